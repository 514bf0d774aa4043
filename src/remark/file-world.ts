import type { World } from "../lint/world.ts";

/** What a user's configuration can tell the rules about the world beside a file; what is not told is not known, and the rules that ask for it find nothing. */
export interface RemarkWorld {
  /** Whether a path or glob of the handoff matches something, relative to the project's folder. */
  readonly pathExists?: (pattern: string) => boolean;
  /** Handoff files of the project, this file included, relative to the project's folder. */
  readonly handoffFiles?: readonly string[];
  /** The project's row in the workspace index, its owner as it is written there. */
  readonly indexRow?: { readonly listed: boolean; readonly owner?: string };
  /** Instruction files of the project: their names (`CLAUDE.md`) and texts. */
  readonly instructionFiles?: readonly { readonly name: string; readonly text: string }[];
  /** Files of decisions of the project: their names (`DECISIONS.md`) and texts. */
  readonly decisionFiles?: readonly { readonly name: string; readonly text: string }[];
  /** The file as it is in the last commit. */
  readonly committedText?: string;
}

/** What is always known. */
export interface KnownWorld extends RemarkWorld {
  /** ISO 8601 in UTC. */
  readonly now: string;
  readonly agents: readonly string[];
}

/** Gives a world that tells what is known, and tells `missed` of every other thing that is asked for. */
export function createFileWorld(known: KnownWorld, missed: () => void): World {
  return new Proxy<World>(known, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (value === undefined) missed();
      return value;
    },
  });
}
