import { describe, expect, test } from "vitest";
import { parseDecisions } from "../../../src/protocol/decisions/parse-decisions.ts";
import { mergeDecisions } from "../../../src/protocol/merge/merge-decisions.ts";

const decision = (id: string, title: string, { more = "", date = "2026-11-20" } = {}): string =>
  `## ${id}: ${title}\n\n- Status: accepted\n- Date: ${date}\n${more}\n`;
const file = (...decisions: readonly string[]): string => `# Decisions\n\n${decisions.join("")}`;

const FIRST = decision("D-001", "Use Postgres");
const BASE = file(FIRST, decision("D-002", "Write in English"));

const titles = (text: string): readonly string[] => parseDecisions(text).decisions.map(({ id, title }) => `${id?.value} ${title}`);

describe("mergeDecisions", () => {
  test("keeps both of two new decisions of one number and renumbers theirs", () => {
    const ours = file(FIRST, decision("D-002", "Write in English"), decision("D-003", "Sign tokens"));
    const theirs = file(FIRST, decision("D-002", "Write in English"), decision("D-003", "Cache pages"));
    const { text, conflicts } = mergeDecisions(BASE, ours, theirs);
    expect(conflicts).toEqual([]);
    expect(titles(text)).toEqual(["D-001 Use Postgres", "D-002 Write in English", "D-003 Sign tokens", "D-004 Cache pages"]);
    expect(text.startsWith(ours.trimEnd())).toBe(true);
  });

  test("renumbers the later one, with the references of its own branch", () => {
    const ours = file(
      decision("D-001", "Use Postgres", { more: "- Superseded by: D-003\n" }),
      decision("D-002", "Write in English"),
      decision("D-003", "Use SQLite", { more: "- Supersedes: D-001\n\nSee D-003 again.\n", date: "2026-11-22" }),
    );
    const theirs = file(
      FIRST,
      decision("D-002", "Write in English"),
      decision("D-003", "Cache pages", { date: "2026-11-21" }),
      decision("D-004", "Cache images", { more: "- Supersedes: D-003\n", date: "2026-11-21" }),
    );
    const { text, conflicts } = mergeDecisions(BASE, ours, theirs);
    expect(conflicts).toEqual([]);
    expect([...titles(text)].sort()).toEqual(["D-001 Use Postgres", "D-002 Write in English", "D-003 Cache pages", "D-004 Cache images", "D-005 Use SQLite"]);
    const { decisions } = parseDecisions(text);
    expect(decisions.find(({ number }) => number === 1)?.supersededBy.map(({ value }) => value)).toEqual(["D-005"]);
    expect(decisions.find(({ number }) => number === 4)?.supersedes.map(({ value }) => value)).toEqual(["D-003"]);
    expect(text).toContain("See D-005 again.");
  });

  test("merges one decision that both changed in different lines and asks about the same line", () => {
    const ours = BASE.replace("Status: accepted", "Status: superseded");
    const theirs = BASE.replace("2026-11-20", "2026-11-19");
    expect(mergeDecisions(BASE, ours, theirs)).toEqual({ text: ours.replace("2026-11-20", "2026-11-19"), conflicts: [] });
    const { text, conflicts } = mergeDecisions(BASE, ours, BASE.replace("Status: accepted", "Status: rejected"));
    expect(conflicts).toEqual([{ what: "decision D-001", line: 3 }]);
    expect(text).toContain("Status: superseded");
    expect(text).toContain("Status: rejected");
  });

  test("keeps both of two new rows in a table", () => {
    const rows = (...ids: readonly string[]): string =>
      `# Decisions\n\n| ID | Status | Decision |\n| --- | --- | --- |\n${ids.map((id) => `| ${id} |\n`).join("")}`;
    const base = rows("D001 | accepted | One");
    const { text, conflicts } = mergeDecisions(
      base,
      rows("D001 | accepted | One", "D002 | accepted | Two"),
      rows("D001 | superseded | One", "D002 | accepted | Zwei"),
    );
    expect(conflicts).toEqual([]);
    expect(text).toBe(rows("D001 | superseded | One", "D002 | accepted | Two", "D003 | accepted | Zwei"));
  });

  test("keeps the byte-exact laws and merges by line what holds no decision", () => {
    const other = file(FIRST);
    expect(mergeDecisions(BASE, other, BASE).text).toBe(other);
    expect(mergeDecisions(BASE, BASE, other).text).toBe(other);
    expect(mergeDecisions(BASE, other, other).text).toBe(other);
    expect(mergeDecisions("a\nb\n", "A\nb\n", "a\nb\nc\n").text).toBe("A\nb\nc\n");
  });
});
