/** The states of a project. */
export const STATUSES = ["ready", "in-progress", "review", "blocked", "done"] as const;
export type Status = (typeof STATUSES)[number];
