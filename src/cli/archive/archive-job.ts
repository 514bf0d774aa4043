import type { Invocation } from "../command.ts";
import type { CommandIo } from "../io.ts";
import type { OpenProject } from "../open-project.ts";

/** What is to be archived, once it may be. */
export interface ArchiveJob {
  readonly invocation: Invocation;
  readonly io: CommandIo;
  readonly project: OpenProject;
  readonly agents: readonly string[];
}
