import { AGENT_CLIS, AGENT_PINS, isAgentCli } from "../test/rig/agents/agent-cli.ts";
import { agentsCache } from "../test/rig/agents/agents-cache.ts";
import { installAgent } from "../test/rig/agents/install-agent.ts";

/** Installs the pinned agent CLIs, or those that are named, into the cache for the tests in test/real. Gives the exit code: 1 where one cannot be had, 2 for an unknown name. */
function installAgents(words: readonly string[]): number {
  const unknown = words.find((word) => !isAgentCli(word));
  if (unknown !== undefined) {
    process.stderr.write(`Unexpected agent \`${unknown}\`, expected ${AGENT_CLIS.map((cli) => `\`${cli}\``).join(", ")}\n`);
    return 2;
  }
  const wanted = words.length === 0 ? AGENT_CLIS : words.filter(isAgentCli);
  process.stdout.write(`Cache: ${agentsCache()}\n`);
  let exitCode = 0;
  for (const cli of wanted) {
    const installed = installAgent(cli);
    const { name, version } = AGENT_PINS[cli];
    if (installed.ok) process.stdout.write(`${installed.fresh ? "installed" : "kept"}  ${name}@${version}  ${installed.program}\n`);
    else {
      process.stderr.write(`missing  ${name}@${version}: ${installed.reason}\n`);
      exitCode = 1;
    }
  }
  return exitCode;
}

process.exitCode = installAgents(process.argv.slice(2));
