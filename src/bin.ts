#!/usr/bin/env node
declare const __VERSION__: string | undefined;

/** The build puts the version of package.json here. */
const version = typeof __VERSION__ === "string" ? __VERSION__ : "0.0.0-development";
const argv = process.argv.slice(2);
if (argv.length === 1 && argv[0] === "--version") process.stdout.write(`${version}\n`);
else void run();

/** Runs the program; a fault of ours ends with 2 and one line, with its trace only where `AGENT_RELAY_DEBUG` is set. */
async function run(): Promise<void> {
  try {
    const { main } = await import("./main.ts");
    process.exitCode = await main({ argv, version });
  } catch (error) {
    const trace = (process.env["AGENT_RELAY_DEBUG"] ?? "") !== "" && error instanceof Error ? error.stack : undefined;
    process.stderr.write(
      `Unexpected fault of agent-relay: ${trace ?? (error instanceof Error ? error.message : String(error))}\n  Try: the same with AGENT_RELAY_DEBUG=1, and report what it prints\n`,
    );
    process.exitCode = 2;
  }
}
