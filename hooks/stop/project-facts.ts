import type { Handoff } from "../../src/protocol/handoff/model.ts";
import type { Owner } from "../../src/protocol/owner.ts";
import type { SessionWork } from "./session-work.ts";

/** A project's handoff as it is at the stop. */
export type HandoffNow =
  | { readonly kind: "read"; readonly handoff: Handoff }
  | { readonly kind: "gone" }
  | { readonly kind: "unreadable"; readonly reason: string };

/** Everything a project's share of a stop is judged by; gathered from the disk, judged without it. */
export interface ProjectFacts {
  /** The agent that stops, by its name in the protocol. */
  readonly agent: string;
  /** ISO 8601 in UTC. */
  readonly now: string;
  /** Path of the handoff file as it is told to the agent. */
  readonly handoffPath: string;
  readonly before: Handoff;
  readonly after: HandoffNow;
  /** Whether the session may have changed the handoff file. */
  readonly handoffTouched: boolean;
  /** The session's changes in the project, relative to its folder, without the handoff. */
  readonly work: SessionWork;
  /** The session's changes in projects of others. */
  readonly elsewhere: readonly WorkElsewhere[];
  /** Whether the user had opened the guard for a while since the session began here: then what is off limits or another's may have been written with leave. */
  readonly guardWasOpen?: boolean;
  /** Other handoff files the session changed, as they are told to the agent. */
  readonly otherHandoffs: readonly string[];
}

/** Changes in another project. */
export interface WorkElsewhere {
  /** Name of the project, and its owner as its handoff says. */
  readonly name: string;
  readonly owner: Owner | undefined;
  /** As they are told to the agent. */
  readonly work: SessionWork;
}
