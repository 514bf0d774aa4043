import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { putFile } from "../../cli/workspace.ts";
import { makeProject } from "../run-program.ts";
import { command, DEV, flowOf, linesOf, preload, runFlow } from "./support/flow.ts";

// In relayflows 1.0.5 every step walks the whole tree twice, and the install weighs 448 MB in 204 packages. The figures: bench/tables/{runs,peer-runs,install}.ts.

/** Notes every folder and file that the runner looks at, in whichever way of node:fs. */
const WATCH = `
const fs = require("node:fs");
const write = fs.appendFileSync;
const note = (path) => { if (typeof path === "string" && path.includes("/deep")) write(process.env.NOTES, path + "\\n"); };
for (const host of [fs, fs.promises]) {
  for (const [name, value] of Object.entries(host)) {
    if (typeof value !== "function" || !/^(?:readdir|opendir|l?stat|read|open|access|exists|watch|realpath|glob)/.test(name)) continue;
    const noted = function (path, ...rest) { note(path); return value.call(this, path, ...rest); };
    host[name] = Object.assign(noted, value);
  }
}
`;

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly devOptional?: boolean; readonly optional?: boolean }>>;
}

describe("cost", () => {
  test("no step looks at the files of the project, whatever lies there", () => {
    const steps = [
      command("a", "true"),
      command("b", "ls deep/0 > seen", "a"),
      { name: "c", agent: "dev", task: "Do it", dependsOn: ["b"], verification: { type: "exit_code" } },
    ];
    const root = makeProject({ "relay.yaml": flowOf(steps, { agents: [DEV] }), control: "/deep" });
    for (const at of Array.from({ length: 50 }).keys()) putFile(root, `deep/${at}/file.ts`, "export {};\n");
    const environment = { ...preload(root, WATCH), NOTES: `${root}/looked-at` };
    expect(runFlow("", { root, environment }).code).toBe(0);
    expect({ seen: linesOf(root, "seen"), looked: linesOf(root, "looked-at") }).toEqual({ seen: ["file.ts"], looked: [] });
  });

  test("the witness of that sees a walk", () => {
    const root = makeProject({
      "relay.yaml": flowOf([
        command("a", 'node -e \'fs.readdirSync(path.resolve("deep")); import("node:fs/promises").then((p) => p.stat(path.resolve("deep/1")))\''),
      ]),
    });
    putFile(root, "deep/1/file.ts", "");
    const environment = { ...preload(root, WATCH), NOTES: `${root}/looked-at` };
    expect(runFlow("", { root, environment }).code).toBe(0);
    expect(linesOf(root, "looked-at").map((line) => line.slice(root.length))).toEqual(["/deep", "/deep/1"]);
  });

  test("a production install has fewer than 45 packages", () => {
    const { packages } = JSON.parse(readFileSync(resolve(import.meta.dirname, "../../../package-lock.json"), "utf8")) as Lock;
    const installed = Object.entries(packages).filter(
      ([path, { dev = false, devOptional = false }]) => path.startsWith("node_modules/") && !dev && !devOptional,
    );
    expect(installed.length).toBeLessThan(45);
  });
});
