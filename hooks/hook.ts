import type { HookDecision, HookEvent, HookInput } from "../src/agents/hook-dialect.ts";
import type { Handoff } from "../src/protocol/handoff/model.ts";
import type { WorkspaceIndex } from "../src/protocol/index/model.ts";
import type { Snapshot } from "../src/disk/files/snapshot.ts";
import type { HandoffPlace } from "../src/workspace/finding/place.ts";
import type { HandoffGlance } from "./glance/glance.ts";

/** A project as hooks see it: the folder that holds a handoff file, which is read. */
export interface HookProject {
  readonly folder: string;
  /** Path of the handoff file. */
  readonly file: string;
  readonly snapshot: Snapshot;
  /** What most events ask of the handoff; mostly known without parsing it. */
  readonly glance: HandoffGlance;
  /** The handoff, parsed when it is first asked for. */
  readonly handoff: Handoff;
}

/** A workspace as hooks see it. */
export interface HookWorkspace {
  readonly folder: string;
  readonly file: string;
  readonly snapshot: Snapshot;
  readonly index: WorkspaceIndex;
}

/** What the trigger answered: the brief or the refusal, as the command `handoff` prints it, with its exit code. */
export interface TriggerAnswer {
  readonly text: string;
  readonly exitCode: number;
}

/** Everything a hook is given. Reading is done when asked for and remembered for the life of the process. */
export interface HookContext {
  readonly input: HookInput;
  /** ISO 8601 in UTC, to the second. */
  readonly now: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Opens a handoff file that was read. */
  readonly open: (place: Pick<HandoffPlace, "folder" | "file" | "snapshot">) => HookProject;
  /** Names of all agents known in this workspace. */
  readonly agents: readonly string[];
  /** Milliseconds until the hook has to have answered. */
  readonly timeLeft: () => number;
  /** The workspace around the session's folder. */
  readonly workspace: () => HookWorkspace | undefined;
  /** The project the session stands in, else the active one of its workspace where there is just one; undefined outside. */
  readonly project: () => HookProject | undefined;
  /** The project a path belongs to: the nearest folder above it with a handoff file that is no index; undefined where there is none. */
  readonly projectOf: (path: string) => HookProject | undefined;
  /** Does what the user's trigger asks for and gives what the agent shall read (PROTOCOL.md 3). */
  readonly trigger: (text: string) => Promise<TriggerAnswer>;
  /** Writes one line to the hooks' log; never fails. */
  readonly log: (line: string) => void;
}

/** The answer to one event. */
export interface Hook {
  readonly event: HookEvent;
  readonly run: (context: HookContext) => HookDecision | Promise<HookDecision>;
}

/** Defines a hook; only infers the type. */
export function defineHook(hook: Hook): Hook {
  return hook;
}
