import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { commit, git } from "../../workspace/support/git-repository.ts";
import { makeFolder, putFile } from "../workspace.ts";

/** What a project that is verified consists of; lines of the sections of its handoff. */
export interface VerifiedFiles {
  readonly name?: string;
  readonly owner?: string;
  readonly scope?: readonly string[];
  readonly criteria?: readonly string[];
  readonly pending?: readonly string[];
  readonly completed?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  /** Without a repository of git where false. */
  readonly git?: boolean;
}

/** Makes a project in a git repository of its own, with everything committed, and gives its folder. */
export function makeProject(project: VerifiedFiles): string {
  const name = project.name ?? "shop";
  const root = makeFolder({ [`${name}/AGENT-HANDOFF.md`]: handoffOf(project) });
  const folder = join(root, name);
  if (project.git === false) {
    for (const [path, text] of Object.entries(project.files ?? {})) putFile(folder, path, text);
    return folder;
  }
  git(folder, "init", "-q", "-b", "main");
  commit(folder, project.files ?? {}, { message: "begin", date: "2026-11-20T10:00:00Z" });
  return folder;
}

/** The handoff of such a project. */
export function handoffOf({ owner = "Codex", scope = [], criteria = [], pending = [], completed = [] }: VerifiedFiles): string {
  const section = (title: string, lines: readonly string[]): string => `## ${title}\n\n${lines.map((line) => `${line}\n`).join("")}\n`;
  return `# Agent Handoff: shop

| Field | Value |
| --- | --- |
| Current Owner | ${owner} |
| Status | in-progress |
| Next Action | Go on with T2 against the specification |
| Updated | 2026-11-20T10:00:00Z by Claude |

${section("Files in Scope", scope)}${section("Files Off Limits", [])}${section("Acceptance Criteria", criteria)}${section("Pending Tasks", pending)}${section("Completed Tasks", completed)}## Handoff Log

| When | From | To | Summary |
| --- | --- | --- | --- |
`;
}

/** The environment of a command that runs programs: the path, and no settings of a user's own unless a folder for them is given. */
export function verifyEnv(settings = "/nonexistent/config"): Readonly<Record<string, string | undefined>> {
  return { PATH: process.env["PATH"], XDG_CONFIG_HOME: settings };
}

/** The runs that were kept for a project, as JSON, in the order of their names' times. */
export function keptRuns(folder: string): readonly ReturnType<typeof JSON.parse>[] {
  const state = join(folder, ".agent-relay", "evidence");
  const names = readdirSync(state).toSorted((left, right) => (left.slice(17) < right.slice(17) ? -1 : 1));
  return names.map((name) => JSON.parse(readFileSync(join(state, name), "utf8")));
}
