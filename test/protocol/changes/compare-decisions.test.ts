import { expect, test } from "vitest";
import { compareDecisions } from "../../../src/protocol/changes/compare-decisions.ts";
import { parseDecisions } from "../../../src/protocol/decisions/parse-decisions.ts";

const BEFORE = `# Decisions

## D-001: Tokens are short

- Status: accepted
- Date: 2026-11-20
- Deciders: User

**Decision:** Fifteen minutes.

## D-002: One database

- Status: proposed
- Date: 2026-11-20
`;

function changes(after: string): readonly string[] {
  return compareDecisions(parseDecisions(BEFORE), parseDecisions(after)).map(({ about, text }) => `${about}: ${text}`);
}

test.each<[string, string, string, readonly string[]]>([
  ["nothing", "# Decisions", "# All decisions", []],
  ["the id's spelling", "D-001", "D-1", []],
  ["a status", "- Status: proposed", "- Status: accepted", ["decision: D-002 One database: status proposed -> accepted"]],
  ["an accepted one's words", "Fifteen", "Fifty", ["decision: D-001 Tokens are short: rewritten"]],
  ["a successor", "- Status: accepted", "- Status: superseded\n- Superseded by: D-002", ["decision: D-001 Tokens are short: status accepted -> superseded"]],
  ["a new one", "## D-002", "## D-003: Two queues\n\n- Status: proposed\n\n## D-002", ["decision: D-003 Two queues: added, proposed"]],
  ["one that is gone", "## D-002: One database\n\n- Status: proposed\n- Date: 2026-11-20\n", "", ["decision: D-002 One database: removed"]],
])("%s", (_, from, to, expected) => {
  expect(BEFORE).toContain(from);
  expect(changes(BEFORE.replace(from, to))).toEqual(expected);
});
