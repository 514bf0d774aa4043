import { createSubject } from "../../src/lint/create-subject.ts";
import { type Rule, SUBJECT_KINDS, type Subject, type SubjectKind } from "../../src/lint/rule.ts";
import type { World } from "../../src/lint/world.ts";
import { AGENT_NAMES } from "../../src/protocol/agent-name.ts";
import { RULES } from "../../validators/index.ts";
import { cpuOf } from "../harness/cpu-of.ts";
import { HOSTILE_FILES, type HostileFile } from "../harness/hostile-files.ts";
import { makeHandoff } from "../harness/make-handoff.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const FILE_BYTES = 20_000;
/** How much larger the large input is than the small one. */
const GROWTH = 16;
const EXPONENT_LIMIT = 1.1;
const LIMIT_MS = 1_000;
/** Rules beyond this look at what was parsed, not at the text, so that a figure says nothing, in MB/s. */
const FAST = 5_000;
/** What takes less is too short for an exponent. */
const SHORTEST_MS = 100;

/** How fast each rule reads usual files, and how it grows with the file that is worst for it. */
export const rules: Bench = {
  name: "rules",
  run() {
    const { hostileBytes } = readSizes();
    const hostile = HOSTILE_FILES.map((file) => ({ file, small: subjectOf(file, hostileBytes / GROWTH), large: subjectOf(file, hostileBytes) }));
    return {
      name: "rules",
      title: "Rules one by one",
      method: `In one warm process, CPU time, parsing on a line of its own. Throughput over generated handoffs of ${String(FILE_BYTES / 1000)} KB; then the worst of ${String(hostile.length)} hostile files of ${String(hostileBytes)} characters for each rule. The exponent compares it with a sixteenth of it (1 is linear), where it takes at least ${String(SHORTEST_MS)} ms.`,
      rows: [parsingRow(), ...RULES.map((rule) => rowOf(rule, hostile))],
    };
  },
};

interface HostilePair {
  readonly file: HostileFile;
  readonly small: Subject;
  readonly large: Subject;
}

const FILES: Readonly<Record<SubjectKind, string>> = {
  handoff: "AGENT-HANDOFF.md",
  index: "AGENT-HANDOFF.md",
  decisions: "DECISIONS.md",
  instructions: "CLAUDE.md",
  review: "CODEX_REVIEW.md",
};

function subjectOf({ kind, make }: Pick<HostileFile, "kind" | "make">, size: number): Subject {
  return parse(kind, make(size));
}

function parse(kind: SubjectKind, text: string): Subject {
  return createSubject({ file: FILES[kind], text, kind, world: worldOf(text) });
}

/** Everything a rule may ask for is there, and the other files are as long as this one. */
function worldOf(text: string): World {
  return {
    now: "2026-11-20T15:04:05Z",
    agents: AGENT_NAMES,
    pathExists: () => false,
    handoffFiles: ["AGENT-HANDOFF.md"],
    indexRow: { listed: true, owner: "Claude" },
    committedText: text.slice(0, -100),
    instructionFiles: [{ name: "AGENTS.md", text }],
    decisionFiles: [{ name: "DECISIONS.md", text }],
    projects: [{ path: "p", exists: false, indexed: true }],
    evidence: [{ command: "npm test", outcome: "failed", exitCode: 1, at: "2026-11-20T12:00:00Z" }],
  };
}

function parsingRow(): BenchRow {
  const { hostileBytes, samples } = readSizes();
  const measured = HOSTILE_FILES.map(({ name, kind, make }) => {
    const [small, large] = [make(hostileBytes / GROWTH), make(hostileBytes)];
    return growthOf(name, { small: () => void parse(kind, small), large: () => void parse(kind, large) });
  });
  const usual = makeHandoff(1, FILE_BYTES);
  const ms = cpuOf(() => void parse("handoff", usual), Math.ceil(samples / 5));
  return growthRow("parsing a file", `${(usual.length / 1000 / ms).toFixed(0)} MB/s`, measured);
}

function rowOf(rule: Rule, hostile: readonly HostilePair[]): BenchRow {
  const measured = hostile
    .filter(({ large }) => rule.kinds.includes(large.kind))
    .map(({ file, small, large }) => growthOf(file.name, { small: () => check(rule, small), large: () => check(rule, large) }));
  return growthRow(rule.name, throughput(rule), measured);
}

interface Growth {
  readonly name: string;
  readonly ms: number;
  readonly exponent?: number;
}

function growthRow(what: string, ours: string, measured: readonly Growth[]): BenchRow {
  const worst = measured.toSorted((a, b) => b.ms - a.ms)[0] ?? { name: "-", ms: 0 };
  const steepest = Math.max(0, ...measured.map(({ exponent = 0 }) => exponent));
  return {
    what,
    ours,
    against: `${worst.ms.toFixed(0)} ms: ${worst.name}`,
    figure: steepest === 0 ? `< ${String(SHORTEST_MS)} ms` : `exponent ${steepest.toFixed(2)}`,
    target: `<= ${String(EXPONENT_LIMIT)}, < 1 s`,
    met: worst.ms < LIMIT_MS && steepest <= EXPONENT_LIMIT,
  };
}

/** The small input goes first, so that both are measured compiled. */
function growthOf(name: string, { small, large }: { readonly small: () => void; readonly large: () => void }): Growth {
  const first = once(large);
  if (first < SHORTEST_MS) return { name, ms: first };
  const smallMs = cpuOf(small, 3);
  const ms = Math.min(first, once(large), once(large), once(large));
  return ms < SHORTEST_MS ? { name, ms } : { name, ms, exponent: Math.log(ms / smallMs) / Math.log(GROWTH) };
}

function once(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function check(rule: Rule, subject: Subject): void {
  rule.check(subject, () => undefined, {});
}

/** Rules that look at no handoff read the same text as what they look at. */
function throughput(rule: Rule): string {
  const kind = rule.kinds.includes("handoff") ? "handoff" : (SUBJECT_KINDS.find((known) => rule.kinds.includes(known)) ?? "handoff");
  const subjects = Array.from({ length: 10 }, (_, number) => subjectOf({ kind, make: (size) => makeHandoff(number, size) }, FILE_BYTES)).filter((subject) =>
    rule.kinds.includes(subject.kind),
  );
  if (subjects.length === 0) return "-";
  const ms = cpuOf(() => subjects.forEach((subject) => check(rule, subject)), Math.ceil(readSizes().samples / 5));
  const size = subjects.reduce((sum, { text }) => sum + text.length, 0);
  const speed = size / 1000 / Math.max(ms, 0.001);
  return speed > FAST ? `> ${String(FAST)} MB/s` : `${speed.toFixed(0)} MB/s`;
}
