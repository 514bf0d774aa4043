import { spawnSync } from "node:child_process";

/** What has to hold beside the tests, each an npm script of its own; the cheap ones come first. */
const STEPS = ["format:check", "types", "lint", "layers", "unused", "generated", "package:check"] as const;

/** Runs every step, also after one has failed, and shows what the failed ones printed. Gives the exit code. */
function check(): number {
  const failed = STEPS.filter((step) => !passes(step));
  process.stdout.write(
    failed.length === 0 ? `check: all ${String(STEPS.length)} steps hold\n` : `check: ${failed.map((step) => `\`npm run ${step}\``).join(", ")} failed\n`,
  );
  return failed.length === 0 ? 0 : 1;
}

function passes(step: string): boolean {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", step], { encoding: "utf8", maxBuffer: 2 ** 28, shell: process.platform === "win32" });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${status === 0 ? "ok    " : "FAILED"} ${step} (${seconds} s)\n`);
  if (status !== 0) process.stdout.write(`${stdout}${stderr}\n`);
  return status === 0;
}

process.exitCode = check();
