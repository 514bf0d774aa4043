import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findPlace } from "../../../src/workspace/finding/find-place.ts";
import { findHandoffFiles } from "../../../src/workspace/finding/find-handoff-files.ts";
import { tempFolder } from "../support/temp-folder.ts";

const isIndex = (text: string) => text.includes("Active Handoff");
const INDEX = "# Workspace\n\n## Active Handoff\n";
const PROJECT = "# Agent Handoff\n";

/** What a place says, with paths relative to the root. */
function placeIn(root: string, from: string): Record<string, unknown> {
  const place = findPlace(join(root, from), isIndex);
  const short = (path: string | undefined) => path?.slice(root.length + 1);
  return {
    project: short(place.project?.file),
    workspace: short(place.workspace?.file),
    others: [...(place.project?.others ?? []), ...(place.workspace?.others ?? [])].map(short),
    outer: place.outerWorkspaces.map(short),
    problems: place.problems.map(({ message }) => message.replaceAll(`${root}/`, "")),
  };
}

const NOTHING = { project: undefined, workspace: undefined, others: [], outer: [], problems: [] };

test.each([
  {
    story: "a project in a workspace, from deep below",
    files: { "AGENT-HANDOFF.md": INDEX, "app/AGENT-HANDOFF.md": PROJECT, "app/src/deep/x": "" },
    from: "app/src/deep",
    place: { project: "app/AGENT-HANDOFF.md", workspace: "AGENT-HANDOFF.md" },
  },
  { story: "the workspace itself is no project", files: { "AGENT-HANDOFF.md": INDEX }, from: ".", place: { workspace: "AGENT-HANDOFF.md" } },
  { story: "a project without a workspace", files: { "app/HANDOFF.md": PROJECT }, from: "app", place: { project: "app/HANDOFF.md" } },
  { story: "nothing at all", files: { "app/README.md": "" }, from: "app", place: {} },
  {
    story: "the nearest of two nested projects",
    files: { "AGENT-HANDOFF.md": PROJECT, "a/AGENT_HANDOFF.md": PROJECT },
    from: "a",
    place: { project: "a/AGENT_HANDOFF.md" },
  },
  {
    story: "the nearest of two nested workspaces, the outer one told",
    files: { "AGENT-HANDOFF.md": INDEX, "w/AGENT-HANDOFF.md": INDEX, "w/a/AGENT-HANDOFF.md": PROJECT },
    from: "w/a",
    place: { project: "w/a/AGENT-HANDOFF.md", workspace: "w/AGENT-HANDOFF.md", outer: [""] },
  },
  {
    story: "a handoff above the workspace is no project of it",
    files: { "HANDOFF.md": PROJECT, "w/AGENT-HANDOFF.md": INDEX, "w/new/x": "" },
    from: "w/new",
    place: { workspace: "w/AGENT-HANDOFF.md" },
  },
  {
    story: "two live files",
    files: { "HANDOFF.md": PROJECT, "AGENT_HANDOFF.md": PROJECT, "docs/AGENT-HANDOFF.md": PROJECT },
    from: ".",
    place: { project: "AGENT_HANDOFF.md", others: ["HANDOFF.md", "docs/AGENT-HANDOFF.md"] },
  },
  { story: "a name in another case, as on disk", files: { "agent-handoff.md": PROJECT }, from: ".", place: { project: "agent-handoff.md" } },
  {
    story: "a handoff in docs belongs to the folder above, from outside",
    files: { "app/docs/HANDOFF.md": PROJECT },
    from: "app",
    place: { project: "app/docs/HANDOFF.md" },
  },
  { story: "and from inside", files: { "app/docs/HANDOFF.md": PROJECT }, from: "app/docs", place: { project: "app/docs/HANDOFF.md" } },
  {
    story: "a workspace's docs is a project of its own",
    files: { "AGENT-HANDOFF.md": INDEX, "docs/AGENT-HANDOFF.md": PROJECT },
    from: "docs",
    place: { project: "docs/AGENT-HANDOFF.md", workspace: "AGENT-HANDOFF.md" },
  },
  {
    story: "archives and similar names do not count",
    files: { "AGENT-HANDOFF.archive.md": PROJECT, "MY-HANDOFF.md": PROJECT, "HANDOFFS.md": PROJECT },
    from: ".",
    place: {},
  },
  { story: "docs that is a file", files: { docs: "", "AGENT-HANDOFF.md": PROJECT }, from: ".", place: { project: "AGENT-HANDOFF.md" } },
])("$story is found", ({ files, from, place }) => {
  expect(placeIn(tempFolder(files), from)).toEqual({ ...NOTHING, ...place });
});

