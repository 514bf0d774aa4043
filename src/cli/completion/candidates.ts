import { resolve } from "node:path";
import { AGENT_NAMES } from "../../protocol/agent-name.ts";
import { singleLine } from "../../util/single-line.ts";
import type { Command, CommandEntry } from "../command.ts";
import { loadDecisions } from "../decide/decisions-file.ts";
import type { CommandIo } from "../io.ts";
import { indexRows, openProject, type ProjectChoice } from "../open-project.ts";
import { openWorkspace } from "../open-workspace.ts";
import { loadConfigOf } from "../settings.ts";
import { SHELLS } from "./scripts.ts";

/** Options whose value is an owner, and commands whose words are task ids or projects. */
const OWNER_OPTIONS = new Set(["--to", "--as", "--owner", "--agent", "--agents"]);
const OPEN_TASKS = new Set(["start", "done", "block"]);
const DECIDE_VERBS = ["list", "add", "accept", "reject", "supersede", "challenge"];
const PROJECT_WORDS = new Set(["handoff", "history", "archive"]);
/** Commands whose words are files and runs, and their options whose values are steps, workflows and runs. */
const RUN_WORDS = new Set(["run", "plan", "runs", "templates", "schema"]);
const RUN_OPTIONS = new Set(["--from", "--start-from", "--workflow", "--resume"]);

/** Where a word is to be completed, and among which commands. */
export interface CompletionScene extends Pick<CommandIo, "cwd" | "env"> {
  readonly commands: readonly CommandEntry[];
}

/** What may stand at the end of a command line: `typed` are the words behind the program's name, the last one as far as it is typed. Never throws; nothing is known where the files cannot be read. */
export async function candidates(typed: readonly string[], { cwd, env, commands }: CompletionScene): Promise<readonly string[]> {
  const { words, folder } = takeFolder(typed);
  const [name = "", ...rest] = words[0] === "help" && words.length === 2 ? words.slice(1) : words;
  const current = words.at(-1) ?? "";
  const all = rest.length === 0 ? commands.map((command) => command.name) : await behind(words, { cwd: resolve(cwd, folder), env, commands });
  return all.map(singleLine).filter((word) => word.toLowerCase().startsWith((rest.length === 0 ? name : current).toLowerCase()));
}

/** `-C <dir>` in front of the command's name. */
function takeFolder(words: readonly string[]): { readonly words: readonly string[]; readonly folder: string } {
  const [flag, folder = ".", ...rest] = words;
  return flag === "-C" && rest.length > 0 ? { words: rest, folder } : { words, folder: "." };
}

async function behind(words: readonly string[], io: CompletionScene): Promise<readonly string[]> {
  const entry = io.commands.find((command) => command.name === words[0]);
  if (entry === undefined) return [];
  const command = await entry.load();
  const before = words.at(-2) ?? "";
  const option = command.options?.find((known) => nameOf(known.flags) === before);
  if (option?.choices !== undefined) return option.choices;
  if (OWNER_OPTIONS.has(before)) return owners(io);
  if (before === "--project") return quietly(() => projectNames(io.cwd));
  const current = words.at(-1) ?? "";
  const isRunWord = RUN_WORDS.has(entry.name);
  if (isRunWord && option !== undefined && RUN_OPTIONS.has(before) && !current.startsWith("-")) return await runWords(words, io);
  if (option?.flags.includes("<") === true) return [];
  if (current.startsWith("-")) return flagsOf(command);
  return isRunWord ? await runWords(words, io) : wordsOf(words, io);
}

/** Loaded only here: most lines are of other commands. */
async function runWords(words: readonly string[], { cwd }: CompletionScene): Promise<readonly string[]> {
  try {
    const { runCandidates } = await import("./run-candidates.ts");
    return (await runCandidates(words, cwd)) ?? [];
  } catch {
    return [];
  }
}

function wordsOf(words: readonly string[], io: CompletionScene): readonly string[] {
  const [name = ""] = words;
  const second = words.length === 2;
  const project = words[words.indexOf("--project", 1) + 1];
  const choice = words.includes("--project") ? { name: project } : {};
  if (OPEN_TASKS.has(name)) return quietly(() => taskIds(io.cwd, choice, false));
  if (name === "reopen") return quietly(() => taskIds(io.cwd, choice, true));
  if (name === "completion") return second ? SHELLS : [];
  if (name === "config") return second ? ["show", "path"] : [];
  if (name === "decide") return second ? DECIDE_VERBS : quietly(() => decisionIds(io.cwd, choice));
  return PROJECT_WORDS.has(name) ? [...quietly(() => projectNames(io.cwd)), ...(name === "handoff" ? owners(io) : [])] : [];
}

function owners(io: CompletionScene): readonly string[] {
  return [...AGENT_NAMES, ...quietly(() => loadConfigOf(io).config.agents), "user"];
}

function decisionIds(cwd: string, choice: Partial<ProjectChoice>): readonly string[] {
  return loadDecisions(openProject(cwd, { ...choice, agents: AGENT_NAMES })).decisions.flatMap(({ id }) => id?.value ?? []);
}

function flagsOf(command: Command): readonly string[] {
  return [...(command.options ?? []).map((option) => nameOf(option.flags)), "--help"];
}

function nameOf(flags: string): string {
  return flags.split(/[ ,]/u, 1)[0] ?? flags;
}

function projectNames(cwd: string): readonly string[] {
  const { workspace } = openWorkspace(cwd, AGENT_NAMES);
  return workspace === undefined ? [] : [...new Set(indexRows(workspace).map((row) => row.name))];
}

function taskIds(cwd: string, choice: Partial<ProjectChoice>, done: boolean): readonly string[] {
  return openProject(cwd, { ...choice, agents: AGENT_NAMES })
    .handoff.tasks.filter((task) => task.done === done)
    .flatMap((task) => task.id ?? []);
}

/** A completion is silent where there is nothing to say. */
function quietly(list: () => readonly string[]): readonly string[] {
  try {
    return list();
  } catch {
    return [];
  }
}
