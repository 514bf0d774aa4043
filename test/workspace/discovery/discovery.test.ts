import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findUnindexedProjects } from "../../../src/workspace/discovery/find-unindexed-projects.ts";
import { listProjects } from "../../../src/workspace/discovery/list-projects.ts";
import { tempFolder } from "../support/temp-folder.ts";

describe("the projects of an index", () => {
  test("are looked up in the index's order, whatever their files are called", () => {
    const root = tempFolder({ "a/AGENT-HANDOFF.md": "", "b/HANDOFF.md": "", "c/docs/AGENT_HANDOFF.md": "", "d/README.md": "", "sub/e/agent-handoff.md": "" });
    const listed = listProjects(
      root,
      ["sub/e", "a", "b", "c"].map((path) => ({ name: path.toUpperCase(), path })),
    );
    expect(listed.map(({ name, file }) => [name, file?.slice(root.length + 1)])).toEqual([
      ["SUB/E", join("sub", "e", "agent-handoff.md")],
      ["A", join("a", "AGENT-HANDOFF.md")],
      ["B", join("b", "HANDOFF.md")],
      ["C", join("c", "docs", "AGENT_HANDOFF.md")],
    ]);
    expect(listed.every(({ mark }) => (mark?.length ?? 0) > 0)).toBe(true);
  });

  test("that cannot be have a problem each", () => {
    const outside = tempFolder({ "AGENT-HANDOFF.md": "" });
    const root = tempFolder({ "empty/README.md": "", file: "" });
    symlinkSync(outside, join(root, "link"));
    mkdirSync(join(root, "deep"));
    symlinkSync(outside, join(root, "deep", "link"));
    const paths = ["none", "empty", "../other", "/etc", "C:\\x", "link", "deep/link", "file"];
    expect(
      listProjects(
        root,
        paths.map((path) => ({ name: path, path })),
      ).map(({ problem }) => problem?.message.replaceAll(root, "ROOT")),
    ).toEqual([
      'Cannot open "ROOT/none": there is no such folder',
      'Cannot open "ROOT/empty": it has no handoff file',
      'Cannot open "../other": it leads out of "ROOT"',
      'Cannot open "/etc": it leads out of "ROOT"',
      'Cannot open "C:\\x": it leads out of "ROOT"',
      'Cannot open "link": it leads out of "ROOT"',
      'Cannot open "deep/link": it leads out of "ROOT"',
      'Cannot read "ROOT/file/AGENT-HANDOFF.md": a part of its path is not a folder',
    ]);
  });

  test("a link inside the workspace is followed", () => {
    const root = tempFolder({ "real/AGENT-HANDOFF.md": "" });
    symlinkSync("real", join(root, "link"));
    expect(listProjects(root, [{ name: "x", path: "link" }])[0]).toMatchObject({ file: join(root, "link", "AGENT-HANDOFF.md") });
  });
});

describe("projects that no index names", () => {
  const FILES = {
    "AGENT-HANDOFF.md": "",
    "a/AGENT-HANDOFF.md": "",
    "a/inner/AGENT-HANDOFF.md": "",
    "b/handoff.md": "",
    "c/docs/HANDOFF.md": "",
    "group/d/AGENT_HANDOFF.md": "",
    "group/two/e/AGENT-HANDOFF.md": "",
    "node_modules/f/AGENT-HANDOFF.md": "",
    ".hidden/g/AGENT-HANDOFF.md": "",
    "empty/README.md": "",
  };

  test.each([
    { depth: 0, paths: [] },
    { depth: 1, paths: ["a", "b", "c"] },
    { depth: 2, paths: ["a", "b", "c", "group/d"] },
    { depth: 3, paths: ["a", "b", "c", "group/d", "group/two/e"] },
  ])("are found $depth folders deep, not below others, in hidden folders or in node_modules", ({ depth, paths }) => {
    expect(findUnindexedProjects(tempFolder(FILES), { depth }).map(({ path }) => path)).toEqual(paths);
  });

  test("leave out those that are known", () => {
    const found = findUnindexedProjects(tempFolder(FILES), { depth: 2, indexed: ["a", "group/d"] });
    expect(found.map(({ path }) => path)).toEqual(["b", "c"]);
  });

  test("are not looked for through links, nor where there is nothing", () => {
    const root = tempFolder({ "real/x": "" });
    symlinkSync(tempFolder({ "AGENT-HANDOFF.md": "" }), join(root, "link"));
    symlinkSync("..", join(root, "real", "loop"));
    expect(findUnindexedProjects(root, { depth: 8 })).toEqual([]);
    expect(findUnindexedProjects(join(root, "none"), { depth: 2 })).toEqual([]);
  });
});
