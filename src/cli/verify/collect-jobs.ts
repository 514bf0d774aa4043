import { resolveProject } from "../../protocol/resolve-project.ts";
import type { CommandIo } from "../io.ts";
import { chooseProject, indexRows, type OpenProject } from "../open-project.ts";
import { needWorkspace, openWorkspace, type Standing } from "../open-workspace.ts";
import { CommandError } from "../command-error.ts";
import { checksNamed, checksOfProject, type ChosenCheck } from "./choose-checks.ts";

/** The checks of one project that are meant. */
export interface VerifyJob {
  readonly project: OpenProject;
  readonly checks: readonly ChosenCheck[];
}

/** Which checks are meant: `verify`, `verify T2`, `verify shop`, `verify shop T2`, `verify --all`. */
export interface VerifyWish {
  readonly words: readonly string[];
  readonly all: boolean;
  readonly agents: readonly string[];
}

/** What could not be looked at beside what could. */
export interface VerifyJobs {
  readonly jobs: readonly VerifyJob[];
  readonly problems: readonly string[];
}

/** Finds the projects and checks that are meant. A single word is a task or criterion of the project one stands in, else a project. @throws CommandError where nothing has that name. */
export function collectJobs(io: CommandIo, wish: VerifyWish): VerifyJobs {
  const [first, second] = wish.words;
  if (wish.all && first !== undefined) throw new CommandError("Unexpected `--all` beside a name", { exitCode: 2, hint: "agent-relay verify --all" });
  if (wish.all) return everyProject(io, wish.agents);
  const standing = openWorkspace(io.cwd, wish.agents);
  const open = (name?: string): OpenProject => chooseProject(standing, { name, agents: wish.agents });
  if (first === undefined) return { jobs: [whole(open())], problems: [] };
  if (second !== undefined) return { jobs: [named(open(first), second)], problems: [] };
  const here = attempt(() => open());
  const checks = here.project && checksNamed(here.project.handoff, first);
  if (here.project && checks) return { jobs: [{ project: here.project, checks }], problems: [] };
  const other = attempt(() => open(first));
  if (other.project) return { jobs: [whole(other.project)], problems: [] };
  throw here.project ? unknown(first, standing, other.error) : other.error;
}

/** A project that is there and cannot be opened says why; a name that nothing has says what is written nearly alike. */
function unknown(word: string, { workspace }: Standing, error: CommandError): CommandError {
  const resolution = resolveProject(word, workspace ? indexRows(workspace) : []);
  if (resolution.kind !== "none") return error;
  const near = resolution.near.map(({ name }) => `\`${name}\``).join(", ");
  return new CommandError(`No task, criterion or project is called \`${word}\`${near === "" ? "" : `; near: ${near}`}`, {
    exitCode: 1,
    hint: "agent-relay verify --list",
  });
}

function whole(project: OpenProject): VerifyJob {
  return { project, checks: checksOfProject(project.handoff) };
}

function named(project: OpenProject, name: string): VerifyJob {
  const checks = checksNamed(project.handoff, name);
  if (checks) return { project, checks };
  throw new CommandError(`No task or criterion of ${project.name} is called \`${name}\``, { exitCode: 1, hint: `agent-relay verify ${project.name} --list` });
}

function everyProject(io: CommandIo, agents: readonly string[]): VerifyJobs {
  const standing = openWorkspace(io.cwd, agents);
  if (standing.workspace === undefined && standing.place.project !== undefined) return { jobs: [whole(chooseProject(standing, { agents }))], problems: [] };
  const names = [...new Set(indexRows(needWorkspace(standing)).map(({ name }) => name))];
  const opened = names.map((name) => attempt(() => chooseProject(standing, { name, agents })));
  return {
    jobs: opened.flatMap(({ project }) => (project ? [whole(project)] : [])).filter(({ checks }) => checks.length > 0),
    problems: opened.flatMap(({ error }) => (error ? [error.message] : [])),
  };
}

type Attempt = { readonly project: OpenProject; readonly error?: never } | { readonly project?: never; readonly error: CommandError };

/** Opens a project, or gives why it cannot be. */
function attempt(open: () => OpenProject): Attempt {
  try {
    return { project: open() };
  } catch (error) {
    if (error instanceof CommandError) return { error };
    throw error;
  }
}
