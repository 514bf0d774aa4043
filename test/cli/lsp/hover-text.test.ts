import fc from "fast-check";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { describeMention } from "../../../src/cli/lsp/hover.ts";
import { lineFrom, quoted, withoutMarks } from "../../../src/cli/lsp/hover-text.ts";
import { createSubject } from "../../../src/lint/create-subject.ts";
import { handoffText } from "../workspace.ts";
import { NOW } from "../run.ts";

interface Node {
  readonly type: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}

const reader = unified().use(remarkParse).use(remarkGfm);

/** What a viewer would load, run or hide behind other words; a bare address that shows itself is none of it. */
function loaded(markdown: string): readonly string[] {
  const walk = ({ type, url = "", children = [] }: Node): readonly string[] => {
    const own = ["image", "html", "definition", "imageReference", "linkReference"].includes(type) || (type === "link" && /^(?!https?:|mailto:)/u.test(url));
    return [...(own ? [`${type} ${url}`] : []), ...children.flatMap(walk)];
  };
  return walk(reader.parse(markdown));
}

const HOSTILE = [
  "![x](https://evil.example/t.png)",
  "[x](command:workbench.action.terminal.new)",
  String.raw`\[x\](command:x)`,
  String.raw`\\[x](command:x)`,
  String.raw`!\[x\](command:x)`,
  String.raw`\<img src=x>`,
  "<img src=x>",
  "<!--",
  "<command:x>",
  "&#91;x](command:x)",
  "[x]: command:x",
  "[x][x]",
  "`",
  "``",
  "```",
  "~~~",
  "\\",
  "|",
  "| --- |",
  "https://x.example/`a [b](command:x)`",
  "www.x.example/`a [b](command:x)`",
  "a@x.example`a [b](command:x)`",
  "https://x.example/",
  "WWW.",
  "a `b | [x](command:x)` c",
  "> ",
  "- ",
  "    ",
  "\t",
  "**",
  "word",
  "\u202e",
  " ",
  "\n",
  "\n\n",
];
const hostile = fc.array(fc.constantFrom(...HOSTILE), { maxLength: 12 }).map((parts) => parts.join(""));
const hostileLine = hostile.map((text) => text.replaceAll("\n", " "));

function hoversOf(spec: string, line: string, check: string): readonly string[] {
  const pending = [`- [ ] **T2** ${line} (owner: ${line}; after: ${line}; files: ${line})\n${spec.replaceAll(/^/gmu, "  ")}`];
  const text = `${handoffText("shop", { next: line, pending })}\n## Acceptance Criteria\n\n- [ ] **A1** ${line} (check: \`${check.replaceAll("`", "")}\`)\n`;
  const subject = createSubject({ file: "AGENT-HANDOFF.md", text, kind: "handoff", world: { now: NOW, agents: ["claude"] } });
  if (subject.kind !== "handoff") return [];
  const file = { uri: "x", subject, places: never() };
  const view = { agents: ["claude"], handoff: file, decisions: [], reviews: [] };
  const range = { start: 0, end: 0 };
  const { tasks, criteria, owner } = subject.handoff;
  return [
    ...tasks.map((task) => describeMention({ kind: "task", task, file, view, range }, NOW)),
    ...criteria.map((criterion) => describeMention({ kind: "criterion", criterion, file, view, range }, NOW)),
    ...(owner ? [describeMention({ kind: "owner", owner: owner.value, view, range }, NOW)] : []),
    describeMention({ kind: "project", file, view, range }, NOW),
  ];
}

/** Places are not asked for in hovers. */
function never(): never {
  return undefined as never;
}

describe("text of files in a hover", () => {
  test("loads nothing, runs nothing and hides no address", () => {
    fc.assert(
      fc.property(hostile, hostileLine, hostileLine, (spec, line, check) => {
        for (const markdown of [lineFrom(spec), quoted(spec), ...hoversOf(spec, line, check)]) expect(loaded(markdown)).toEqual([]);
      }),
      { numRuns: 300, seed: 20_261_121 },
    );
  });

  test("keeps code, and shows all else as it is written", () => {
    expect(lineFrom("see `a[0]` and [b](c)")).toBe(String.raw`see ${"`a[0]`"} and \[b\](c)`);
    expect(withoutMarks(lineFrom(String.raw`a\b [c] <d> | ${"`"}`))).toBe(String.raw`a\b [c] <d> | ${"`"}`);
  });

  test("is redacted before it is cut", () => {
    const token = ["ghp", "aB3dE6gH9jK2mN5pQ8sT1vW4xY7zA0cF3hJ6"].join("_");
    expect(lineFrom(`${"x".repeat(185)} ${token}`)).not.toContain("aB3d");
    const lines = Array.from({ length: 40 }, (_, order) => `MIIEpAIBAAKCAQEA${order}${"vW4xY7zA0cF3hJ6kL9mN2pQ5sT8u".repeat(2)}`);
    const key = ["-----BEGIN RSA PRIVATE KEY-----", ...lines, "-----END RSA PRIVATE KEY-----"].join("\n");
    expect(quoted(`The key:\n\n${key}\n`)).not.toContain("vW4xY7");
  });
});
