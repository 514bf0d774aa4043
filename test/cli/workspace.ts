import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A project of a workspace that is made for a test; what is absent is left out of its files. */
export interface ProjectFiles {
  readonly owner?: string;
  readonly status?: string;
  readonly next?: string;
  readonly updated?: string;
  /** Lines below Pending Tasks and Completed Tasks. */
  readonly pending?: readonly string[];
  readonly completed?: readonly string[];
  /** Rows of the log, without their pipes: `2026-11-20T10:00:00Z | Claude | Codex | designed`. */
  readonly log?: readonly string[];
  /** Further files by path below the project, `AGENT-HANDOFF.md` to replace the handoff. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Makes a folder with these files, by path with `/`; it goes away after the test. Its path has no links in it. */
export function makeFolder(files: Readonly<Record<string, string>> = {}): string {
  const root = realpathSync.native(mkdtempSync(join(tmpdir(), "relay-cli-")));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) putFile(root, path, text);
  return root;
}

/** Writes a file below a folder, with the folders above it. */
export function putFile(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Reads a file below a folder. */
export function textOf(root: string, path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** Makes a workspace with these projects, by path; the first one is active unless told otherwise (`""` for none). */
export function makeWorkspace(projects: Readonly<Record<string, ProjectFiles>>, active = Object.keys(projects)[0] ?? ""): string {
  const owners = Object.entries(projects).map(([path, project]) => [path, project.owner ?? "Nobody"] as const);
  const root = makeFolder({ "AGENT-HANDOFF.md": indexText(owners, active) });
  for (const [path, project] of Object.entries(projects)) {
    putFile(root, `${path}/AGENT-HANDOFF.md`, handoffText(path, project));
    for (const [file, text] of Object.entries(project.files ?? {})) putFile(root, `${path}/${file}`, text);
  }
  return root;
}

function indexText(owners: readonly (readonly [path: string, owner: string])[], active: string): string {
  const now = owners.filter(([path]) => path === active).map(([path, owner]) => `| ${path} | ${owner} | 2026-11-20 |\n`);
  const all = owners.map(([path, owner]) => `| ${path} | ${path} | ${owner} |\n`);
  return `# Workspace\n\n## Active Handoff\n\n| Project | Owner | Since |\n| --- | --- | --- |\n${now.join("")}\n## Projects\n\n| Project | Path | Owner |\n| --- | --- | --- |\n${all.join("")}`;
}

/** The text of a project's handoff in canonical form. */
export function handoffText(name: string, project: ProjectFiles = {}): string {
  const { owner = "Nobody", status = "ready", next = "Write the first task", updated = "2026-11-20T10:00:00Z by Claude" } = project;
  const lines = (items: readonly string[] = []): string => items.map((item) => `\n${item}`).join("");
  return `# Agent Handoff: ${name}

| Field | Value |
| --- | --- |
| Current Owner | ${owner} |
| Status | ${status} |
| Next Action | ${next} |
| Updated | ${updated} |

## Files in Scope

## Files Off Limits

## Acceptance Criteria

## Pending Tasks
${lines(project.pending)}

## Completed Tasks
${lines(project.completed)}

## Handoff Log

| When | From | To | Summary |
| --- | --- | --- | --- |${lines(project.log?.map((row) => `| ${row} |`))}
`;
}

/** Lists every file below a folder with a digest of its bytes, links by their target; git's own and machine state (`.agent-relay`) are left out. */
export function treeOf(root: string, below = ""): Readonly<Record<string, string>> {
  const entries = readdirSync(join(root, below)).filter((name) => name !== ".git" && name !== ".agent-relay");
  return Object.assign({}, ...entries.map((name) => entryOf(root, below === "" ? name : `${below}/${name}`)));
}

function entryOf(root: string, path: string): Readonly<Record<string, string>> {
  const stats = lstatSync(join(root, path));
  if (stats.isSymbolicLink()) return { [path]: `-> ${readlinkSync(join(root, path))}` };
  if (stats.isDirectory()) return { [path]: "folder", ...treeOf(root, path) };
  if (!stats.isFile()) return { [path]: "special" };
  return {
    [path]:
      (stats.mode & 0o400) === 0
        ? "unreadable"
        : createHash("sha256")
            .update(readFileSync(join(root, path)))
            .digest("hex"),
  };
}
