import { homedir } from "node:os";
import path, { dirname, join } from "node:path";
import type { Result } from "../../diagnostic/result.ts";
import { userConfigFile } from "../config/user-config-file.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { readText } from "../../disk/files/read-text.ts";
import { sha256 } from "../../disk/files/sha256.ts";
import { writeMachineFile } from "../../disk/files/write-machine-file.ts";

/** What a person has said yes to, out of reach of whoever writes in a repository: it lies beside the user's own settings. */
export interface Approvals {
  /** Whether a text was approved for a folder. `kind` keeps commands and lists of commands apart. */
  readonly has: (approval: Approval) => boolean;
  /** Remembers a yes; what others wrote meanwhile stays. */
  readonly add: (approvals: readonly Approval[]) => Result<number, FileProblem>;
}

/** One yes: to the very text, in the very folder (absolute, without links). */
export interface Approval {
  readonly kind: "command" | "allow-list";
  readonly folder: string;
  readonly text: string;
}

/** Approvals that are remembered; the oldest go. */
const KEPT = 2000;

/** Opens the approvals of the user. A file that is damaged holds none. */
export function openApprovals(env: Readonly<Record<string, string | undefined>>): Approvals {
  const file = join(dirname(userConfigFile({ env, platform: process.platform, home: homedir(), flavour: path })), "approved-checks.json");
  return {
    has: (approval) => readKeys(file).includes(keyOf(approval)),
    add(approvals) {
      const keys = [...new Set([...readKeys(file), ...approvals.map(keyOf)])].slice(-KEPT);
      return writeMachineFile(file, `${JSON.stringify({ version: 1, approved: keys }, undefined, 1)}\n`);
    },
  };
}

function keyOf({ kind, folder, text }: Approval): string {
  return sha256(`${kind}\0${folder}\0${text}`);
}

function readKeys(file: string): readonly string[] {
  const read = readText(file, 1_048_576);
  if (!read.ok) return [];
  try {
    const { approved } = JSON.parse(read.value.text) as { readonly approved?: unknown };
    return Array.isArray(approved) ? approved.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}
