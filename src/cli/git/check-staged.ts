import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, posix } from "node:path";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { globCovers } from "../../lint/glob-covers.ts";
import { subjectKindOf } from "../../lint/subject-kind.ts";
import { describeOwner } from "../../protocol/describe-owner.ts";
import type { Handoff, PathEntry } from "../../protocol/handoff/model.ts";
import { parseHandoff } from "../../protocol/handoff/parse-handoff.ts";
import type { Actor } from "../../protocol/owner.ts";
import { detectHost } from "../../workspace/detect-host.ts";
import { findRepository } from "../../workspace/finding/find-repository.ts";
import { HANDOFF_NAMES } from "../../workspace/finding/handoff-names.ts";
import { isIndexText } from "../../workspace/finding/read-index.ts";
import { createCheckContext, knownAgents } from "../check/create-check-context.ts";
import { runCheck } from "../check/run-check.ts";
import { loadCheckConfig } from "../check/load-check-config.ts";
import { stagedTargets } from "../check/staged-targets.ts";
import { switchOption, textOption, type Invocation } from "../command.ts";
import { parseActor } from "../identity.ts";
import type { CommandIo } from "../io.ts";
import { printJson } from "../print-json.ts";
import { loadSettings, type Settings } from "../settings.ts";
import { listStaged, listTracked, readVersions, type StagedFile } from "./staged-files.ts";
import { type StagingArea, stagingArea } from "./staging-area.ts";

/** Something about a commit: it stops the commit, or is only told. */
interface StagedFinding {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly hint: string;
  readonly stops: boolean;
}

interface StagedProject {
  /** Folder of the project, relative to the root; "" for the root. */
  readonly folder: string;
  readonly file: string;
  readonly handoff: Handoff;
  /** As the last commit has it: a commit cannot free itself. */
  readonly before: Handoff | undefined;
}

/** Checks what is staged, before git commits it. Gives 1 where the commit is not to be made; outside of repositories and projects nothing is said. */
export async function checkStaged(invocation: Invocation, io: CommandIo): Promise<number> {
  const repository = findRepository(io.cwd);
  const area = repository && stagingArea(repository, io);
  const staged = area && listStaged(area);
  return area === undefined || staged === undefined || staged.length === 0 ? 0 : report(invocation, io, { area, staged });
}

interface Commit {
  readonly area: StagingArea;
  readonly staged: readonly StagedFile[];
}

async function report(invocation: Invocation, io: CommandIo, commit: Commit): Promise<number> {
  const settings = loadSettings(io);
  const actor = committer(invocation, io, settings);
  const projects = projectsOf(commit, settings);
  const findings = [...commit.staged.flatMap((file) => findingsOn(file, { actor, projects })), ...(await protocolFindings(io, commit))];
  const stops = findings.some((finding) => finding.stops);
  if (switchOption(invocation, "json")) printJson(io, "pre-commit", { stops, findings });
  else
    for (const { path, line, column, message, hint, stops: bad } of findings)
      io.err(`${path}:${line}:${column} ${bad ? "error" : "note"} ${message}\n  Try: ${hint}\n`);
  if (stops && !switchOption(invocation, "json")) io.err("Nothing was committed. `git commit --no-verify` goes past this check.\n");
  return stops ? 1 : 0;
}

/** Unlike other commands this one knows the user without being told: git is called by people and by agents, and agents leave their marks. */
function committer(invocation: Invocation, io: CommandIo, { agents }: Settings): Actor {
  const named = textOption(invocation, "as") ?? agentVariable(io);
  if (named !== undefined) return parseActor(named, agents);
  const host = detectHost(io.env);
  return host === undefined ? { kind: "user" } : { kind: "agent", name: host };
}

function agentVariable({ env }: CommandIo): string | undefined {
  const name = env["AGENT_RELAY_AGENT"] ?? "";
  return name === "" ? undefined : name;
}

/** The projects around staged files whose handoff git's index or the working tree holds, the deepest first. */
function projectsOf({ area, staged }: Commit, { agents }: Settings): readonly StagedProject[] {
  const { root } = area;
  const around = foldersAbove(staged);
  const tracked = listTracked(area, [...HANDOFF_NAMES]).filter((file) => around.has(folderOf(file)));
  const files = [...new Set([...tracked, ...HANDOFF_NAMES.filter((name) => existsSync(join(root, name)))])];
  const versions = readVersions(area, files);
  const projects = files.flatMap((file): readonly StagedProject[] => {
    const text = versions.staged(file)?.toString("utf8") ?? readQuietly(join(root, file));
    if (text === undefined || isIndexText(text, agents)) return [];
    const before = versions.committed(file);
    return [
      {
        folder: folderOf(file),
        file,
        handoff: parseHandoff(text, { agents }),
        before: before === undefined ? undefined : parseHandoff(before, { agents }),
      },
    ];
  });
  return projects.sort((left, right) => right.folder.length - left.folder.length);
}

