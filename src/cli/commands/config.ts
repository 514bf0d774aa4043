import { CONFIG_FILE } from "../../workspace/config/config.ts";
import { columns } from "../columns.ts";
import { defineCommand, switchOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { printJson } from "../print-json.ts";
import { loadConfigOf } from "../settings.ts";

/** `config`: every setting, its value and where that comes from. */
export const command = defineCommand({
  name: "config",
  summary: "Show every setting and where it comes from",
  details: `A flag counts before a variable (AGENT_RELAY_...), the project's ${CONFIG_FILE}, the workspace's, the user's, the default. Ends with 1 where a file is wrong.`,
  arguments: [{ name: "verb", summary: "`show`, which may be left out" }],
  options: [{ flags: "--json", summary: "print it as JSON" }],
  examples: ["config show", "config show --json"],
  run(invocation, io) {
    const verb = invocation.args[0] ?? "show";
    if (verb !== "show") throw new CommandError(`Unexpected word \`${verb}\`, expected \`show\``, { exitCode: 2, hint: "agent-relay config show" });
    const { config, origins, findings, problems } = loadConfigOf(io);
    const settings = Object.entries(config).map(([name, value]: [string, unknown]) => ({ name, value, from: origins[name]?.source ?? "default", where: origins[name]?.name ?? "" }));
    if (switchOption(invocation, "json")) printJson(io, "config", { settings, origins, findings, problems });
    else {
      io.out(columns([["SETTING", "VALUE", "FROM"], ...settings.map(({ name, value, from, where }) => [name, JSON.stringify(value), where === "" ? from : `${from} ${where}`])]));
      for (const finding of findings) io.err(`${finding.file}:${finding.line}:${finding.column} ${finding.message}\n`);
      for (const problem of problems) io.err(`${problem}\n`);
    }
    return findings.length + problems.length > 0 ? 1 : 0;
  },
});
