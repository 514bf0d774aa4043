import { describe, expect, test } from "vitest";
import { makeProject } from "../run-program.ts";
import { DEV, flowOf, linesOf, preload, runFlow } from "./support/flow.ts";

// In relayflows 1.0.5 every agent step needs the internet, those with `interactive: false` too. Below: test/runner/steps/run-agent-step.test.ts.

/** Notes every connection that a Node process opens, and every name that it looks up, and lets none through. */
const NO_NETWORK = `
const { appendFileSync } = require("node:fs");
const refuse = (what) => (...words) => {
  appendFileSync(process.env.NOTES, what + " " + JSON.stringify(words[0]) + "\\n");
  throw new Error("no network");
};
const { Socket } = require("node:net");
Socket.prototype.connect = refuse("connect");
const dns = require("node:dns");
for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) dns[name] = refuse(name);
dns.promises.lookup = refuse("lookup");
globalThis.fetch = refuse("fetch");
`;

describe("agents", () => {
  test.each([
    ["an agent that runs once", DEV],
    ["a worker", { name: "dev", cli: "claude", preset: "worker" }],
    ["an agent of the default kind", { name: "dev", cli: "claude" }],
  ])("%s needs no network: no process of the runner opens a connection or looks a name up", (_, agent) => {
    const flow = flowOf([{ name: "s", agent: "dev", task: "Do it" }], { agents: [agent] });
    const root = makeProject({ "relay.yaml": flow });
    const environment = { ...preload(root, NO_NETWORK), NOTES: `${root}/connections` };
    const { code, steps } = runFlow("", { root, environment });
    const output = expect.stringMatching(/^did: Do it/u);
    expect({ code, output: steps["s"]?.output, connections: linesOf(root, "connections") }).toEqual({ code: 0, output, connections: [] });
  });

  test("steps of a command need no network either, and start no broker", () => {
    const root = makeProject({ "relay.yaml": flowOf([{ name: "s", command: "ls bin; curl --version > /dev/null 2>&1; true" }]) });
    const environment = { ...preload(root, NO_NETWORK), NOTES: `${root}/connections` };
    expect(runFlow("", { root, environment }).code).toBe(0);
    expect(linesOf(root, "connections")).toEqual([]);
  });
});
