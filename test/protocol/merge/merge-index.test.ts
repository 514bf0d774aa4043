import { describe, expect, test } from "vitest";
import { mergeIndex } from "../../../src/protocol/merge/merge-index.ts";

const row = (name: string, owner: string, updated = "2026-11-20T10:00:00Z"): string => `| [${name}](${name}/AGENT-HANDOFF.md) | ${owner} | ${updated} |`;
const index = (active: string, projects: readonly string[], intro = "Words."): string =>
  `# Workspace\n\n${intro}\n\n## Active Handoff\n\n| Project | Owner | Updated |\n| --- | --- | --- |\n${active}\n\n## Projects\n\n| Project | Owner | Updated |\n| --- | --- | --- |\n${projects.map((line) => `${line}\n`).join("")}`;

const BASE = index(row("web", "Codex"), [row("web", "Codex"), row("api", "Claude")]);

describe("mergeIndex", () => {
  test("takes rows of different projects", () => {
    const ours = index(row("web", "Codex"), [row("web", "User", "2026-11-21T10:00:00Z"), row("api", "Claude"), row("docs", "User")]);
    const theirs = index(row("web", "Codex"), [row("web", "Codex"), row("api", "Codex"), row("infra", "User")]);
    expect(mergeIndex(BASE, ours, theirs)).toEqual({
      text: index(row("web", "Codex"), [row("web", "User", "2026-11-21T10:00:00Z"), row("api", "Codex"), row("docs", "User"), row("infra", "User")]),
      conflicts: [],
    });
  });

  test("merges one row cell by cell, with the later stamp", () => {
    const ours = index(row("web", "Codex"), [row("web", "User", "2026-11-22T10:00:00Z"), row("api", "Claude")]);
    const theirs = index(row("web", "Codex"), [row("web", "Codex", "2026-11-21T10:00:00Z"), row("api", "Claude")], "Other words.");
    expect(mergeIndex(BASE, ours, theirs)).toEqual({ text: ours.replace("Words.", "Other words."), conflicts: [] });
    expect(mergeIndex(BASE, theirs, ours).text).toBe(ours.replace("Words.", "Other words."));
  });

  test("asks a person which project is active where both changed it", () => {
    const ours = index(row("api", "Claude"), [row("web", "Codex"), row("api", "Claude")]);
    const theirs = index(row("docs", "User"), [row("web", "Codex"), row("api", "Claude"), row("docs", "User")]);
    const { text, conflicts } = mergeIndex(BASE, ours, theirs);
    expect(conflicts).toEqual([{ what: "active project", line: 9 }]);
    expect(text).toContain(`<<<<<<< ours\n${row("api", "Claude")}\n=======\n${row("docs", "User")}\n>>>>>>> theirs\n`);
    expect(text.trimEnd().endsWith(row("docs", "User"))).toBe(true);
  });

  test("takes the active project that one side changed and removes what one side removed", () => {
    const ours = index(row("api", "Claude"), [row("web", "Codex"), row("api", "Claude")]);
    const theirs = index(row("web", "Codex"), [row("web", "Codex")]);
    expect(mergeIndex(BASE, ours, theirs).text).toBe(index(row("api", "Claude"), [row("web", "Codex")]));
  });

  test("keeps the byte-exact laws", () => {
    const other = index(row("api", "User"), []);
    expect(mergeIndex(BASE, other, BASE).text).toBe(other);
    expect(mergeIndex(BASE, BASE, other).text).toBe(other);
    expect(mergeIndex(BASE, other, other).text).toBe(other);
  });
});
