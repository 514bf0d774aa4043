import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../src/diagnostic/apply-edits.ts";
import type { Severity } from "../src/diagnostic/diagnostic.ts";
import { createSubject } from "../src/lint/create-subject.ts";
import { runRules } from "../src/lint/run-rules.ts";
import remarkDefault, { REMARK_RULE_NAMES, remarkAgentRelay, remarkAgentRelayRule, type RemarkWorld } from "../src/remark-library.ts";
import { RULES } from "../validators/index.ts";
import { worldAt } from "./lint/world-at.ts";
import { markdownDocument } from "./markdown/arbitraries.ts";
import { lintWithRemark, loadMessageControl, type LintedFile } from "./remark/lint-with-remark.ts";
import { readCases, type RuleCase } from "./validators/read-cases.ts";

const ROOT = join(import.meta.dirname, "..");
const { now } = worldAt();
const clock = { now: () => now };

/** remark takes seconds for texts that are longer than this. */
const MOST = 20_000;
const CASES = RULES.flatMap((rule) =>
  readCases(readFileSync(join(ROOT, "validators", rule.name, "README.md"), "utf8"), rule.kinds).map((one) => ({
    ...one,
    rule,
    name: `${rule.name}, ${one.title}`,
  })),
).filter(({ text }) => text.length < MOST);

const HANDOFF = `# Agent Handoff: shop

| Field | Value |
| --- | --- |
| Current Owner | Cluade |
| Status | in-progress |
| Next Action | Implement T2 |
| Updated | 2026-11-20T15:04:05Z by Claude |

## Files in Scope

- \`src/gone.ts\`

## Pending Tasks

- [ ] **T2** Implement (owner: codex)
- [ ] **T2** Review (owner: claude)
`;

/** The rules that spoke, in the order of the file. */
function rulesOf(file: LintedFile): readonly (string | undefined)[] {
  return file.messages.map(({ ruleId }) => ruleId);
}

function severityOf(fatal: boolean | null | undefined): Severity {
  if (fatal === true) return "error";
  return fatal === false ? "warning" : "info";
}

/** The world of a case, as far as a user's configuration can tell it. */
function toldBy({ world }: RuleCase): RemarkWorld {
  const { pathExists, handoffFiles, indexRow, instructionFiles, decisionFiles, committedText } = world;
  return Object.fromEntries(
    Object.entries({ pathExists, handoffFiles, indexRow, instructionFiles, decisionFiles, committedText }).filter(([, value]) => value !== undefined),
  );
}

/** Kinds are told by names; what a case calls an instruction file speaks of a handoff in its text or in its world. */
function needsMore({ world, kind }: RuleCase): boolean {
  return world.projects !== undefined || world.evidence !== undefined || (kind === "instructions" && world.handoffFiles === undefined);
}

