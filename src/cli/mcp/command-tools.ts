import type { McpTool, PropertySchema, ToolSchema } from "../../relay/mcp-server.ts";
import type { ArgumentSpec, Command, CommandEntry, Invocation, OptionSpec } from "../command.ts";
import { AGENT_NAMES } from "../../protocol/agent-name.ts";
import { redactOutput } from "../../util/secrets/redact-output.ts";
import { sessionOfProcess } from "../../workspace/sessions/session-of-process.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { openProject } from "../open-project.ts";
import { placeOf } from "../open-workspace.ts";

/** A command as a tool: under which name, what of it is left out, and which exit codes are no failures. */
interface ToolSpec {
  readonly tool: string;
  readonly command: string;
  readonly readOnly?: boolean;
  /** Arguments and options, by their keys, that tools do not have. */
  readonly without?: readonly string[];
  /** Exit codes beside 0 that only tell something. */
  readonly fine?: readonly number[];
}

/** Every tool, in the order of the list. What only the user does is none. */
const TOOLS: readonly ToolSpec[] = [
  { tool: "brief", command: "handoff", readOnly: true, without: ["words", "dryRun"], fine: [3] },
  { tool: "handoff", command: "handoff", fine: [3] },
  { tool: "status", command: "status", readOnly: true },
  { tool: "next", command: "next", readOnly: true },
  { tool: "history", command: "history", readOnly: true },
  { tool: "check", command: "check", readOnly: true, without: ["fix", "dryRun", "format"], fine: [1] },
  ...["claim", "start", "done", "block", "pass", "review", "reopen", "take-over", "release", "decide"].map((command) => ({
    tool: command.replace("-", "_"),
    command,
  })),
];

/** Options of people: who asks is settled, nothing is asked, force is the user's. */
const NEVER = ["as", "force", "json", "yes"];

/**
 * Makes tools of the commands for one agent: their own words are the descriptions, and values go to the command as they are, never through a command line. Nobody knows an agent that is
 * undefined: it gets what reads and is the same for all.
 */
export async function commandTools(commands: readonly CommandEntry[], agent: string | undefined, io: CommandIo): Promise<readonly McpTool[]> {
  const specs = TOOLS.filter(({ readOnly, command }) => agent !== undefined || (readOnly === true && command !== "handoff"));
  return Promise.all(
    specs.map(async (spec) => {
      const command = await commands.find(({ name }) => name === spec.command)?.load();
      if (command === undefined) throw new Error(`Missing command \`${spec.command}\``);
      return toolOf(spec, command, { agent, io });
    }),
  );
}

interface Asking {
  readonly agent: string | undefined;
  readonly io: CommandIo;
}

function toolOf(spec: ToolSpec, command: Command, asking: Asking): McpTool {
  const hidden = [...NEVER, ...(spec.without ?? [])];
  const args = (command.arguments ?? []).filter(({ name }) => !hidden.includes(name));
  const options = (command.options ?? []).filter(({ flags }) => !hidden.includes(keyOf(flags)));
  return {
    name: spec.tool,
    description: [command.summary, command.details ?? ""].filter(Boolean).join(". "),
    inputSchema: schemaOf(args, options),
    readOnly: spec.readOnly === true,
    call: async (input) => {
      const invocation = invocationOf(input, { args, command, agent: asking.agent });
      const { code, text } = await runInside(command, invocation, asking.io);
      return { text: redactOutput(text), isError: code !== 0 && !(spec.fine ?? []).includes(code) };
    },
  };
}

function schemaOf(args: readonly ArgumentSpec[], options: readonly OptionSpec[]): ToolSchema {
  const properties: Record<string, PropertySchema> = {};
  for (const { name, summary, variadic } of args) properties[name] = variadic === true ? listSchema(summary) : { type: "string", description: summary };
  for (const option of options) properties[keyOf(option.flags)] = optionSchema(option);
  const required = [
    ...args.filter((arg) => arg.required === true).map(({ name }) => name),
    ...options.filter((option) => option.required === true).map(({ flags }) => keyOf(flags)),
  ];
  return { type: "object", properties, required, additionalProperties: false };
}

function optionSchema({ flags, summary, choices }: OptionSpec): PropertySchema {
  if (!flags.includes(" ")) return { type: "boolean", description: summary };
  if (flags.includes("...")) return listSchema(summary);
  return { type: "string", description: summary, ...(choices === undefined ? {} : { enum: choices }) };
}

function listSchema(description: string): PropertySchema {
  return { type: "array", description, items: { type: "string" } };
}

interface Asked {
  readonly args: readonly ArgumentSpec[];
  readonly command: Command;
  readonly agent: string | undefined;
}

/** An argument that is left out ends the list: those behind it have no place. */
function invocationOf(input: Readonly<Record<string, unknown>>, { args, command, agent }: Asked): Invocation {
  const words: string[] = [];
  for (const { name } of args) {
    const value = input[name];
    if (value === undefined) break;
    words.push(...[value].flat().filter((word) => typeof word === "string"));
  }
  const names = new Set(args.map(({ name }) => name));
  const given = Object.entries(input).filter((entry): entry is [string, string | boolean | string[]] => !names.has(entry[0]));
  const flags = (command.options ?? []).map((option) => option.flags);
  const negated = flags.filter((text) => text.startsWith("--no-")).map((text) => [keyOf(text), true] as const);
  const json = flags.includes("--json") && command.name !== "handoff" ? { json: true } : {};
  return { args: words, options: { ...Object.fromEntries(negated), ...Object.fromEntries(given), ...json, ...(agent === undefined ? {} : { as: agent }) } };
}

async function runInside(command: Command, invocation: Invocation, io: CommandIo): Promise<{ readonly code: number; readonly text: string }> {
  const parts: string[] = [];
  const keep = (text: string): void => void parts.push(text);
  try {
    const code = await command.run(invocation, {
      ...io,
      env: withSession(io, invocation.options["as"]),
      out: keep,
      err: keep,
      readStdin: () => new Uint8Array(),
      interactive: false,
      colour: false,
      runsSettings: false,
    });
    return { code, text: parts.join("") };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return { code: error.exitCode, text: `${parts.join("")}${error.message}${error.hint === undefined ? "" : `\n  Try: ${error.hint}`}` };
  }
}

/** Agents tell a server of tools no session, or, as Claude Code does, another one than their hooks; its process tells, once the hooks have noted it. */
function withSession({ cwd, env }: CommandIo, agent: unknown): CommandIo["env"] {
  if (typeof agent !== "string" || (env["AGENT_RELAY_SESSION"] ?? "") !== "") return env;
  const { project, workspace } = placeOf(cwd);
  const homes = [project?.folder, activeFolder(cwd), workspace?.folder].filter((home) => home !== undefined);
  const session = homes.map((home) => sessionOfProcess(home, agent)).find((id) => id !== undefined);
  return session === undefined ? env : { ...env, AGENT_RELAY_SESSION: session };
}

function activeFolder(cwd: string): string | undefined {
  try {
    return openProject(cwd, { agents: AGENT_NAMES }).folder;
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
}

/** `--dry-run` and `--no-git` as commands read them: `dryRun`, `git`. */
function keyOf(flags: string): string {
  const name = (flags.split(" ", 1)[0] ?? "").replace(/^--(?:no-)?/, "");
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
