import { readStoredText } from "../runner/journal/load-journal.ts";
import type { EventFields, EventHead, EventType, RunEvent, ValueReference } from "../runner/journal/run-event.ts";

/** What an event says, with every text as a text, however long. */
type Told<Fields> = { readonly [Key in keyof Fields]: ValueReference extends Fields[Key] ? Exclude<Fields[Key], ValueReference> : Fields[Key] };

/** Something that happened in a run, as listeners hear it: `type` tells the kinds apart, such as `step:completed`. Events count from 1 by `seq`. */
export type WorkflowEvent = { [Type in EventType]: { readonly type: Type } & Told<EventFields[Type]> & EventHead }[EventType];

/** Hears what happens in a run. What it throws is reported and does not touch the run. */
export type WorkflowEventListener = (event: WorkflowEvent) => unknown;

/** Makes of an event of the journal what listeners hear: texts that lie in files of the run's folder are read. */
export function readEvent(event: RunEvent, folder: string): WorkflowEvent {
  const entries = Object.entries(event).map(([key, value]: [string, unknown]) => [key, isReference(value) ? readLong(folder, value) : value]);
  return Object.fromEntries(entries) as WorkflowEvent;
}

function isReference(value: unknown): value is ValueReference {
  return typeof value === "object" && value !== null && "file" in value && "crc" in value && "bytes" in value;
}

function readLong(folder: string, reference: ValueReference): string {
  const read = readStoredText(folder, reference);
  return read.ok ? read.value : `(${read.problem.message})`;
}