describe("the plugin with all rules", () => {
  const told = CASES.filter((one) => !needsMore(one) && one.world.agents === undefined);

  test.each(told)("says of the case $name what check says", ({ file, text, kind, world, options, rule, ...rest }) => {
    const subject = createSubject({ file, text, kind, world: worldAt(world) });
    const expected = runRules(subject, RULES, { [rule.name]: [rule.severity, options] });
    const linted = lintWithRemark(text, file, [
      [
        remarkAgentRelay,
        { now: () => world.now ?? now, world: () => toldBy({ file, text, kind, world, options, ...rest }), rules: { [rule.name]: ["on", options] } },
      ],
    ]);
    const inOrder = (rows: readonly (readonly unknown[])[]): readonly string[] => rows.map((row) => JSON.stringify(row)).sort();
    expect(inOrder(linted.messages.map(({ ruleId, reason, line, column, fatal, note }) => [ruleId, reason, line, column, severityOf(fatal), note]))).toEqual(
      inOrder(expected.map((found) => [found.rule, found.message, found.line, found.column, found.severity, found.hint])),
    );
  });

  test("is tried with the cases of nearly every rule", () => {
    expect(new Set(told.map(({ rule }) => rule.name)).size).toBeGreaterThan(RULES.length * 0.8);
  });

  test("gives messages of remark with their place, rule, source, page and what to do", () => {
    const { messages } = lintWithRemark(HANDOFF, "shop/AGENT-HANDOFF.md", [[remarkAgentRelay, clock]]);
    const message = messages.find(({ ruleId }) => ruleId === "owner-known");
    const start = HANDOFF.indexOf("Cluade");
    expect(message).toMatchObject({
      source: "agent-relay",
      file: "shop/AGENT-HANDOFF.md",
      line: 5,
      column: 19,
      name: "shop/AGENT-HANDOFF.md:5:19-5:25",
      fatal: true,
      place: { start: { line: 5, column: 19, offset: start }, end: { line: 5, column: 25, offset: start + 6 } },
    });
    expect(message?.reason).toMatch(/^Unexpected owner `Cluade`, expected /);
    expect(message?.note).toMatch(/^[A-Z]/);
  });

  test("points every rule to its page", () => {
    const { messages } = lintWithRemark(HANDOFF, "AGENT-HANDOFF.md", [[remarkAgentRelay, clock]]);
    expect(messages.length).toBeGreaterThan(1);
    for (const { url, ruleId } of messages) {
      expect(existsSync(fileURLToPath(url ?? ""))).toBe(true);
      expect(url).toContain(`/validators/${ruleId ?? "?"}/README.md`);
    }
  });

  test("offers the text to put in the place of what was found, where the fix is one", () => {
    const { messages } = lintWithRemark(HANDOFF, "AGENT-HANDOFF.md", [[remarkAgentRelay, clock]]);
    expect(messages.find(({ ruleId }) => ruleId === "owner-known")).toMatchObject({ actual: "Cluade", expected: ["Claude"] });
  });

  test("offers nothing but what the fix would do", () => {
    for (const { file, text, kind, world } of CASES) {
      const found = runRules(createSubject({ file, text, kind, world: worldAt(world) }), RULES);
      const { messages } = lintWithRemark(text, file, [[remarkAgentRelay, clock]]);
      for (const { ruleId, line, column, expected, place } of messages) {
        if (!expected || !place || !("end" in place)) continue;
        const range = { start: place.start.offset ?? -1, end: place.end.offset ?? -1 };
        const replaced = applyEdits(text, [{ range, newText: expected[0] ?? "" }]);
        const fixes = found.filter((one) => one.rule === ruleId && one.line === line && one.column === column).flatMap(({ fix }) => fix ?? []);
        expect(fixes.map(({ edits }) => applyEdits(text, edits))).toContain(replaced);
      }
    }
  });

  test("sets rules as remark-lint's are set", () => {
    const severities = (rules: Readonly<Record<string, never>>): unknown =>
      Object.fromEntries(
        lintWithRemark(HANDOFF, "AGENT-HANDOFF.md", [[remarkAgentRelay, { ...clock, rules }]]).messages.map(({ ruleId, fatal }) => [ruleId, fatal]),
      );
    const set = (config: unknown): unknown => severities({ "owner-known": config as never });
    expect(set(true)).toHaveProperty("owner-known", true);
    expect(set(["warn"])).toHaveProperty("owner-known", false);
    expect(set("info")).toHaveProperty("owner-known", undefined);
    expect(set(false)).not.toHaveProperty("owner-known");
    expect(set([0])).toHaveProperty("task-ids-unique");
  });

  test("takes a later setting for an earlier one, as unified merges them", () => {
    const linted = lintWithRemark(HANDOFF, "AGENT-HANDOFF.md", [
      [remarkAgentRelay, { ...clock, rules: { "owner-known": "off" } }],
      [remarkAgentRelay, { rules: { "task-ids-unique": "off" } }],
    ]);
    expect(rulesOf(linted)).not.toContain("owner-known");
    expect(rulesOf(linted)).not.toContain("task-ids-unique");
    expect(
      rulesOf(
        lintWithRemark(HANDOFF, "AGENT-HANDOFF.md", [
          [remarkAgentRelay, clock],
          [remarkAgentRelay, false],
        ]),
      ),
    ).toEqual([]);
  });

  test("knows the agents it is told of", () => {
    const text = HANDOFF.replace("Cluade", "Aidan");
    expect(rulesOf(lintWithRemark(text, "AGENT-HANDOFF.md", [[remarkAgentRelay, clock]]))).toContain("owner-known");
    expect(rulesOf(lintWithRemark(text, "AGENT-HANDOFF.md", [[remarkAgentRelay, { ...clock, agents: ["aidan"] }]]))).not.toContain("owner-known");
  });

  test("refuses rules that there are none of, and names the one that was meant", () => {
    expect(() => lintWithRemark("", "a.md", [[remarkAgentRelay, { rules: { "owner-knwon": "off" } }]])).toThrow(
      "Unexpected rule `owner-knwon`, expected `owner-known`",
    );
    expect(() => lintWithRemark("", "a.md", [[remarkAgentRelay, { rules: { "owner-known": 7 } }]])).toThrow(
      "Unexpected severity `7` of the rule `owner-known`",
    );
  });

  test("sets the runner's own rules too", () => {
    const text = `${HANDOFF}\n<!-- agent-relay-disable-next-line nothing-such: why -->\n`;
    expect(rulesOf(lintWithRemark(text, "AGENT-HANDOFF.md", [[remarkAgentRelay, clock]]))).toContain("suppression-valid");
    expect(rulesOf(lintWithRemark(text, "AGENT-HANDOFF.md", [[remarkAgentRelay, { ...clock, rules: { "suppression-valid": false } }]]))).not.toContain(
      "suppression-valid",
    );
  });

  test("is what remark-cli gets of the module by its name", () => {
    expect(remarkDefault).toBe(remarkAgentRelay);
  });
});

