import { readFileSync } from "node:fs";

/** How far up is looked. */
const MOST_ANCESTORS = 32;

/** A process: its command line as words, and the environment it was started with, undefined where that may not be seen. */
export interface Ancestor {
  readonly words: readonly string[];
  readonly environment: () => Readonly<Record<string, string>> | undefined;
}

/** Lists this process and those above it, the nearest first; undefined where the system does not show processes as files (all but Linux). */
export function readAncestors(): readonly Ancestor[] | undefined {
  const chain: Ancestor[] = [];
  for (let pid = process.pid; pid > 1 && chain.length < MOST_ANCESTORS; pid = parentOf(pid)) {
    const words = fieldsOf(pid, "cmdline");
    if (words === undefined) break;
    const current = pid;
    chain.push({ words, environment: () => environmentOf(current) });
  }
  return chain.length === 0 ? undefined : chain;
}

function environmentOf(pid: number): Readonly<Record<string, string>> | undefined {
  const entries = fieldsOf(pid, "environ")?.filter((entry) => entry.includes("="));
  return entries && Object.fromEntries(entries.map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]));
}

function fieldsOf(pid: number, file: "cmdline" | "environ"): readonly string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8").split("\0");
  } catch {
    return undefined;
  }
}

function parentOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}
