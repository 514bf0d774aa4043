import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureCpu, type Program } from "../harness/cpu-time.ts";
import { HOSTILE } from "../harness/hostile.ts";
import { makeHandoff } from "../harness/make-handoff.ts";
import { builtCommand } from "../harness/paths.ts";
import { ratioRow } from "../harness/ratio-row.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const HANDOFF_BYTES = 20_000;
const HOSTILE_BYTES = 64_000;
const HOSTILE_LIMIT_MS = 100;

/** What a call of the command costs over Node itself: nearly all of it is loading modules and reading one file. */
export const startUp: Bench = {
  name: "start-up",
  run() {
    const folder = mkdtempSync(join(tmpdir(), "bench-start-up-"));
    try {
      return {
        name: "start-up",
        title: "Start-up",
        method: `CPU time of a cold process over \`node -e 0\`, in turns, medians. The handoff has ${String(HANDOFF_BYTES / 1000)} KB; the hostile ones ${String(HOSTILE_BYTES / 1000)} KB.`,
        rows: [...friendlyRows(folder), ...hostileRows(folder)],
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function friendlyRows(folder: string): readonly BenchRow[] {
  const { samples, batch } = readSizes();
  writeFileSync(join(folder, "AGENT-HANDOFF.md"), makeHandoff(1, HANDOFF_BYTES));
  const node = { name: "bare Node", argv: ["node", "-e", "0"], cwd: folder };
  const calls: readonly { readonly words: readonly string[]; readonly limit: number }[] = [
    { words: ["--version"], limit: 1.1 },
    { words: ["--help"], limit: 2 },
    { words: ["pass", "--help"], limit: 2 },
    { words: ["handoff", "--as", "codex"], limit: 1.15 },
  ];
  const programs = calls.map(({ words }): Program => ({ name: words.join(" "), argv: ["node", builtCommand(), ...words], cwd: folder }));
  const [base, ...ours] = measureCpu([node, ...programs], { samples, batch });
  if (base === undefined) return [];
  return ours.map((sample, at) => ratioRow({ what: `\`agent-relay ${sample.name}\``, ours: sample, base, limit: calls[at]?.limit ?? 1 }));
}

function hostileRows(folder: string): readonly BenchRow[] {
  const { samples } = readSizes();
  return Object.entries(HOSTILE).map(([name, make]) => {
    const file = join(folder, "AGENT-HANDOFF.md");
    writeFileSync(file, `# Agent Handoff: hostile\n\n**Current Owner:** Codex\n\n## Pending Tasks\n\n${make(HOSTILE_BYTES)}`);
    const node = { name: "bare Node", argv: ["node", "-e", "0"], cwd: folder };
    const handoff = { name: "handoff", argv: ["node", builtCommand(), "handoff", "--as", "codex"], cwd: folder };
    const [base, ours] = measureCpu([node, handoff], { samples: Math.ceil(samples / 5), batch: 1 });
    const over = (ours?.cpuMs ?? 0) - (base?.cpuMs ?? 0);
    return {
      what: `\`handoff\` on ${name}`,
      ours: `${(ours?.cpuMs ?? 0).toFixed(0)} ms`,
      against: `bare Node: ${(base?.cpuMs ?? 0).toFixed(0)} ms`,
      figure: `+${over.toFixed(0)} ms`,
      target: `<= +${String(HOSTILE_LIMIT_MS)} ms`,
      met: over <= HOSTILE_LIMIT_MS,
    };
  });
}