describe("which files are looked at", () => {
  test.each(["AGENT-HANDOFF.md", "docs/handoff.md", "a\\b\\AGENT_HANDOFF.md", "/abs/AGENT-HANDOFF.md"])("%s is a handoff", (path) => {
    expect(rulesOf(lintWithRemark(HANDOFF, path, [[remarkAgentRelay, clock]]))).toContain("owner-known");
  });

  test.each(["README.md", "docs/notes.md", "handoffs/2026.md", "AGENT-HANDOFF.md/x.md", undefined])("%s is none of the protocol's", (path) => {
    expect(lintWithRemark(HANDOFF, path, [[remarkAgentRelay, clock]]).messages).toEqual([]);
  });

  test("any document under another name gets no message, and under a name of the protocol none that is not a rule's", () => {
    fc.assert(
      fc.property(markdownDocument, fc.constantFrom("AGENT-HANDOFF.md", "DECISIONS.md", "CLAUDE.md", "CODEX_REVIEW.md"), (text, path) => {
        expect(lintWithRemark(text, "notes.md", [[remarkAgentRelay, clock]]).messages).toEqual([]);
        for (const { ruleId, line, column } of lintWithRemark(text, path, [[remarkAgentRelay, clock]]).messages) {
          expect([...REMARK_RULE_NAMES, "suppression-valid"]).toContain(ruleId);
          expect([line, column].every((value) => typeof value === "number" && value > 0)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("instruction files of a project that does not speak the protocol are left alone", () => {
    const hidden = "# Rules\n\nDo this\u200B\u202Enow\n";
    expect(lintWithRemark(hidden, "CLAUDE.md", [[remarkAgentRelay, clock]]).messages).toEqual([]);
    expect(rulesOf(lintWithRemark(`${hidden}\nRead AGENT-HANDOFF.md first.\n`, "CLAUDE.md", [[remarkAgentRelay, clock]]))).toContain("text-hidden-characters");
  });

  test("bytes, a byte-order mark and CRLF are read as remark reads them", () => {
    const text = `\uFEFF${HANDOFF.replaceAll("\n", "\r\n")}`;
    const [plain, bytes] = [HANDOFF, Buffer.from(text)].map((value) =>
      lintWithRemark(value, "AGENT-HANDOFF.md", [[remarkAgentRelay, clock]]).messages.map(({ reason, line, column }) => [reason, line, column]),
    );
    expect(bytes).toEqual(plain);
  });
});

describe("the plugin of one rule", () => {
  const lint = (...config: readonly unknown[]): LintedFile =>
    lintWithRemark(HANDOFF, "AGENT-HANDOFF.md", [[remarkAgentRelayRule("task-ids-unique"), ...config]]);

  test.each([
    [[], true],
    [[["warn", {}]], false],
    [[[2]], true],
    [[["on"]], true],
    [["info"], undefined],
    [[true], true],
  ])("with %j it weighs %j", (config, fatal) => {
    expect(lint(...config).messages.map((message) => [message.ruleId, message.fatal])).toEqual([["task-ids-unique", fatal]]);
  });

  test.each([[false], [[0]], [["off"]], ["off"]])("with %j it is off", (config) => {
    expect(lint(config).messages).toEqual([]);
  });

  test("is the same for the same name, so that a later use sets it anew", () => {
    const [first, second] = [remarkAgentRelayRule("task-ids-unique"), remarkAgentRelayRule("task-ids-unique")];
    expect(rulesOf(lintWithRemark(HANDOFF, "AGENT-HANDOFF.md", [first, [second, ["warn"]]]))).toEqual(["task-ids-unique"]);
  });

  test("takes options", () => {
    const rule = remarkAgentRelayRule("handoff-too-long");
    expect(rulesOf(lintWithRemark(HANDOFF, "AGENT-HANDOFF.md", [rule]))).toEqual([]);
    expect(rulesOf(lintWithRemark(HANDOFF, "AGENT-HANDOFF.md", [[rule, ["warn", { tokens: 10 }]]]))).toEqual(["handoff-too-long"]);
  });

  test("is told of the world by whoever makes it", () => {
    const rule = remarkAgentRelayRule("paths-exist", {
      world: ({ path }) => ({ pathExists: (pattern) => path === "AGENT-HANDOFF.md" && pattern !== "src/gone.ts" }),
    });
    expect(rulesOf(lintWithRemark(HANDOFF, "AGENT-HANDOFF.md", [rule]))).toEqual(["paths-exist"]);
    expect(rulesOf(lintWithRemark(HANDOFF, "AGENT-HANDOFF.md", [remarkAgentRelayRule("paths-exist")]))).toEqual([]);
  });

  test("has nothing to say of comments that name other rules", () => {
    const text = HANDOFF.replace("| Field", "<!-- agent-relay-disable owner-known: Jane owns it -->\n\n| Field");
    expect(rulesOf(lintWithRemark(text, "AGENT-HANDOFF.md", [remarkAgentRelayRule("task-ids-unique")]))).toEqual(["task-ids-unique"]);
  });

  test("is refused for a name that is no rule's", () => {
    expect(() => remarkAgentRelayRule("task-id-unique")).toThrow("Unexpected rule `task-id-unique`, expected `task-ids-unique`");
    expect(() => remarkAgentRelayRule("zzzzzz")).toThrow("Unexpected rule `zzzzzz`, expected one of docs/rules.md");
  });

  test("is there for every rule, and all together say what the plugin with all rules says", () => {
    const one = lintWithRemark(
      HANDOFF,
      "AGENT-HANDOFF.md",
      REMARK_RULE_NAMES.map((name) => remarkAgentRelayRule(name, clock)),
    );
    const all = lintWithRemark(HANDOFF, "AGENT-HANDOFF.md", [[remarkAgentRelay, clock]]);
    const asText = ({ messages }: LintedFile): readonly string[] => messages.map(String).sort();
    expect(asText(one)).toEqual(asText(all));
    expect(all.messages.length).toBeGreaterThan(1);
  });
});

describe("comments in the file", () => {
  const below = (comment: string): string => HANDOFF.replace("- [ ] **T2** Review", `${comment}\n\n- [ ] **T2** Review`);

  test("of AgentRelay switch rules off, with a reason", () => {
    const text = below("<!-- agent-relay-disable-next-line task-ids-unique: both are one -->");
    expect(rulesOf(lintWithRemark(text, "AGENT-HANDOFF.md", [[remarkAgentRelay, clock]]))).not.toContain("task-ids-unique");
    expect(rulesOf(lintWithRemark(text, "AGENT-HANDOFF.md", [remarkAgentRelayRule("task-ids-unique")]))).toEqual([]);
  });

  test("that switch off a rule which could not know are not called unneeded; others are", () => {
    const text = (rule: string): string =>
      HANDOFF.replace("- `src/gone.ts`", `<!-- agent-relay-disable-next-line ${rule}: the build makes it -->\n- \`src/gone.ts\``);
    const lint = (rule: string, world: RemarkWorld = {}): readonly (string | undefined)[] =>
      rulesOf(lintWithRemark(text(rule), "AGENT-HANDOFF.md", [[remarkAgentRelay, { ...clock, world: () => world }]]));
    expect(lint("paths-exist")).not.toContain("suppression-valid");
    expect(lint("paths-exist", { pathExists: () => true })).toContain("suppression-valid");
    expect(lint("paths-exist", { pathExists: () => false })).not.toContain("suppression-valid");
    expect(lint("status-known")).toContain("suppression-valid");
  });

  test("of remark-lint hold where its control is told of our source, and only there", async () => {
    const control = await loadMessageControl();
    const plugins = [
      [remarkAgentRelay, clock],
      [control, { name: "lint", source: "agent-relay" }],
    ] as const;
    const lint = (comment: string, list = plugins as never): readonly (string | undefined)[] =>
      rulesOf(lintWithRemark(below(comment), "AGENT-HANDOFF.md", list));
    for (const comment of ["<!-- lint ignore task-ids-unique -->", "<!--lint disable task-ids-unique-->"]) {
      expect(lint(comment)).toContain("owner-known");
      expect(lint(comment)).not.toContain("task-ids-unique");
    }
    expect(lint("<!-- lint ignore status-known -->")).toContain("task-ids-unique");
    expect(lint("<!-- lint ignore task-ids-unique -->", [[remarkAgentRelay, clock]] as never)).toContain("task-ids-unique");
  });
});
