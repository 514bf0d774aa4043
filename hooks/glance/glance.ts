import type { Owner } from "../../src/protocol/owner.ts";
import { STATUSES, type Status } from "../../src/protocol/status.ts";
import type { Stamp } from "../../src/protocol/handoff/model.ts";

/** What hooks ask of a handoff at nearly every event. Plain JSON, so that it can be kept beside the text it was read from and need not be read again. */
export interface HandoffGlance {
  /** Whether the handoff speaks the protocol, as `isAdopted` says. */
  readonly adopted: boolean;
  readonly owner?: Owner;
  readonly status?: Status;
  readonly nextAction?: string;
  readonly updated?: Stamp;
  readonly offLimits: readonly GlancedPath[];
  /** Tells this text from others, as `revisionOf` does. */
  readonly revision: string;
}

/** One entry of Files Off Limits; `line` counts from 1. */
export interface GlancedPath {
  readonly pattern: string;
  readonly note: string;
  readonly line: number;
}

/** Reads a glance that was kept; undefined for anything else. */
export function parseGlance(value: unknown): HandoffGlance | undefined {
  return isRecord(value) && isGlance(value) ? (value as unknown as HandoffGlance) : undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function isGlance({ adopted, owner, status, nextAction, updated, offLimits, revision }: Fields): boolean {
  return (
    typeof adopted === "boolean" &&
    typeof revision === "string" &&
    isOptionalText(nextAction) &&
    (owner === undefined || isOwner(owner)) &&
    (status === undefined || STATUSES.some((known) => known === status)) &&
    (updated === undefined || (isRecord(updated) && isOptionalText(updated["at"]) && isOptionalText(updated["by"]))) &&
    Array.isArray(offLimits) &&
    offLimits.every(isPath)
  );
}

function isOwner(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { kind, name, text } = value;
  return kind === "user" || kind === "nobody" || (kind === "agent" && typeof name === "string") || (kind === "unknown" && typeof text === "string");
}

function isPath(value: unknown): boolean {
  return isRecord(value) && typeof value["pattern"] === "string" && typeof value["note"] === "string" && typeof value["line"] === "number";
}

function isOptionalText(value: unknown): boolean {
  return value === undefined || typeof value === "string";
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}
