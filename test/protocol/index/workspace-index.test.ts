import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../src/diagnostic/apply-edits.ts";
import { addProjectRow } from "../../../src/protocol/index/add-project-row.ts";
import type { IndexRow, IndexTable, WorkspaceIndex } from "../../../src/protocol/index/model.ts";
import { parseWorkspaceIndex } from "../../../src/protocol/index/parse-workspace-index.ts";
import { parseWholeIndex } from "../../../src/protocol/index/parse-whole-index.ts";
import { projectPath } from "../../../src/protocol/index/project-path.ts";
import { removeProjectRow } from "../../../src/protocol/index/remove-project-row.ts";
import { setActiveProject } from "../../../src/protocol/index/set-active-project.ts";
import { setIndexOwner } from "../../../src/protocol/index/set-index-owner.ts";
import type { Owner } from "../../../src/protocol/owner.ts";
import { ownerId } from "../../../src/protocol/owner-id.ts";
import { markdownSoup } from "../handoff/arbitraries.ts";

const CODEX: Owner = { kind: "agent", name: "codex" };
const NOW = "2026-11-20T15:04:05Z";
const PATIENT = { timeout: 120_000 };

const CANONICAL = `# Agent Handoff: harbour

## Active Handoff

| Project | Owner | Since |
| --- | --- | --- |
| ferry | Claude | 2026-11-19T08:00:00Z |

## Projects

| Project | Path | Owner |
| --- | --- | --- |
| ferry | apps/ferry | Claude |
| crane | apps/crane/ | User |
`;

function index(text: string): WorkspaceIndex {
  const read = parseWorkspaceIndex(text);
  if (!read) throw new Error("the text has no Active Handoff table");
  return read;
}

function rows(table: IndexTable | undefined): readonly (readonly [string, string, string | undefined])[] {
  return (table?.rows ?? []).map((row: IndexRow) => [row.name, row.path, row.owner && ownerId(row.owner.value)]);
}

