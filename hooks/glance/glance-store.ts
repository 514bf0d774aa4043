import { readFileSync } from "node:fs";
import { userCacheFile } from "../../src/workspace/discovery/user-cache-file.ts";
import { writeMachineFile } from "../../src/disk/files/write-machine-file.ts";
import { revisionOf } from "../../src/workspace/receipts/revision-of.ts";
import { type HandoffGlance, parseGlance } from "./glance.ts";

/** What a glance depends on: the file's text as it was read, and the names of agents that are known. */
export interface GlanceKey {
  readonly file: string;
  readonly text: string;
  readonly agents: readonly string[];
}

/** Glances at handoffs, kept between hooks in the user's own cache. */
export interface GlanceStore {
  /** The glance at exactly this text; undefined where none was kept. */
  read(key: GlanceKey): HandoffGlance | undefined;
  /** Keeps a glance, in place of what stood for another text of the file; trouble is ignored. */
  keep(key: GlanceKey, glance: HandoffGlance): void;
}

/** Where glances are kept; `build` tells programs apart that may read a text otherwise. */
export interface GlanceStoreOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly build: string;
}

/** Larger texts are read anew each time. */
const MOST_UNITS = 200_000;

/** Creates the store of a user. A file holds one glance and the whole text it was taken of: only the same text, to the letter, is answered from it. There are at most 256 of them. */
export function createGlanceStore({ env, platform, build }: GlanceStoreOptions): GlanceStore {
  const fileOf = ({ file }: GlanceKey): string | undefined => userCacheFile({ env, platform }, "glances", `${revisionOf(file).slice(0, 2)}.txt`);
  const headOf = ({ file, agents }: GlanceKey): readonly unknown[] => [build, file, agents.join(",")];
  return {
    read(key) {
      const kept = readKept(fileOf(key));
      if (kept?.text !== key.text) return undefined;
      const [glance, ...head] = kept.values;
      return JSON.stringify(head) === JSON.stringify(headOf(key)) ? parseGlance(glance) : undefined;
    },
    keep(key, glance) {
      const file = fileOf(key);
      if (file === undefined || key.text.length > MOST_UNITS) return;
      writeMachineFile(file, `${JSON.stringify([glance, ...headOf(key)])}\n${key.text}`);
    },
  };
}

interface Kept {
  readonly values: readonly unknown[];
  readonly text: string;
}

function readKept(file: string | undefined): Kept | undefined {
  if (file === undefined) return undefined;
  try {
    const whole = readFileSync(file, "utf8");
    const end = whole.indexOf("\n");
    const values: unknown = JSON.parse(whole.slice(0, end));
    return Array.isArray(values) ? { values, text: whole.slice(end + 1) } : undefined;
  } catch {
    return undefined;
  }
}
