import { basename, resolve } from "node:path";
import { defineCommand } from "../command.ts";
import { placeOf } from "../open-workspace.ts";
import { carryOut } from "../scaffold/carry-out.ts";
import { findBelow } from "../scaffold/find-below.ts";
import { needFolder } from "../scaffold/need-folder.ts";
import { planWorkspace } from "../scaffold/plan-workspace.ts";
import { AS_OPTION, makerOf, SCAFFOLD_OPTIONS } from "../scaffold/scaffold-options.ts";
import { loadSettings } from "../settings.ts";

/** `init`: makes a folder the root of a workspace, with the projects found in it. */
export const command = defineCommand({
  name: "init",
  summary: "Make this folder a workspace",
  details:
    "Adds AGENT-HANDOFF.md, the index, and names in it the projects below that have a handoff file already. Nothing else is touched; a second time changes nothing.",
  arguments: [{ name: "dir", summary: "folder to make a workspace; this one by default" }],
  options: [AS_OPTION, ...SCAFFOLD_OPTIONS],
  examples: ["init", "init ~/code --dry-run"],
  run(invocation, io) {
    const root = resolve(io.cwd, invocation.args[0] ?? ".");
    needFolder(root);
    const settings = loadSettings({ ...io, cwd: root });
    makerOf(invocation, io, settings.agents);
    const found = findBelow(root, settings);
    const plan = planWorkspace({ root, name: basename(root) || "workspace", projects: found.projects, now: io.now(), agents: settings.agents });
    const outer = placeOf(resolve(root, "..")).workspace;
    const notes = outer === undefined ? [] : [`Another workspace lies around this one: ${outer.folder}`];
    const wild = found.projects.filter((project) => !project.adopted).map((project) => project.path);
    const adopt = [...wild, ...found.repositories].slice(0, 10).map((path) => `agent-relay adopt ${/^[\w./-]+$/u.test(path) ? path : JSON.stringify(path)}`);
    return carryOut({ invocation, io, kind: "init", plan, notes, next: adopt.length === 0 ? ["agent-relay new my-project"] : adopt });
  },
});
