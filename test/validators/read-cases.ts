import { SUBJECT_KINDS, type SubjectKind } from "../../src/lint/rule.ts";
import type { World } from "../../src/lint/world.ts";

/** One example of a rule's README, which is a test case of it. */
export interface RuleCase {
  readonly title: string;
  readonly verdict: "wrong" | "right";
  readonly kind: SubjectKind;
  readonly file: string;
  readonly text: string;
  readonly world: Partial<World>;
  readonly options: Readonly<Record<string, unknown>>;
  /** Expected findings of a wrong case, `line:column message` each. */
  readonly findings: readonly string[];
  /** What else is said of the finding of that order: `hint: ...`, `expected: ...`, or `fix: ...`, which is the title of its fix. */
  readonly details: readonly (readonly [order: number, words: string])[];
  /** Text after the fixes. */
  readonly fixed?: string;
}

interface Fence {
  readonly words: readonly string[];
  readonly content: string;
}

const FILES: Readonly<Record<SubjectKind, string>> = {
  handoff: "AGENT-HANDOFF.md",
  index: "AGENT-HANDOFF.md",
  decisions: "DECISIONS.md",
  instructions: "CLAUDE.md",
  review: "CODEX_REVIEW.md",
};

/**
 * Reads the cases of a README: fences `markdown wrong` and `markdown right` (with `kind=`, `file=`, `escapes`), before them `json world`, `json options` and `markdown committed`, after
 * them `findings` and `markdown fixed`. With `escapes`, `\u{200b}` and the like stand for characters; with `repeats`, `{{word }}*900` for a text that often;
 * with `unended` the last line has no break. Below a finding its hint and the title of its fix may stand, indented.
 */
export function readCases(readme: string, kinds: readonly SubjectKind[]): readonly RuleCase[] {
  const cases: RuleCase[] = [];
  let pending: { world: Partial<World>; options: RuleCase["options"] } = { world: {}, options: {} };
  for (const { words, content } of readFences(readme)) {
    const [language = "", role = ""] = words;
    const last = cases.at(-1);
    if (language === "json" && role === "world") pending = { ...pending, world: { ...pending.world, ...parseWorld(content) } };
    else if (language === "json" && role === "options") pending = { ...pending, options: JSON.parse(content) };
    else if (role === "committed") pending = { ...pending, world: { ...pending.world, committedText: unescape(words, content) } };
    else if (role === "wrong" || role === "right") {
      cases.push({
        title: `${role} case ${cases.length + 1}`,
        verdict: role,
        ...subjectOf(words, kinds),
        text: unescape(words, content),
        findings: [],
        details: [],
        ...pending,
      });
      pending = { world: {}, options: {} };
    } else if (last && language === "findings") cases[cases.length - 1] = { ...last, ...findingsOf(content) };
    else if (last && role === "fixed") cases[cases.length - 1] = { ...last, fixed: unescape(words, content) };
  }
  return cases;
}

/** Lines that are indented belong to the finding above them. */
function findingsOf(content: string): Pick<RuleCase, "findings" | "details"> {
  const lines = content.split("\n").filter((line) => line.trim() !== "");
  const findings = lines.filter((line) => !line.startsWith("  "));
  const orderAt = (at: number): number => lines.slice(0, at).filter((line) => !line.startsWith("  ")).length - 1;
  const details = lines.flatMap((line, at) => (line.startsWith("  ") ? [[orderAt(at), line.trim()] as const] : []));
  return { findings, details };
}

function readFences(readme: string): readonly Fence[] {
  return [...readme.matchAll(/^(`{3,})([^\n`]*)\n([\s\S]*?)^\1$/gmu)].map((match) => ({
    words: (match[2] ?? "").trim().split(/\s+/u),
    content: match[3] ?? "",
  }));
}

function subjectOf(words: readonly string[], kinds: readonly SubjectKind[]): { readonly kind: SubjectKind; readonly file: string } {
  const value = (name: string): string | undefined => words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
  const kind = SUBJECT_KINDS.find((known) => known === value("kind")) ?? kinds[0] ?? "handoff";
  return { kind, file: value("file") ?? FILES[kind] };
}

function parseWorld(json: string): Partial<World> {
  const { paths, ...world } = JSON.parse(json) as Partial<World> & { readonly paths?: readonly string[] };
  return paths === undefined ? world : { ...world, pathExists: (pattern) => paths.includes(pattern) };
}

function unescape(words: readonly string[], written: string): string {
  const ended = words.includes("unended") ? written.replace(/\n$/u, "") : written;
  const text = words.includes("repeats") ? ended.replace(/\{\{([^{}]*)\}\}\*(\d+)/gu, (_, part: string, times: string) => part.repeat(Number(times))) : ended;
  if (!words.includes("escapes")) return text;
  return text.replace(/\\u\{([0-9a-f]+)\}/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));
}
