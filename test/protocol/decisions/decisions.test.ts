import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/diagnostic/apply-edits.ts";
import type { Result } from "../../../src/diagnostic/result.ts";
import type { TextEdit } from "../../../src/diagnostic/text-edit.ts";
import { addDecision } from "../../../src/protocol/decisions/add-decision.ts";
import { challengeEdits } from "../../../src/protocol/decisions/challenge-edits.ts";
import { findDecision } from "../../../src/protocol/decisions/find-decision.ts";
import { DECISION_STATUSES, type Decision, type DecisionLog } from "../../../src/protocol/decisions/model.ts";
import { nextDecisionId } from "../../../src/protocol/decisions/next-decision-id.ts";
import { parseDecisionStatus } from "../../../src/protocol/decisions/parse-decision-status.ts";
import { parseDecisions } from "../../../src/protocol/decisions/parse-decisions.ts";
import { setDecisionStatus } from "../../../src/protocol/decisions/set-decision-status.ts";
import { supersedeEdits } from "../../../src/protocol/decisions/supersede-edits.ts";
import { markdownSoup } from "../handoff/arbitraries.ts";

const NOW = "2026-11-20T15:04:05Z";

function brief({ id, title, status, date }: Decision): readonly (string | undefined)[] {
  return [id?.value, title, status, date?.value];
}

function read(text: string): readonly (readonly (string | undefined)[])[] {
  return parseDecisions(text).decisions.map(brief);
}

function apply(log: DecisionLog, edits: Result<readonly TextEdit[], unknown>): DecisionLog {
  if (!edits.ok) throw new Error(JSON.stringify(edits.problem));
  return parseDecisions(applyEdits(log.outline.text, edits.value));
}

const CANONICAL = `# Decisions: ferry

## D-001: Steel hull

- Status: superseded
- Date: 2026-05-01
- Deciders: User, Claude
- Superseded by: D-002

**Context:** Wood rots.

**Decision:** Steel.

## D-002: Aluminium hull

- Status: accepted
- Date: 2026-06-12
- Affects: \`src/hull/**\`, \`docs/hull.md\`
- Supersedes: D-001 (only the plating)

**Decision:** Aluminium.

**Consequences:** Welding is harder.
`;

const SHAPES: Readonly<Record<string, string>> = {
  canonical: CANONICAL,
  bold: "# Decisions\n\n### DC-002: Opt-in module\n\n**Status:** ✅ Approved\n**Date:** 2026-01-02\n**Decision:** Off by default.\n**Rationale:** Safe.\n",
  plain: "# Decisions\n\n## ADR-0004: SQLite first\nStatus: Accepted\nDate: 2026-06-12\nContext: small data\nDecision: SQLite\n",
  fields: "# Decisions\n\n## D-003 - Two passes\n\n| Field | Value |\n|---|---|\n| **Status** | 🟡 proposed |\n| **Date** | 2026-01-02 |\n",
  headings: "# Decisions\n\n## ADR-001 Title words\n\n### Status\n\nAccepted\n\n### Context\n\nWhy so.\n\n### Decision\n\nSo.\n",
  table:
    '# Decisions\n\n| ID | Status | Decision | Reason |\n|---|---|---|---|\n| <a id="d001"></a>D001 | accepted | Steel | it lasts |\n| D002 | 🔴 superseded by D003 | Wood | cheap |\n\n| D003 | proposed | Cork | floats |\n',
};

