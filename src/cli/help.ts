import { COMMAND_GROUPS, type Command, type CommandGroup } from "./command.ts";
import { COMMANDS } from "./commands.ts";

const GROUP_TITLES: Readonly<Record<CommandGroup, string>> = {
  start: "Begin",
  work: "Work",
  run: "Run workflows",
  look: "Look",
  keep: "Keep in order",
};

/** The help of the program: one line a command, grouped. */
export function overviewText(): string {
  const groups = COMMAND_GROUPS.map((group) => {
    const lines = COMMANDS.filter((entry) => entry.group === group).map((entry) => `  ${entry.name.padEnd(14)}${entry.summary}`);
    return `${GROUP_TITLES[group]}\n${lines.join("\n")}`;
  });
  return `Usage: agent-relay <command> [options]

Plain files are the shared memory of coding agents: one word, HANDOFF, continues the work.

${groups.join("\n\n")}

Options
  -C <dir>      work in another folder
  -h, --help    show this help, or that of a command
  --version     show the version
`;
}

/** The help of one command, from its own words. */
export function helpText(command: Command): string {
  const names = (command.arguments ?? []).map((argument) => {
    const name = argument.variadic === true ? `${argument.name}...` : argument.name;
    return argument.required === true ? ` <${name}>` : ` [${name}]`;
  });
  const parts = [
    `Usage: agent-relay ${command.name}${names.join("")} [options]`,
    command.summary + (command.details === undefined ? "" : `.\n${command.details}`),
  ];
  const rows = (command.arguments ?? []).map((argument) => [argument.name, argument.summary] as const);
  if (rows.length > 0) parts.push(`Arguments\n${table(rows)}`);
  const options = [...(command.options ?? []).map((option) => [option.flags, describeOption(option)] as const), ["-h, --help", "show this help"] as const];
  parts.push(`Options\n${table(options)}`);
  if (command.examples !== undefined) parts.push(`Examples\n${command.examples.map((example) => `  agent-relay ${example}`).join("\n")}`);
  return `${parts.join("\n\n")}\n`;
}

function describeOption(option: { readonly summary: string; readonly choices?: readonly string[] }): string {
  return option.choices === undefined ? option.summary : `${option.summary} (${option.choices.join(", ")})`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join("\n");
}