describe("parseWorkspaceIndex", () => {
  test("reads the canonical form", () => {
    const read = index(CANONICAL);
    expect(rows(read.active)).toEqual([["ferry", "apps/ferry", "claude"]]);
    expect(rows(read.projects)).toEqual([
      ["ferry", "apps/ferry", "claude"],
      ["crane", "apps/crane", "user"],
    ]);
  });

  test("reads the template, whose tables are empty", () => {
    const template = readFileSync(new URL("../../../protocol-templates/workspace/AGENT-HANDOFF.md", import.meta.url), "utf8");
    const read = index(template.replace("{{workspace}}", "harbour"));
    expect(rows(read.active)).toEqual([]);
    expect(rows(read.projects)).toEqual([]);
    expect(read.active.columns).toEqual({ project: 0, owner: 1, updated: 2 });
  });

  test("reads links, code, bold, other columns and other orders", () => {
    const read = index(`## 🚀 Active Handoff (today)

| Owner | Next Action | Project | Notes |
|---|---|---|---|
| **Codex** | ship it | [ferry](./apps/ferry/AGENT-HANDOFF.md) | fast |

## All projects

| # | Name | Folder | Current Owner | Last update | Status |
|---|---|---|---|---|---|
| 1 | **ferry** | \`apps/ferry\` | Codex | 2026-11-19 | ready |
| 2 | \`crane\` | [there](apps/my%20crane/) | nobody |
| 3 | a\\|b | apps\\\\ab | Claude | | |
| 4 | none | | | | |
`);
    expect(rows(read.active)).toEqual([["ferry", "apps/ferry", "codex"]]);
    expect(read.active.columns).toEqual({ owner: 0, "next-action": 1, project: 2 });
    expect(rows(read.projects)).toEqual([
      ["ferry", "apps/ferry", "codex"],
      ["crane", "apps/my crane", "nobody"],
      ["a|b", "apps/ab", "claude"],
    ]);
  });

  test.each([
    "",
    "# Agent Handoff: x\n\n| Field | Value |\n|---|---|\n| Current Owner | Codex |\n",
    "## Active Handoff\n\nNone yet.\n",
    "```\n## Active Handoff\n\n| Project |\n|---|\n```\n",
    "## Active Handoff\n\n| Concern | Current owner |\n|---|---|\n| x | Codex |\n",
  ])("does not take %j for an index", (text) => {
    expect(parseWorkspaceIndex(text)).toBeUndefined();
  });

  test("reads the first side of an unmerged row", () => {
    const read = index(
      CANONICAL.replace("| ferry | Claude | 2026-11-19T08:00:00Z |", "<<<<<<< HEAD\n| ferry | Claude | now |\n=======\n| crane | Codex | now |\n>>>>>>> b"),
    );
    expect(rows(read.active)).toEqual([["ferry", "apps/ferry", "claude"]]);
    expect(read.conflicts).toHaveLength(1);
  });

  test("reads the same whether all at once or what stands above the projects first", PATIENT, () => {
    const active = fc.constantFrom(
      "## Active Handoff\n\n| Project | Owner |\n|---|---|\n| ferry | Claude |\n| [dock](apps/dock) | User |\n",
      "## Active Project\n\nnone\n",
      "",
    );
    const projects = fc.constantFrom(
      "## Projects\n\n| Project | Path |\n|---|---|\n| ferry | apps/ferry |\n",
      "# all projects\r\n\r\n| Project |\r\n|---|\r\n| dock |\r\n",
      "### Project Index\n",
    );
    const opening = fc.constantFrom("", "---\n", "\ufeff---\nx: y\n", "```\n", "<!--\n", "<<<<<<< ours\n", "- ", "> ");
    const closing = fc.constantFrom("", "---\n", "-->\n", "=======\n| crane |\n>>>>>>> theirs\n");
    const soup = fc.oneof(fc.constant(""), markdownSoup);
    let read = 0;
    fc.assert(
      fc.property(opening, soup, active, soup, projects, soup, closing, (...parts) => {
        const text = parts.join("\n");
        const whole = parseWholeIndex(text, []);
        if (whole !== undefined) read += 1;
        expect(parseWorkspaceIndex(text)).toEqual(whole);
      }),
      { numRuns: 3000 },
    );
    expect(read).toBeGreaterThan(500);
  });

  test("never throws", PATIENT, () => {
    fc.assert(
      fc.property(markdownSoup, fc.string({ unit: "binary" }), (soup, rest) => {
        parseWorkspaceIndex(`## Active Handoff\n\n| Project | Owner |\n|---|---|\n| ${rest} | x |\n${soup}`);
        parseWorkspaceIndex(soup);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("projectPath", () => {
  test.each([
    ["apps/x", "apps/x"],
    ["./apps/x/", "apps/x"],
    ["apps\\x", "apps/x"],
    ["apps/x/AGENT-HANDOFF.md", "apps/x"],
    ["AGENT-HANDOFF.md", "."],
    ["./", "."],
    [".", "."],
    ["../y", "../y"],
    ["/srv/x/", "/srv/x"],
    ["a%20b", "a b"],
    ["100%", "100%"],
    ["", "."],
  ])("takes %j down to %j", (written, path) => {
    expect(projectPath(written)).toBe(path);
  });
});

describe("writing an index", PATIENT, () => {
  test("a switch changes the two rows and nothing else", () => {
    const text = applyEdits(CANONICAL, setActiveProject(index(CANONICAL), { name: "crane", path: "apps/crane" }, { owner: CODEX, now: NOW }));
    expect(text).toBe(
      CANONICAL.replace("| ferry | Claude | 2026-11-19T08:00:00Z |", `| crane | Codex | ${NOW} |`).replace(
        "| crane | apps/crane/ | User |",
        "| crane | apps/crane/ | Codex |",
      ),
    );
  });

  const name = fc.oneof(
    fc.constantFrom("my crane", "a|b", "`tick", "_x_", "ünï", "x.y-z"),
    fc
      .string({ unit: fc.constantFrom("a", "b", "|", "`", "*", "_", "[", "]", "(", ")", "\\", "<", "-", " ", "é", "~", "#"), minLength: 1, maxLength: 8 })
      .map((stem) => `a${stem}z`.replace(/\s+/gu, " ")),
  );
  const written = fc
    .record({
      eol: fc.constantFrom("\n", "\r\n"),
      end: fc.constantFrom("", "\n"),
      bom: fc.constantFrom("", "\u{feff}"),
      active: fc.constantFrom(
        "| Project | Owner | Since |\n| --- | --- | --- |",
        "|Owner|Project|Status|\n|---|---|---|\n|Codex|[ferry](apps/ferry)|ready|",
        "| Project | Owner |\n|---|---|\n| ferry |",
      ),
      projects: fc.constantFrom(
        "",
        "\n\n## Projects\n\n| Project | Path | Owner |\n| --- | --- | --- |\n| ferry | apps/ferry | Claude |",
        "\n\n## Projects\n\n| Project | Owner | Next Action |\n|---|---|---|\n| [ferry](apps/ferry/) | Claude | sail |",
      ),
    })
    .map(({ eol, end, bom, active, projects }) => bom + `# x\n\n## Active Handoff\n\n${active}${projects}${end}`.replaceAll("\n", eol));

  test("what is written is read again", () => {
    fc.assert(
      fc.property(written, name, fc.constantFrom<Owner>(CODEX, { kind: "user" }, { kind: "nobody" }), (text, project, owner) => {
        const turn = { owner, now: NOW };
        const place = { name: project, path: `apps/${project}` };
        const added = applyEdits(text, addProjectRow(index(text), place, turn));
        expect(rows(index(added).projects).at(-1)).toEqual([project, projectPath(`apps/${project}`), ownerId(owner)]);
        expect(addProjectRow(index(added), { name: project, path: projectPath(`apps/${project}`) }, turn)).toEqual([]);
        const active = applyEdits(added, setActiveProject(index(added), place, turn));
        expect(rows(index(active).active)[0]).toEqual([project, projectPath(`apps/${project}`), ownerId(owner)]);
        const passed = applyEdits(active, setIndexOwner(index(active), project, { owner: CODEX, now: NOW }));
        expect(rows(index(passed).active)[0]?.[2]).toBe("codex");
        expect(rows(index(passed).projects).at(-1)?.[2]).toBe("codex");
        const removed = applyEdits(passed, removeProjectRow(index(passed), project));
        expect([...rows(index(removed).active), ...rows(index(removed).projects)].filter(([row]) => row === project)).toEqual([]);
        expect(rows(index(removed).projects)).toEqual(rows(index(text).projects).filter(([row]) => row !== project));
        if (text.includes("\r\n")) expect(passed.replaceAll("\r\n", "")).not.toContain("\n");
      }),
      { numRuns: 1500 },
    );
  });
});
