import { COMMANDS } from "../../../src/cli/commands.ts";
import { createProcessIo } from "../../../src/cli/process-io.ts";
import { runCommand } from "../../../src/cli/run-command.ts";

const [name = "", ...words] = process.argv.slice(2);
const entry = COMMANDS.find((command) => command.name === name);
if (entry === undefined) throw new Error(`No command \`${name}\``);
process.exitCode = await runCommand(entry, words, createProcessIo({ folder: ".", version: "0.0.0-test", loadRules: async () => [] }));