/** Folder of the project of a handoff: the one above for a handoff in `docs`. */
function folderOf(file: string): string {
  const folder = posix.dirname(file) === "." ? "" : posix.dirname(file);
  return basename(folder) === "docs" ? folder.slice(0, -4).replace(/\/$/, "") : folder;
}

/** Every folder that a staged file lies in, however deep; "" is the root. */
function foldersAbove(staged: readonly StagedFile[]): ReadonlySet<string> {
  const folders = new Set([""]);
  for (const { path } of staged) {
    for (let end = path.lastIndexOf("/"); end > 0 && !folders.has(path.slice(0, end)); end = path.lastIndexOf("/", end - 1)) folders.add(path.slice(0, end));
  }
  return folders;
}

function readQuietly(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

interface Judging {
  readonly actor: Actor;
  readonly projects: readonly StagedProject[];
}

function findingsOn({ path }: StagedFile, { actor, projects }: Judging): readonly StagedFinding[] {
  const project = projects.find(({ folder }) => folder === "" || path.startsWith(`${folder}/`));
  if (project === undefined) return [];
  const inside = project.folder === "" ? path : path.slice(project.folder.length + 1);
  return [...offLimits(inside, path, { project, actor }), ...ownership(path, { project, actor })];
}

interface Case {
  readonly project: StagedProject;
  readonly actor: Actor;
}

function offLimits(inside: string, path: string, { project, actor }: Case): readonly StagedFinding[] {
  const entries = [...project.handoff.offLimits, ...(project.before?.offLimits ?? [])];
  const entry = entries.find(({ pattern }) => covers(pattern, inside));
  if (entry === undefined) return [];
  return [
    {
      path,
      ...at,
      message: `This file is off limits: \`${entry.pattern}\`${whereOf(project, entry)}`,
      hint: actor.kind === "user" ? "commit it if you mean to: it is yours to decide" : "git restore --staged it, and ask the user",
      stops: actor.kind === "agent",
    },
  ];
}

const at = { line: 1, column: 1 } as const;

function whereOf({ file, handoff }: StagedProject, { range }: PathEntry): string {
  const line = handoff.outline.text.slice(0, range.start).split("\n").length;
  return ` (${file}:${line})`;
}

/** The project was another agent's in the last commit and stays with it. */
function ownership(path: string, { project, actor }: Case): readonly StagedFinding[] {
  const owner = project.handoff.owner?.value;
  const was = project.before?.owner?.value ?? owner;
  if (actor.kind !== "agent" || owner?.kind !== "agent" || was?.kind !== "agent" || owner.name === actor.name || was.name === actor.name) return [];
  return [
    {
      path,
      ...at,
      message: `This file belongs to the project of ${describeOwner(owner)} (${project.file})`,
      hint: `ask the user to route it to you: HANDOFF -> ${actor.name}`,
      stops: true,
    },
  ];
}

/** A pattern without a slash means a name in any folder, too. */
function covers(pattern: string, path: string): boolean {
  return globCovers(pattern, path) || (!/[/\\]/.test(pattern) && globCovers(`**/${pattern}`, path));
}

/** The rules over protocol files as they are staged, as `check --staged` runs them; errors stop the commit. */
async function protocolFindings(io: CommandIo, { area, staged }: Commit): Promise<readonly StagedFinding[]> {
  if (!staged.some(({ path, deleted }) => !deleted && subjectKindOf(path) !== undefined)) return [];
  const rules = await io.loadRules();
  const loaded = await loadCheckConfig(io, rules);
  const found = stagedTargets(area, [], { cwd: area.root, agents: knownAgents(loaded.config), projectsDepth: loaded.config.projectsDepth });
  if (found === undefined) return [];
  const context = createCheckContext(io, { cwd: area.root, rules, loaded, overlay: found.overlay });
  const { diagnostics } = runCheck(found.targets, context, () => undefined);
  return diagnostics.filter(({ severity }) => severity !== "info").map(toFinding);
}

function toFinding({ file, line, column, message, hint, rule, severity }: Diagnostic): StagedFinding {
  return { path: file, line, column, message: `${message} (${rule})`, hint: hint ?? `agent-relay check ${dirname(file)}`, stops: severity === "error" };
}
