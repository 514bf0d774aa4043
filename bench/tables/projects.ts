import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProjects } from "../harness/find-projects.ts";
import { measureCpu, type Program } from "../harness/cpu-time.ts";
import { makeWorkspace } from "../harness/make-workspace.ts";
import { builtCommand } from "../harness/paths.ts";
import { measurePeakMemory } from "../harness/peak-memory.ts";
import { ratioRow } from "../harness/ratio-row.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const FEW = 28;
const PROJECT_BYTES = 8_000;
const MEMORY_LIMIT_MB = 150;

/** A user of our own, so that neither the caches of whoever runs this nor what tests left behind are measured. */
let user = "";

/** What many projects cost: the trigger in a small and a large workspace, and the commands that look at every project. */
export const projects: Bench = {
  name: "projects",
  run() {
    const many = readSizes().projects;
    user = mkdtempSync(join(tmpdir(), "bench-user-"));
    mkdirSync(join(user, "tmp"));
    const few = makeWorkspace({ projects: FEW, bytes: PROJECT_BYTES });
    const large = makeWorkspace({ projects: many, bytes: PROJECT_BYTES });
    try {
      return {
        name: "projects",
        title: "Many projects",
        method: `Projects of ${String(PROJECT_BYTES / 1000)} KB each, without git. CPU time; \`find\` is the C walk, \`cat {} +\` reads what it finds. Cold: our own cache was removed; warm: it is there. The operating system's cache is warm in both.`,
        rows: [...triggerRows(few, FEW, 1.3), ...triggerRows(large, many, 1.8), ...findRows(large), ...wholeRows(large, many)],
      };
    } finally {
      rmSync(few, { recursive: true });
      rmSync(large, { recursive: true });
      rmSync(user, { recursive: true });
    }
  },
};

function triggerRows(root: string, count: number, limit: number): readonly BenchRow[] {
  const { samples, batch } = readSizes();
  const node = { name: "bare Node", argv: ["node", "-e", "0"], cwd: root };
  const [base, ours] = measureCpu([node, ourProgram(["handoff", "--as", "claude"], root)], { samples, batch });
  return base && ours ? [ratioRow({ what: `\`handoff\` among ${String(count)} projects`, ours, base, limit })] : [];
}

/** Discovery alone, in this process, beside a C program that reads the same folders. */
function findRows(root: string): readonly BenchRow[] {
  const { samples } = readSizes();
  const walk = { name: "find -maxdepth 2", argv: ["find", ".", "-mindepth", "2", "-maxdepth", "2", "-name", "AGENT-HANDOFF.md"], cwd: root };
  const [base] = measureCpu([walk], { samples, batch: 1 });
  const ours = { name: "discovery", cpuMs: findProjects(root, samples) };
  return base ? [ratioRow({ what: "find the projects", ours, base, limit: 1.5 })] : [];
}

function wholeRows(root: string, count: number): readonly BenchRow[] {
  return [...commandRows(root, ["status", "--json"]), ...commandRows(root, ["check", "--format", "json"])].map((row) => ({
    ...row,
    what: `${row.what}, ${String(count)} projects`,
  }));
}

function commandRows(root: string, words: readonly string[]): readonly BenchRow[] {
  const samples = Math.max(1, Math.ceil(readSizes().samples / 5));
  const cold: Program = { ...ourProgram(words, root), before: () => dropCache(root) };
  const warm = ourProgram(words, root);
  const cat = {
    name: "find -exec cat {} +",
    argv: ["find", ".", "-mindepth", "2", "-maxdepth", "2", "-name", "AGENT-HANDOFF.md", "-exec", "cat", "{}", "+"],
    cwd: root,
  };
  const [base, coldSample] = measureCpu([cat, cold], { samples, batch: 1 });
  const [, warmSample] = measureCpu([cat, warm], { samples, batch: 1 });
  if (!base || !coldSample || !warmSample) return [];
  const name = `\`${words[0] ?? ""}\``;
  const memory = measurePeakMemory(cold);
  return [
    ratioRow({ what: `${name} cold`, ours: coldSample, base, limit: 4 }),
    ratioRow({ what: `${name} warm`, ours: warmSample, base, limit: 2 }),
    {
      what: `${name} peak memory`,
      ours: `${memory.toFixed(0)} MB`,
      against: "",
      figure: `${memory.toFixed(0)} MB`,
      target: `< ${String(MEMORY_LIMIT_MB)} MB`,
      met: memory < MEMORY_LIMIT_MB,
    },
  ];
}

/** Exit codes are not looked at: `handoff` says 3 for another's project and `check` 1 for findings. */
function ourProgram(words: readonly string[], cwd: string): Program {
  return { name: words.join(" "), argv: ["node", builtCommand(), ...words], cwd, env: { XDG_CACHE_HOME: user, TMPDIR: join(user, "tmp") }, exitCode: "any" };
}

function dropCache(root: string): void {
  rmSync(join(root, ".agent-relay"), { recursive: true, force: true });
  rmSync(join(user, "agent-relay", "check"), { recursive: true, force: true });
}
