import { join } from "node:path";
import { expect, test } from "vitest";
import { placeAround } from "../../hooks/session/current-project.ts";
import { findProject } from "../../hooks/session/find-project.ts";
import { handoffText, makeFolder, makeWorkspace, putFile, textOf } from "../cli/workspace.ts";
import { contextOf } from "./hook-scene.ts";

const PROJECTS = { web: { owner: "Claude" }, api: { owner: "Codex" }, docs: { owner: "Codex" } };

function activate(root: string, names: readonly string[]): void {
  const rows = names.map((name) => `| ${name} | ${PROJECTS[name as keyof typeof PROJECTS].owner} | 2026-11-20 |\n`).join("");
  putFile(root, "AGENT-HANDOFF.md", textOf(root, "AGENT-HANDOFF.md").replace(/(\| --- \| --- \| --- \|\n)(?:\| web .*\n)?(?=\n## Projects)/u, `$1${rows}`));
}

test("the project one stands in comes before the active one", () => {
  const root = makeWorkspace(PROJECTS);
  expect(contextOf("prompt", { cwd: root }).project()?.folder).toBe(join(root, "web"));
  expect(contextOf("prompt", { cwd: join(root, "api") }).project()?.folder).toBe(join(root, "api"));
  expect(contextOf("prompt", { cwd: root }).workspace()?.folder).toBe(root);
});

test.each([
  ["claude", ["web", "api"], "web"],
  ["codex", ["web", "api"], "api"],
  ["codex", ["web", "api", "docs"], undefined],
  ["gemini", ["web", "api"], undefined],
  ["claude", [], undefined],
] as const)("for %s, of the active projects %j, it is %j", (host, active, expected) => {
  const root = makeWorkspace(PROJECTS);
  activate(root, active);
  const folder = contextOf("prompt", { cwd: root, host }).project()?.folder;
  expect(folder).toBe(expected === undefined ? undefined : join(root, expected));
});

test("a path's project is the nearest above it, whether the path is there or not", () => {
  const root = makeWorkspace({ ...PROJECTS, "web/part": { owner: "Codex" } });
  const { projectOf } = contextOf("before-tool", { cwd: join(root, "web") });
  expect(projectOf("src/new/a.ts")?.folder).toBe(join(root, "web"));
  expect(projectOf("part/x/y.ts")?.folder).toBe(join(root, "web/part"));
  expect(projectOf("../api/a.ts")?.folder).toBe(join(root, "api"));
  expect(projectOf(join(root, "api"))?.folder).toBe(join(root, "api"));
  expect(projectOf(join(root, "README.md"))).toBeUndefined();
  expect(projectOf("/etc/passwd")).toBeUndefined();
  expect(projectOf("part/x/y.ts")).toBe(projectOf("part/z.ts"));
});

test("nothing is read twice", () => {
  const root = makeWorkspace(PROJECTS);
  const context = contextOf("stop", { cwd: root });
  const { handoff } = context.project() ?? {};
  putFile(root, "web/AGENT-HANDOFF.md", "# Other\n");
  putFile(root, "AGENT-HANDOFF.md", "# Other\n");
  expect(context.project()?.handoff).toBe(handoff);
  expect(context.workspace()).toBe(context.workspace());
});

test("configured agents are known, and a broken configuration is no reason to fail", () => {
  const root = makeWorkspace(PROJECTS);
  putFile(root, "agent-relay.config.json", '{"agents":["robby"]}');
  expect(contextOf("prompt", { cwd: root }).agents).toContain("robby");
  putFile(root, "agent-relay.config.json", "{");
  expect(contextOf("prompt", { cwd: root }).agents).toContain("claude");
});

test("outside of everything there is no project", () => {
  const context = contextOf("prompt", { cwd: makeFolder() });
  expect([context.project(), context.workspace(), context.projectOf("x")]).toEqual([undefined, undefined, undefined]);
});

test("a row of the index that leads out of the workspace, or back to it, opens nothing", () => {
  for (const path of ["../../etc", ".", "missing"]) {
    const root = makeFolder();
    putFile(root, "AGENT-HANDOFF.md", `# W\n\n## Active Handoff\n\n| Project | Path | Owner |\n| --- | --- | --- |\n| x | ${path} | Claude |\n`);
    expect(contextOf("prompt", { cwd: root }).project()).toBeUndefined();
  }
});

test("the quick way to a project finds the one that the whole search finds, or none", () => {
  const canonical = handoffText("x", { owner: "Claude" });
  const trees: readonly Readonly<Record<string, string>>[] = [
    { "AGENT-HANDOFF.md": canonical },
    { "HANDOFF.md": "# Notes\n" },
    { "agent_handoff.md": canonical },
    { "docs/HANDOFF.md": canonical },
    { "docs/AGENT-HANDOFF.md": canonical, "AGENT-HANDOFF.md": INDEX },
    { "AGENT-HANDOFF.md": INDEX, "a/AGENT-HANDOFF.md": canonical, "a/b/HANDOFF.md": "x" },
    { "AGENT-HANDOFF.md": canonical.replace("## Files", "The active handoff is elsewhere\n\n## Files") },
    { "AGENT-HANDOFF.md/file": "a folder in its place" },
    { "a/AGENT-HANDOFF.md/file": "x", "AGENT-HANDOFF.md": canonical },
    { "AGENT-HANDOFF.md": "\0\u{feff}" },
    {},
  ];
  for (const tree of trees) {
    const root = makeFolder({ ...tree, "a/b/c/file": "", "docs/x/file": "" });
    for (const below of [".", "a", "a/b", "a/b/c", "docs", "docs/x", "missing/deep"]) {
      const quick = findProject(join(root, below));
      const whole = placeAround(join(root, below)).project;
      if (quick !== undefined)
        expect({ ...quick, snapshot: quick.snapshot.text }, `${Object.keys(tree).join()} ${below}`).toEqual({ ...whole, snapshot: whole?.snapshot.text });
    }
  }
  expect(findProject(makeFolder({ "AGENT-HANDOFF.md": canonical }))).toBeDefined();
});

const INDEX = "# W\n\n## Active Handoff\n\n| Project | Owner |\n| --- | --- |\n| a | Claude |\n";
