import { basename, resolve } from "node:path";
import { defineCommand } from "../command.ts";
import { carryOut } from "../scaffold/carry-out.ts";
import { findBelow } from "../scaffold/find-below.ts";
import { SCAFFOLD_OPTIONS } from "../scaffold/scaffold-options.ts";
import { planWorkspace } from "../scaffold/plan-workspace.ts";
import { needFolder } from "../scaffold/need-folder.ts";
import { loadSettings } from "../settings.ts";

/** `init`: makes a folder the root of a workspace, with the projects found in it. */
export const command = defineCommand({
  name: "init",
  summary: "Make this folder a workspace",
  details: "Adds AGENT-HANDOFF.md, the index, and names in it the projects below that have a handoff file already. Nothing else is touched; a second time changes nothing.",
  arguments: [{ name: "dir", summary: "folder to make a workspace; this one by default" }],
  options: SCAFFOLD_OPTIONS,
  examples: ["init", "init ~/code --dry-run"],
  run(invocation, io) {
    const root = resolve(io.cwd, invocation.args[0] ?? ".");
    needFolder(root);
    const settings = loadSettings({ ...io, cwd: root });
    const found = findBelow(root, settings);
    const plan = planWorkspace({ root, name: basename(root) || "workspace", projects: found.projects, now: io.now(), agents: settings.agents });
    const next = [...found.repositories.slice(0, 10).map((name) => `agent-relay adopt ${name}`), ...(found.repositories.length === 0 ? ["agent-relay new my-project"] : [])];
    return carryOut({ invocation, io, kind: "init", plan, next });
  },
});
