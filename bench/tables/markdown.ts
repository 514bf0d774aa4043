import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { createSubject } from "../../src/lint/create-subject.ts";
import { runRules } from "../../src/lint/run-rules.ts";
import { AGENT_NAMES } from "../../src/protocol/agent-name.ts";
import { RULES } from "../../validators/index.ts";
import { cpuOf } from "../harness/cpu-of.ts";
import { HOSTILE } from "../harness/hostile.ts";
import { type Library, loadLibrary } from "../harness/load-library.ts";
import { makeHandoff } from "../harness/make-handoff.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const FILE_BYTES = 20_000;
/** How much larger the large input is than the small one. */
const GROWTH = 16;
const EXPONENT_LIMIT = 1.1;
const HOSTILE_LIMIT_MS = 1_000;

/** How fast Markdown is read: megabytes a second beside remark, and how reading grows with hostile input. */
export const markdown: Bench = {
  name: "markdown",
  async run() {
    const { corpusBytes, hostileBytes } = readSizes();
    return {
      name: "markdown",
      title: "Markdown",
      method: `In one warm process, medians. Throughput over the same generated handoffs of ${String(FILE_BYTES / 1000)} KB (${String(Math.round(corpusBytes / 1000))} KB in all). Hostile inputs of ${String(hostileBytes)} bytes; the exponent compares them with a sixteenth of that (1 is linear).`,
      rows: [...throughputRows(corpusBytes, await loadLibrary()), ...Object.entries(HOSTILE).map(([name, make]) => hostileRow(name, make, hostileBytes))],
    };
  },
};

function throughputRows(bytes: number, { parseHandoff, scanOutline }: Library): readonly BenchRow[] {
  const count = Math.max(1, Math.round(bytes / FILE_BYTES));
  const files = Array.from({ length: count }, (_, number) => makeHandoff(number, FILE_BYTES));
  const size = files.reduce((sum, file) => sum + Buffer.byteLength(file), 0);
  const remark = unified().use(remarkParse).use(remarkGfm);
  const read = (each: (file: string) => unknown) => (): void => files.forEach((file) => void each(file));
  const { samples } = readSizes();
  const remarkMs = cpuOf(
    read((file) => remark.parse(file)),
    Math.ceil(samples / 5),
  );
  const outlineMs = cpuOf(read(scanOutline), samples);
  const handoffMs = cpuOf(read(parseHandoff), samples);
  return [
    { what: "`scanOutline`", ms: outlineMs },
    { what: "`parseHandoff`", ms: handoffMs },
  ].map(({ what, ms }) => ({
    what,
    ours: `${(size / 1000 / ms).toFixed(0)} MB/s`,
    against: `remark: ${(size / 1000 / remarkMs).toFixed(2)} MB/s`,
    figure: `${(remarkMs / ms).toFixed(0)} x as fast`,
    target: "",
  }));
}

/** Everything `check` does with one file: parsing and every rule. */
function checkText(text: string): void {
  const world = { now: "2026-11-20T15:04:05Z", agents: AGENT_NAMES };
  runRules(createSubject({ file: "AGENT-HANDOFF.md", text, kind: "handoff", world }), RULES);
}

function hostileRow(name: string, make: (bytes: number) => string, bytes: number): BenchRow {
  const head = "# Agent Handoff: hostile\n\n**Current Owner:** Codex\n\n## Pending Tasks\n\n";
  const small = head + make(bytes / GROWTH);
  const large = head + make(bytes);
  const { samples } = readSizes();
  const repeats = Math.max(1, Math.ceil(samples / 5));
  const smallMs = cpuOf(() => checkText(small), repeats);
  const largeMs = cpuOf(() => checkText(large), repeats);
  const exponent = Math.log(largeMs / smallMs) / Math.log(GROWTH);
  return {
    what: `every rule on ${name}`,
    ours: `${largeMs.toFixed(1)} ms`,
    against: `a sixteenth of it: ${smallMs.toFixed(1)} ms`,
    figure: `exponent ${exponent.toFixed(2)}`,
    target: `<= ${String(EXPONENT_LIMIT)}, < 1 s`,
    met: largeMs < HOSTILE_LIMIT_MS && exponent <= EXPONENT_LIMIT,
  };
}
