import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseWorkflowYaml } from "../../../src/workflow/written/parse-workflow-yaml.ts";
import { describeFindings } from "./support/describe-findings.ts";

const MEGABYTE = 1_048_576;

/** Repeats a text until it is a megabyte long. */
function megabyte(piece: string): string {
  return piece.repeat(Math.ceil(MEGABYTE / piece.length));
}

const bomb = ["a0: &a0 [x, x]", ...Array.from({ length: 60 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`)].join("\n");

describe("a text that means harm is refused in bounded time:", () => {
  test.each([
    ["aliases of aliases", bomb, "expected at most 300000 values"],
    ["an alias of what it stands in", "name: &own [*own]", "Unexpected nesting, expected at most 100 levels"],
    ["lists in lists", megabyte("["), "1:101 error yaml-syntax: Unexpected nesting, expected at most 100 levels"],
    ["lists in lists by lines", megabyte("- "), "Unexpected nesting, expected at most 100 levels"],
    ["keys in keys", megabyte("? "), "Unexpected nesting, expected at most 100 levels"],
    ["objects in objects", megabyte("{a: "), "Unexpected nesting, expected at most 100 levels"],
    ["many documents", megabyte("---\n"), "Unexpected second document, expected one"],
    ["many anchors", megabyte("&a "), "Unexpected second anchor, expected one"],
    ["many tags", megabyte("!a "), "Unexpected second tag, expected one"],
    ["many quotes", megabyte('"'), "yaml-syntax"],
    ["many commas", `[${megabyte(",")}]`, "Unexpected character, expected a key, `:` and a value"],
    ["many closing brackets", megabyte("]"), "yaml-syntax"],
    ["a list of many values", `name: x\npackages: [${megabyte("a,")}]`, "yaml-syntax: Unexpected value, expected at most 300000 values"],
    ["many unknown keys", Array.from({ length: 80_000 }, (_, at) => `key${at}: 1\n`).join(""), "Unexpected further mistakes, expected at most 100"],
    ["one key many times", `name: x\n${megabyte("name: y\n")}`, "Unexpected second key `name`, expected each key once"],
    [
      "many steps that lack all",
      `name: x\nworkflows:\n- name: w\n  steps:\n${"  - {}\n".repeat(200_000)}`,
      "Unexpected further mistakes, expected at most 100",
    ],
    ["many steps that are none", `name: x\nworkflows:\n- name: w\n  steps: [${"a,".repeat(200_000)}]`, "Unexpected further mistakes, expected at most 100"],
    [
      "many steps with unknown keys",
      `name: x\nworkflows:\n- name: w\n  steps:\n${megabyte("  - { nmae: 1, zzz: 2 }\n")}`,
      "Unexpected further mistakes, expected at most 100",
    ],
    ["a text without an end", `name: "${megabyte("a\n")}`, "Unexpected end of the file"],
    ["blanks", `name: x\n${megabyte(" ")}`, "expected one of them at least"],
    ["a text that is too long", megabyte("a: b\n").repeat(9), "Unexpected length, expected at most 8388608 characters"],
  ])("%s", { timeout: 60_000 }, (_, text, message) => {
    const findings = describeFindings(text);
    expect(findings.join("\n")).toContain(message);
    expect(findings.length).toBeLessThanOrEqual(202);
  });
});

const PIECES = [
  "name: x\n",
  "agents:\n",
  "  - name: a\n",
  "    cli: claude\n",
  "workflows:\n  - name: w\n    steps:\n",
  "      - name: s\n",
  "        dependsOn: [s]\n",
  "        timeoutMs: 1_000\n",
  "        use: x\n",
  "        verification: { type: exit_code }\n",
  "- ",
  "\t",
  "*a",
  "&a ",
  "{",
  "]",
  "'",
  "---\n",
  "%",
  "!!x ",
  "<<: ",
  "? ",
  ": ",
  "| ",
  "\r\n",
  "\u{feff}",
  "\0",
  "__proto__: 1\n",
];

test("no text throws, and every finding lies inside the text and says what to do", () => {
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { findings, written } = parseWorkflowYaml(text, "workflow.yaml");
      for (const { range, line, column, hint, message } of findings) {
        expect(range.start).toBeLessThanOrEqual(range.end);
        expect(range.end).toBeLessThanOrEqual(text.length);
        expect([line > 0, column > 0, (hint ?? "").endsWith("."), message.startsWith("Unexpected ")]).toEqual([true, true, true, true]);
      }
      expect(written === undefined).toBe(findings.some(({ severity }) => severity === "error"));
    }),
    { numRuns: 2000 },
  );
});
