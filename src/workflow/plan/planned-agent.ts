import type { AgentCli } from "../../agents/one-shot/agent-clis.ts";
import type { AgentAccess } from "../../agents/one-shot/one-shot.ts";
import type { AgentPreset } from "../../agents/one-shot/presets.ts";
import type { WrittenProfile } from "../written/written-workflow.ts";

/** Rules finer than a level of access, as the workflow's author wrote them; a CLI that has no such setting cannot keep them. */
export type PlannedRights = Pick<WrittenProfile, "files" | "network" | "exec" | "inherit">;

/** An agent with its preset, profile and constraints worked out. */
export interface PlannedAgent {
  readonly name: string;
  readonly cli: AgentCli;
  /** What it is for, as written; empty where nothing is. */
  readonly role: string;
  readonly preset?: AgentPreset;
  /** Whether the workflow wants it in a session that takes messages; the others run once a step. */
  readonly interactive: boolean;
  readonly model?: string;
  /** Absent where the user's own settings of the CLI decide. */
  readonly access?: AgentAccess;
  readonly rights?: PlannedRights;
  /** Bound of each of its attempts, where its step has none. */
  readonly timeoutMs?: number;
  readonly maxTokens?: number;
  /** Folder it works in, relative to the workflow's; a template's text; empty where that one itself. */
  readonly cwd: string;
  /** Further folders it may read and write, relative to the workflow's. */
  readonly additionalPaths: readonly string[];
  readonly channels: readonly string[];
  /** Words that go before every task; empty where none. */
  readonly skills: string;
}