describe("parseDecisions", () => {
  test("reads the canonical form in full", () => {
    const [first, second] = parseDecisions(CANONICAL).decisions;
    expect(first && brief(first)).toEqual(["D-001", "Steel hull", "superseded", "2026-05-01"]);
    expect(first).toMatchObject({ form: "heading", number: 1, context: "Wood rots.", decision: "Steel.", deciders: { value: "User, Claude" } });
    expect(first?.supersededBy.map(({ value }) => value)).toEqual(["D-002"]);
    expect(second?.affects.map(({ value }) => value)).toEqual(["src/hull/**", "docs/hull.md"]);
    expect(second?.supersedes.map(({ value, range }) => [value, CANONICAL.slice(range.start, range.end)])).toEqual([["D-001", "D-001"]]);
    expect(second?.consequences).toBe("Welding is harder.");
    expect(second?.statusText && CANONICAL.slice(second.statusText.range.start, second.statusText.range.end)).toBe("accepted");
  });

  test.each([
    ["bold", [["DC-002", "Opt-in module", "accepted", "2026-01-02"]]],
    ["plain", [["ADR-0004", "SQLite first", "accepted", "2026-06-12"]]],
    ["fields", [["D-003", "Two passes", "proposed", "2026-01-02"]]],
    ["headings", [["ADR-001", "Title words", "accepted", undefined]]],
    [
      "table",
      [
        ["D001", "Steel", "accepted", undefined],
        ["D002", "Wood", "superseded", undefined],
        ["D003", "Cork", "proposed", undefined],
      ],
    ],
  ] as const)("reads the shape %s", (shape, decisions) => {
    expect(read(SHAPES[shape] ?? "")).toEqual(decisions);
  });

  test("reads days, numbers and list items that are decisions, and what hangs below a day", () => {
    expect(read("# D\n\n## 2024-01-15: Why two-pass linking?\n\nContext: order\nDecision: two passes\n")).toEqual([
      [undefined, "Why two-pass linking?", undefined, "2024-01-15"],
    ]);
    expect(read("# D\n\n## 2025-09-30\n\n### Hull\n\nSteel.\n\n### Mast\n\nWood.\n")).toEqual([
      [undefined, "Hull", undefined, "2025-09-30"],
      [undefined, "Mast", undefined, "2025-09-30"],
    ]);
    expect(read("# D\n\n### 2. Reproduce the bug.\n\nBug-for-bug.\n")).toEqual([[undefined, "Reproduce the bug.", undefined, undefined]]);
    expect(read("# D\n\n- 2026-06-12 - use SQLite (supersedes D-001 in part)\n- a note\n- **T1-07**: no sails\n")).toEqual([
      [undefined, "use SQLite (supersedes D-001 in part)", undefined, "2026-06-12"],
      ["T1-07", "no sails", undefined, undefined],
    ]);
    expect(parseDecisions("- 2026-06-12 - use SQLite (supersedes D-001 in part)\n").decisions[0]?.supersedes.map(({ value }) => value)).toEqual(["D-001"]);
  });

  test("takes an index of its own decisions for an index, and prose for prose", () => {
    expect(read(`| ID | Decision | Status |\n|---|---|---|\n| D-001 | Steel | accepted |\n\n${CANONICAL}`)).toHaveLength(2);
    expect(read("# Decisions\n\nDECISIONS - index; source of truth is HOLO.md\n\n## How to add one\n\n- copy the template\n")).toEqual([]);
    expect(read("```\n## D-001: Example\n```\n")).toEqual([]);
  });

  test("never throws", { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(markdownSoup, fc.string({ unit: "binary" }), fc.constantFrom(...Object.values(SHAPES)), (soup, rest, shape) => {
        parseDecisions(shape + soup + rest);
        parseDecisions(soup);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("parseDecisionStatus", () => {
  test.each([
    ["Accepted", "accepted"],
    ["**locked**", "accepted"],
    ["✅ Approved", "accepted"],
    ["🟡", "proposed"],
    ["🟢 accepted", "accepted"],
    ["Superseded by D-008", "superseded"],
    ["🔄 superseded", "superseded"],
    ["Rejected.", "rejected"],
    ["deferred", undefined],
    ["not accepted", undefined],
    ["", undefined],
  ])("reads %j as %s", (text, status) => {
    expect(parseDecisionStatus(text)).toBe(status);
  });
});

describe("findDecision and nextDecisionId", () => {
  const log = parseDecisions("## ADR-0004: a\n\n## ADR-0005: b\n\n## D-5: c\n");

  test.each([
    ["ADR-0004", "ADR-0004"],
    ["adr-4", "ADR-0004"],
    ["ADR4", "ADR-0004"],
    ["4", "ADR-0004"],
    ["D-005", "D-5"],
    ["5", undefined],
    ["X-4", "ADR-0004"],
    ["ADR-9", undefined],
    ["", undefined],
  ])("%s finds %s", (id, found) => {
    expect(findDecision(log, id)?.id?.value).toBe(found);
  });

  test.each([
    ["", "D-001"],
    [CANONICAL, "D-003"],
    ["## ADR-0009: x\n", "ADR-0010"],
    ["## D007: x\n\nSee D012.\n", "D013"],
    ["## D-003: x\n\n## D-002: y\n\n## D-001: z\n", "D-004"],
    ["| # | Date | Decision |\n|---|---|---|\n| 12 | 2026-01-01 | x |\n", "13"],
  ])("after %j comes %s", (text, id) => {
    expect(nextDecisionId(parseDecisions(text))).toBe(id);
  });
});

describe("writing decisions", { timeout: 120_000 }, () => {
  const shape = fc.constantFrom("", "# Decisions\n", ...Object.values(SHAPES), "## D-003: x\n\n- Status: accepted\n\n## D-002: y\n\n- Status: proposed\n");
  const text = fc
    .record({ shape, eol: fc.constantFrom("\n", "\r\n"), bom: fc.constantFrom("", "\u{feff}"), end: fc.constantFrom("", "\n", "\n\n") })
    .map(({ shape: body, eol, bom, end }) => bom + (body.trimEnd() + (body === "" ? "" : end)).replaceAll("\n", eol));
  const words = fc.constantFrom("Use cork", "a | b", "it's `x`", "Ünï: yes");

  test("a new decision takes the file's form and is read again", () => {
    fc.assert(
      fc.property(text, words, fc.constantFrom(...DECISION_STATUSES), (body, title, status) => {
        const before = parseDecisions(body);
        const id = nextDecisionId(before);
        const after = applyEdits(body, addDecision(before, { title, status, decision: "Yes\nindeed", affects: ["src/**"], deciders: "User" }, NOW));
        const log = parseDecisions(after);
        const added = findDecision(log, id);
        expect(log.decisions).toHaveLength(before.decisions.length + 1);
        expect(added?.status).toBe(status);
        expect(
          added?.title
            .replace(/: Yes indeed$/u, "")
            .replaceAll("`", "")
            .replaceAll("\\", ""),
        ).toBe(title.replaceAll("`", ""));
        expect(added?.form).toBe(before.decisions.at(-1)?.form ?? "heading");
        if (added?.form === "heading") expect(added).toMatchObject({ date: { value: "2026-11-20" }, decision: "Yes indeed", deciders: { value: "User" } });
        if (body.includes("\r\n")) expect(after.replaceAll("\r\n", "")).not.toContain("\n");
        expect(log.decisions.filter((decision) => decision !== added).map(brief)).toEqual(before.decisions.map(brief));
      }),
      { numRuns: 1000 },
    );
  });

  test("a status is written where it stands, the rest untouched", () => {
    fc.assert(
      fc.property(text, fc.constantFrom(...DECISION_STATUSES), (body, status) => {
        const before = parseDecisions(body);
        const target = before.decisions[0]?.id?.value;
        fc.pre(target !== undefined);
        const after = apply(before, setDecisionStatus(before, target ?? "", status));
        expect(after.decisions[0]?.status).toBe(status);
        expect(after.decisions.map(({ title }) => title)).toEqual(before.decisions.map(({ title }) => title));
        expect(after.decisions.slice(1).map(brief)).toEqual(before.decisions.slice(1).map(brief));
      }),
      { numRuns: 500 },
    );
  });

  test("superseding links both ways", () => {
    fc.assert(
      fc.property(text, words, (body, title) => {
        const before = parseDecisions(body);
        const old = before.decisions.at(-1)?.id?.value;
        fc.pre(old !== undefined);
        const id = nextDecisionId(before);
        const after = apply(before, supersedeEdits(before, old ?? "", { decision: { title, status: "accepted", decision: "Yes" }, now: NOW }));
        expect(after.decisions).toHaveLength(before.decisions.length + 1);
        const [taken, taker] = [findDecision(after, old ?? ""), findDecision(after, id)];
        expect(taken?.status).toBe("superseded");
        expect(taken?.supersededBy.map(({ value }) => value)).toContain(id);
        if (taker?.form === "heading") expect(taker.supersedes.map(({ value }) => value)).toEqual([old]);
        else expect(taker?.decision).toContain(`supersedes ${old}`);
      }),
      { numRuns: 500 },
    );
  });

  test("superseding leaves the canonical file canonical", () => {
    const log = parseDecisions(CANONICAL);
    const edits = supersedeEdits(log, "d-2", { decision: { title: "Cork hull", status: "accepted", decision: "Cork." }, now: NOW });
    expect(edits.ok && applyEdits(CANONICAL, edits.value)).toBe(
      `${CANONICAL.replace("- Status: accepted\n- Date: 2026-06-12", "- Status: superseded\n- Superseded by: D-003\n- Date: 2026-06-12")}
## D-003: Cork hull

- Status: accepted
- Date: 2026-11-20
- Supersedes: D-002

**Decision:** Cork.
`,
    );
  });

  test("a challenge opens a proposal that names what it challenges", () => {
    const log = parseDecisions(CANONICAL);
    const after = apply(log, challengeEdits(log, "D-002", { proposal: { title: "Back to steel", context: "It bends." }, now: NOW }));
    expect(after.decisions.map(brief)).toEqual([...log.decisions.map(brief), ["D-003", "Back to steel", "proposed", "2026-11-20"]]);
    expect(after.outline.text).toContain("- Challenges: D-002\n");
  });

  test("what is not there is refused", () => {
    const log = parseDecisions(CANONICAL);
    expect(setDecisionStatus(log, "D-009", "accepted")).toMatchObject({ ok: false, problem: { code: "not-found" } });
    expect(supersedeEdits(log, "D-009", { decision: { title: "x" }, now: NOW })).toMatchObject({ ok: false, problem: { code: "not-found" } });
    expect(challengeEdits(log, "D-009", { proposal: { title: "x" }, now: NOW })).toMatchObject({ ok: false, problem: { code: "not-found" } });
  });
});
