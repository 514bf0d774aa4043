/** The states of a project. */
export const STATUSES = ["ready", "in-progress", "review", "blocked", "done"] as const;
/** State of a project. */
export type Status = (typeof STATUSES)[number];
