import { COMPLETION_REASONS, type EventFields, type EventType, FAILURE_REASONS, REVIEW_DECISIONS, SKIP_REASONS, STOP_REASONS } from "./run-event.ts";

/** What a field of an event holds: a text, a whole number from 0 on, a list of texts, a text that may be a file reference, numbers by name, or one of some words. */
export type FieldKind = "text" | "count" | "list" | "stored" | "numbers" | readonly string[];

/** The shape of one field. */
export interface FieldShape {
  readonly kind: FieldKind;
  readonly optional: boolean;
}

/** The fields of every type of event; the compiler keeps it in step with `EventFields`. */
export type EventShapes = { readonly [Type in EventType]: { readonly [Field in keyof EventFields[Type]]-?: FieldShape } };

const need = (kind: FieldKind): FieldShape => ({ kind, optional: false });
const may = (kind: FieldKind): FieldShape => ({ kind, optional: true });

const STEP = { stepName: need("text") };
const EXIT = { exitCode: may("count"), exitSignal: may("text") };
const AGENT = { usage: may("numbers"), sessionId: may("text") };

/** How a reader tells an event from what merely has its type. */
export const EVENT_SHAPES: EventShapes = {
  "run:started": { workflow: need("text"), sourceDigest: need("text"), source: may("text"), startFrom: may("text"), assumed: may("list") },
  "run:resumed": { sourceDigest: need("text"), startFrom: may("text"), again: need("list"), assumed: need("list") },
  "run:paused": {},
  "run:unpaused": {},
  "run:stopping": { reason: need(STOP_REASONS), signal: may("text") },
  "run:completed": {},
  "run:failed": { error: need("stored") },
  "run:cancelled": { reason: need(STOP_REASONS) },
  "step:started": { ...STEP, attempt: need("count"), agent: may("text") },
  "step:completed": { ...STEP, ...EXIT, ...AGENT, attempt: need("count"), reason: need(COMPLETION_REASONS), output: need("stored") },
  "step:failed": {
    ...STEP,
    ...EXIT,
    ...AGENT,
    attempt: need("count"),
    reason: need(FAILURE_REASONS),
    error: need("stored"),
    output: may("stored"),
    hint: may("text"),
  },
  "step:skipped": { ...STEP, reason: need(SKIP_REASONS), because: need("text") },
  "step:retrying": {
    ...STEP,
    ...EXIT,
    ...AGENT,
    attempt: need("count"),
    delayMs: need("count"),
    reason: need(FAILURE_REASONS),
    error: need("stored"),
    hint: may("text"),
  },
  "step:owner-assigned": { ...STEP, ownerName: need("text"), specialistName: need("text") },
  "step:review-completed": { ...STEP, reviewerName: need("text"), decision: need(REVIEW_DECISIONS), text: may("stored") },
  "step:owner-timeout": { ...STEP, ownerName: need("text") },
  "step:nudged": { ...STEP, nudgeCount: need("count"), agent: may("text") },
  "step:force-released": { ...STEP, agent: may("text") },
  "barrier:timed-out": { barrier: need("text") },
};

/** Every type of event, in the order of the table. */
export const EVENT_TYPES: readonly EventType[] = Object.keys(EVENT_SHAPES) as EventType[];

/** Every field of each type with its name, for readers that walk them. */
export const FIELDS_OF: ReadonlyMap<string, readonly (readonly [string, FieldShape])[]> = new Map(
  EVENT_TYPES.map((type) => [type, Object.entries<FieldShape>(EVENT_SHAPES[type])]),
);
