import { COMMAND_GROUPS, type Command, type CommandGroup } from "../../src/cli/command.ts";
import { COMMANDS } from "../../src/cli/commands.ts";

const GROUP_TITLES: Readonly<Record<CommandGroup, string>> = { start: "Begin", work: "Work", run: "Run workflows", look: "Look", keep: "Keep in order" };

/** Makes the reference of the command line from the commands' own words, so that it cannot say anything else. */
export const cliReference = { path: "docs/cli.md", produce };

async function produce(): Promise<string> {
  const groups = await Promise.all(COMMAND_GROUPS.map(groupText));
  return `${HEAD}\n\n${groups.join("\n\n")}\n`;
}

const HEAD = `<!-- Made by \`npm run generate\` from src/cli/commands; do not edit. -->

# Commands

\`agent-relay <command> [options]\`. Every command takes \`-C <dir>\` to work in another folder and \`--help\`.

| exit code | says |
| --- | --- |
| 0 | fine |
| 1 | findings, or a change that was refused |
| 2 | wrong use, or a fault of the program |
| 3 | not yours to do: somebody else owns it |
| 130 | interrupted |`;

async function groupText(group: CommandGroup): Promise<string> {
  const commands = await Promise.all(COMMANDS.filter((entry) => entry.group === group).map((entry) => entry.load()));
  return [`## ${GROUP_TITLES[group]}`, ...commands.map(commandText)].join("\n\n");
}

function commandText(command: Command): string {
  const parts = [`### ${command.name}`, sentence(command.summary), `\`\`\`text\n${usage(command)}\n\`\`\``];
  if (command.details !== undefined) parts.push(command.details);
  const rows = [...argumentRows(command), ...optionRows(command)];
  if (rows.length > 0) parts.push(`| | |\n| --- | --- |\n${rows.join("\n")}`);
  if (command.examples !== undefined) parts.push(`\`\`\`text\n${command.examples.map((example) => `agent-relay ${example}`).join("\n")}\n\`\`\``);
  return parts.join("\n\n");
}

function usage(command: Command): string {
  const names = (command.arguments ?? []).map((argument) => {
    const name = argument.variadic === true ? `${argument.name}...` : argument.name;
    return argument.required === true ? `<${name}>` : `[${name}]`;
  });
  return ["agent-relay", command.name, ...names, ...((command.options ?? []).length > 0 ? ["[options]"] : [])].join(" ");
}

function argumentRows(command: Command): readonly string[] {
  return (command.arguments ?? []).map((argument) => row(argument.name, argument.summary));
}

function optionRows(command: Command): readonly string[] {
  return (command.options ?? []).map((option) => {
    const choices = option.choices === undefined ? "" : ` (${option.choices.map((choice) => `\`${choice}\``).join(", ")})`;
    return row(option.flags, `${option.summary}${choices}${option.required === true ? "; required" : ""}`);
  });
}

function row(name: string, summary: string): string {
  return `| \`${name.replaceAll("|", "\\|")}\` | ${summary.replaceAll("|", "\\|")} |`;
}

function sentence(summary: string): string {
  return /[.!?]$/u.test(summary) ? summary : `${summary}.`;
}
