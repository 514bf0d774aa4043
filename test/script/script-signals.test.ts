import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createScriptPlace, type ScriptPlace } from "./script-place.ts";

let place: ScriptPlace;
beforeEach(() => void (place = createScriptPlace()));
afterEach(() => place.remove());

const IMPORT = 'import { workflow } from "@relayflows/core";\n';

test("a script that a signal ended says so", async () => {
  place.write(
    "a.ts",
    `${IMPORT}await workflow("x").run();\nprocess.kill(process.pid, "SIGTERM");\nawait new Promise((resolve) => setTimeout(resolve, 60_000));`,
  );
  expect(await place.run("a.ts")).toMatchObject({ exitCode: 143, signal: "SIGTERM", findings: [] });
});

test.each(["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"] as const)("%s to the parent reaches the script, and its exit is passed on", async (signal) => {
  place.write(
    "a.ts",
    `${IMPORT}const alive = setInterval(() => {}, 1000);\nprocess.once("${signal}", () => { clearInterval(alive); process.exitCode = 9; void workflow("got ${signal}").run(); });\nconsole.log("ready");`,
  );
  const parent = spawnParent("a.ts");
  let output = "";
  parent.stdout.on("data", (chunk: Buffer) => {
    output += String(chunk);
    if (output === "ready\n") parent.kill(signal);
  });
  const exitCode = await new Promise((resolve) => parent.once("exit", resolve));
  expect({ exitCode, output }).toEqual({ exitCode: 9, output: `ready\nran got ${signal} {}\n` });
});

/** Runs `runScript` in a process of its own, as the command does, away from any terminal. */
function spawnParent(file: string) {
  const module = pathToFileURL(join(import.meta.dirname, "../../src/script/run-script.ts")).href;
  const options = { file, cwd: place.folder, flags: {}, library: place.library };
  const text = `import(${JSON.stringify(module)}).then(async ({ runScript }) => { process.exitCode = (await runScript({ ...${JSON.stringify(options)}, environment: process.env })).exitCode; });`;
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href;
  return spawn(process.execPath, ["--import", tsx, "-e", text], { stdio: ["ignore", "pipe", "inherit"], detached: true });
}
