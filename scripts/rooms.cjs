"use strict";

/**
 * The rooms of the house and what each may see, from the lowest to the highest; ARCHITECTURE.md shows the same table, and a test compares them.
 * `sees` names rooms; "… and below" at the end adds all that the named ones see. The name of a room in `src` stands there without `src/`.
 */
const ROOMS = [
  { room: "src/util", sees: "nothing" },
  { room: "src/diagnostic", sees: "util" },
  { room: "src/markdown", sees: "util, diagnostic" },
  { room: "src/protocol", sees: "markdown and below" },
  { room: "src/lint", sees: "protocol and below" },
  { room: "src/disk", sees: "util, diagnostic" },
  { room: "src/workspace", sees: "protocol, disk and below" },
  { room: "src/graph", sees: "util" },
  { room: "src/agents", sees: "util" },
  { room: "src/workflow", sees: "graph, agents, diagnostic, util" },
  { room: "src/process", sees: "util" },
  { room: "src/session", sees: "process, agents, util" },
  { room: "src/relay", sees: "util, diagnostic" },
  { room: "src/state", sees: "util" },
  { room: "src/runner", sees: "workflow, process, session, relay, state, disk and below" },
  { room: "src/engine", sees: "runner and below" },
  { room: "src/bridge", sees: "workspace, runner and below" },
  { room: "src/workflows", sees: "workspace, runner, workflow and below" },
  { room: "src/script", sees: "workflows, disk, util, diagnostic" },
  { room: "src/report", sees: "diagnostic, runner and below" },
  { room: "src/board", sees: "report, bridge, workspace and below" },
  { room: "src/cli", sees: "all of the above" },
  { room: "validators", sees: "lint, protocol, markdown, diagnostic" },
  { room: "hooks", sees: "workspace, lint, protocol, agents, validators and below" },
  { room: "src/main.ts", sees: "all, and validators" },
  { room: "src/hook.ts", sees: "cli, protocol, util, hooks, and validators" },
  { room: "src/launcher", sees: "nothing" },
  { room: "src/bin.ts", sees: "launcher, main.ts, hook.ts" },
  { room: "src/index.ts", sees: "markdown, protocol, diagnostic, util, lint, workspace" },
  { room: "src/markdown-library.ts", sees: "markdown and below" },
  { room: "src/workflows-library.ts", sees: "workflows, workflow, runner and below" },
  { room: "src/remark", sees: "lint and below" },
  { room: "src/remark-library.ts", sees: "util, diagnostic, markdown, protocol, lint, remark, and validators" },
];

/** Rooms that take text, values and a clock: no disk, no process, no network, no chance. */
const PURE_ROOMS = ["src/util", "src/diagnostic", "src/markdown", "src/protocol", "src/lint", "src/graph", "src/workflow", "src/remark", "validators"];

/** Modules of Node that reach out of the process; none of them is seen by a pure room. */
const OUTWARD_MODULES = [
  "child_process",
  "cluster",
  "crypto",
  "dgram",
  "dns",
  "fs",
  "http",
  "http2",
  "https",
  "inspector",
  "net",
  "os",
  "perf_hooks",
  "process",
  "readline",
  "repl",
  "timers",
  "tls",
  "tty",
  "worker_threads",
];

/** Gives the rooms that a room sees besides itself, by their full names. */
function seenFrom(name) {
  const entry = ROOMS.find(({ room }) => room === name);
  if (entry === undefined) throw new Error(`Unexpected room \`${name}\`, expected one of scripts/rooms.cjs`);
  const [, list, below] = /^(.*?)( and below)?$/u.exec(entry.sees);
  const seen = list.split(/, (?:and )?/u).flatMap((part) => expand(part, name));
  return [...new Set(below === undefined ? seen : seen.flatMap((room) => [room, ...seenFrom(room)]))];
}

function expand(part, from) {
  const names = ROOMS.map(({ room }) => room);
  if (part === "nothing") return [];
  if (part === "all of the above") return names.slice(0, names.indexOf(from));
  if (part === "all") return names.filter((name) => name.startsWith("src/") && !name.endsWith(".ts"));
  const found = names.find((name) => name === part || name === `src/${part}`);
  if (found === undefined) throw new Error(`Unexpected room \`${part}\`, expected one of scripts/rooms.cjs`);
  return [found];
}

module.exports = { ROOMS, PURE_ROOMS, OUTWARD_MODULES, seenFrom };
