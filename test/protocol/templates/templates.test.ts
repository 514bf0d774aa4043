import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/diagnostic/apply-edits.ts";
import { adoptEdits } from "../../../src/protocol/handoff/adopt-edits.ts";
import { parseHandoff } from "../../../src/protocol/handoff/parse-handoff.ts";
import { parseDecisions } from "../../../src/protocol/decisions/parse-decisions.ts";
import { parseReview } from "../../../src/protocol/review/parse-review.ts";
import { findManagedBlock } from "../../../src/protocol/templates/find-managed-block.ts";
import { instructionBlock, MANAGED_END, MANAGED_START } from "../../../src/protocol/templates/managed-block.ts";
import { renderTemplate } from "../../../src/protocol/templates/render-template.ts";
import { upsertManagedBlock } from "../../../src/protocol/templates/upsert-managed-block.ts";

const ROOT = new URL("../../../protocol-templates/", import.meta.url);

function template(path: string): string {
  return readFileSync(new URL(path, ROOT), "utf8");
}

const BLOCK = instructionBlock(template("project/INSTRUCTIONS.md")) ?? "";

describe("renderTemplate", () => {
  test("puts values in literally, once", () => {
    expect(renderTemplate("{{a}} {{b}} {{c}}", { a: "{{b}}", b: "$& $1" })).toBe("{{b}} $& $1 {{c}}");
    expect(renderTemplate("{{constructor}} {{ a }}", { a: "x" })).toBe("{{constructor}} {{ a }}");
  });

  test("leaves a text without places as it is", () => {
    fc.assert(fc.property(fc.string(), (text) => renderTemplate(text.replaceAll("{", ""), { a: "x" }) === text.replaceAll("{", "")));
  });
});

describe("the templates", () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".md"));

  test.each(files)("%s is plain: no tabs, trailing blanks, double blank lines or CR, one line break at the end", (path) => {
    const text = template(path);
    expect(text).not.toMatch(/[\t\r]|[ ]$|\n{3}/mu);
    expect(text).toMatch(/[^\n]\n$/u);
    expect(text.length).toBeLessThan(2500);
  });

  test("the project's handoff reads as complete", () => {
    const values = { project: "ferry", owner: "Claude", status: "ready", "next-action": "Describe the work", updated: "2026-11-20T15:04:05Z by User" };
    const text = renderTemplate(template("project/AGENT-HANDOFF.md"), values);
    expect(text).not.toContain("{{");
    const handoff = parseHandoff(text);
    expect(handoff.title).toBe("Agent Handoff: ferry");
    expect(handoff.owner?.value).toEqual({ kind: "agent", name: "claude" });
    expect(handoff.status?.value).toBe("ready");
    expect(handoff.nextAction?.value).toBe("Describe the work");
    expect(handoff.updated?.value).toEqual({ at: "2026-11-20T15:04:05Z", by: "User" });
    expect(Object.keys(handoff.sections).toSorted()).toEqual([
      "blockers",
      "completed",
      "context",
      "criteria",
      "log",
      "off-limits",
      "pending",
      "questions",
      "scope",
    ]);
    expect(handoff.extraSections).toEqual([]);
    expect(handoff.log?.entries).toEqual([]);
    expect(handoff.tasks).toEqual([]);
    expect(adoptEdits(handoff, { title: "x", now: "2026-11-20T15:04:05Z", owner: { kind: "user" } })).toEqual([]);
  });

  test("decisions and reviews begin empty", () => {
    expect(parseDecisions(renderTemplate(template("project/DECISIONS.md"), { project: "ferry" })).decisions).toEqual([]);
    expect(parseReview(renderTemplate(template("project/REVIEW.md"), { project: "ferry", agent: "Codex" })).findings).toEqual([]);
  });

  test("the instructions stay under 15 lines between their markers", () => {
    expect(BLOCK.split("\n").length - 2).toBeLessThan(15);
    expect(BLOCK.startsWith(MANAGED_START)).toBe(true);
    expect(BLOCK.endsWith(MANAGED_END)).toBe(true);
  });
});

describe("upsertManagedBlock", () => {
  function upsert(text: string, block = BLOCK): string {
    const edits = upsertManagedBlock(text, block);
    if (!edits.ok) throw new Error(edits.problem.message);
    return applyEdits(text, edits.value);
  }

  test("adds the block at the end and replaces it between its markers, the rest kept byte for byte", { timeout: 120_000 }, () => {
    const lines = fc.array(fc.constantFrom("# Rules", "Text", "", "- item", "    code", "> quote", "| a |"), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.record({ above: lines, below: lines, eol: fc.constantFrom("\n", "\r\n"), bom: fc.constantFrom("", "\u{feff}"), end: fc.constantFrom("", "\n") }),
        ({ above, below, eol, bom, end }) => {
          const text = bom + above.join(eol) + (above.length > 0 ? end.replace("\n", eol) : "");
          const once = upsert(text);
          expect(once.startsWith(text)).toBe(true);
          expect(upsert(once)).toBe(once);
          const grown = once + below.join(eol);
          const other = `${MANAGED_START}\nnew $&\n${MANAGED_END}`;
          const range = findManagedBlock(grown);
          const changed = upsert(grown, other);
          if (!range.ok || !range.value) throw new Error("the block is there");
          expect(changed).toBe(
            grown.slice(0, range.value.start) +
              other.replaceAll("\n", text.includes("\r\n") || (once.includes("\r\n") && !text.includes("\n")) ? "\r\n" : "\n") +
              grown.slice(range.value.end),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test.each([
    ["half", `# x\n\n${MANAGED_START}\ntext\n`],
    ["doubled", `${BLOCK}\n\n${BLOCK}\n`],
    ["reversed", `${MANAGED_END}\n\n${MANAGED_START}\n`],
    ["behind an open fence", "# x\n\n```\ncode\n"],
  ])("refuses markers that are %s", (_, text) => {
    expect(upsertManagedBlock(text, BLOCK)).toMatchObject({ ok: false, problem: { code: "broken" } });
  });

  test("takes markers in code for an example", () => {
    const text = `# x\n\n\`\`\`md\n${MANAGED_START}\n\`\`\`\n`;
    expect(upsert(text)).toBe(`${text}\n${BLOCK}\n`);
  });
});
