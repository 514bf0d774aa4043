/** What a handoff and its decisions are compared by. */
export const CHANGE_SUBJECTS = [
  "owner",
  "status",
  "next-action",
  "context",
  "task",
  "scope",
  "off-limits",
  "criteria",
  "blockers",
  "questions",
  "log",
  "decision",
] as const;
export type ChangeSubject = (typeof CHANGE_SUBJECTS)[number];

/** One difference in meaning: what it is about, and what happened to it in words for people, such as `T2 Build it: done`; one line, no hidden characters. */
export interface Change {
  readonly about: ChangeSubject;
  readonly text: string;
}
