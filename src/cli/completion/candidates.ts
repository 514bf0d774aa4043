import { AGENT_NAMES } from "../../protocol/agent-name.ts";
import type { Command } from "../command.ts";
import { COMMANDS } from "../commands.ts";
import { indexRows, openProject } from "../open-project.ts";
import { openWorkspace } from "../open-workspace.ts";

/** Options whose value is an owner, and commands whose words are task ids or projects. */
const OWNER_OPTIONS = new Set(["--to", "--as", "--owner"]);
const OPEN_TASKS = new Set(["start", "done", "block"]);
const PROJECT_WORDS = new Set(["handoff", "history", "archive"]);

/** What may stand at the end of a command line: `words` are those behind the program's name, the last one as far as it is typed. Never throws; nothing is known where the files cannot be read. */
export async function candidates(words: readonly string[], cwd: string): Promise<readonly string[]> {
  const current = words.at(-1) ?? "";
  const all = words.length <= 1 ? COMMANDS.map((command) => command.name) : await behind(words, cwd);
  return all.filter((word) => word.toLowerCase().startsWith(current.toLowerCase()));
}

async function behind(words: readonly string[], cwd: string): Promise<readonly string[]> {
  const entry = COMMANDS.find((command) => command.name === words[0]);
  if (entry === undefined) return [];
  const command = await entry.load();
  const before = words.at(-2) ?? "";
  const choices = command.options?.find((option) => nameOf(option.flags) === before)?.choices;
  if (choices !== undefined) return choices;
  if (OWNER_OPTIONS.has(before)) return [...AGENT_NAMES, "user"];
  if (before === "--project") return quietly(() => projectNames(cwd));
  if ((words.at(-1) ?? "").startsWith("-")) return flagsOf(command);
  return wordsOf(command.name, cwd);
}

function wordsOf(name: string, cwd: string): readonly string[] {
  if (OPEN_TASKS.has(name)) return quietly(() => taskIds(cwd, false));
  if (name === "reopen") return quietly(() => taskIds(cwd, true));
  if (name === "completion") return ["bash", "zsh", "fish", "powershell"];
  if (name === "config") return ["show"];
  if (name === "decide") return ["list", "add", "accept", "reject", "supersede", "challenge"];
  return PROJECT_WORDS.has(name) ? [...quietly(() => projectNames(cwd)), ...(name === "handoff" ? [...AGENT_NAMES, "user"] : [])] : [];
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

function taskIds(cwd: string, done: boolean): readonly string[] {
  return openProject(cwd, { agents: AGENT_NAMES }).handoff.tasks.filter((task) => task.done === done).flatMap((task) => task.id ?? []);
}

/** A completion is silent where there is nothing to say. */
function quietly(list: () => readonly string[]): readonly string[] {
  try {
    return list();
  } catch {
    return [];
  }
}