test("the project's folder is the one above docs", () => {
  const root = tempFolder({ "app/docs/HANDOFF.md": PROJECT });
  expect(findPlace(join(root, "app", "docs"), isIndex).project?.folder).toBe(join(root, "app"));
});

describe("what cannot be read is told and never thrown", () => {
  test.each([
    { story: "a folder", make: (path: string) => mkdirSync(path), words: 'Cannot read "app/AGENT-HANDOFF.md": it is a folder' },
    {
      story: "a dangling link",
      make: (path: string) => symlinkSync("nowhere", path),
      words: 'Cannot read "app/AGENT-HANDOFF.md": it is a symbolic link to a file that is not there',
    },
    {
      story: "a loop of links",
      make: (path: string) => symlinkSync("AGENT-HANDOFF.md", path),
      words: 'Cannot read "app/AGENT-HANDOFF.md": its symbolic links form a loop',
    },
    { story: "a pipe", make: (path: string) => execFileSync("mkfifo", [path]), words: 'Cannot read "app/AGENT-HANDOFF.md": it is not a regular file' },
  ])("a handoff that is $story: no project further up takes its place", ({ make, words }) => {
    const root = tempFolder({ "AGENT-HANDOFF.md": INDEX, "app/x": "", "HANDOFF.md": PROJECT });
    make(join(root, "app", "AGENT-HANDOFF.md"));
    expect(placeIn(root, "app")).toEqual({ ...NOTHING, workspace: "AGENT-HANDOFF.md", others: ["HANDOFF.md"], problems: [words] });
  });

  test("beside one that can be read, which then counts", () => {
    const root = tempFolder({ "HANDOFF.md": PROJECT });
    mkdirSync(join(root, "AGENT-HANDOFF.md"));
    expect(placeIn(root, ".")).toMatchObject({ project: "HANDOFF.md", problems: ['Cannot read "AGENT-HANDOFF.md": it is a folder'] });
  });

  test("a folder that is not there any more", () => {
    expect(placeIn(tempFolder(), "gone/away")).toEqual(NOTHING);
  });

  test("folders above that may not be listed, for a user who is not root", () => {
    const root = tempFolder({ "closed/open/HANDOFF.md": PROJECT });
    chmodSync(root, 0o755);
    chmodSync(join(root, "closed"), 0o311);
    const asNobody = <Value>(work: () => Value): Value => {
      process.seteuid?.(65_534);
      try {
        return work();
      } finally {
        process.seteuid?.(0);
      }
    };
    const look = () => placeIn(root, "closed/open");
    expect(process.geteuid?.() === 0 ? asNobody(look) : look()).toEqual({
      ...NOTHING,
      project: "closed/open/HANDOFF.md",
      problems: ['Cannot open "closed": permission is denied'],
    });
    chmodSync(join(root, "closed"), 0o755);
  });
});

test("on systems where case does not count, the name is told as it stands on disk", () => {
  const root = tempFolder({ "AGENT-HANDOFF.md": "", "Agent_Handoff.md": "", "handoff.md": "" });
  expect(findHandoffFiles(root, "darwin").direct.map((path) => path.slice(root.length + 1))).toEqual(["AGENT-HANDOFF.md", "Agent_Handoff.md", "handoff.md"]);
});
