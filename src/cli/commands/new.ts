import { relative, resolve } from "node:path";
import { resolveInside } from "../../workspace/files/resolve-inside.ts";
import { needText } from "../ask.ts";
import { defineCommand, textOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { openWorkspace, type OpenWorkspace } from "../open-workspace.ts";
import { handoffFileIn } from "../scaffold/handoff-file-in.ts";
import { makeProject } from "../scaffold/make-project.ts";
import { ownerOf, PROJECT_OPTIONS } from "../scaffold/scaffold-options.ts";
import { loadSettings } from "../settings.ts";

/** `new`: makes a project, in a new folder or in a repository that is there. */
export const command = defineCommand({
  name: "new",
  summary: "Add a project to the workspace",
  details: "Makes AGENT-HANDOFF.md and DECISIONS.md, puts the rules for agents into CLAUDE.md, AGENTS.md and GEMINI.md (between markers; files that are there keep every byte), and adds a row to the index.",
  arguments: [{ name: "name", summary: "name of the project" }],
  options: [{ flags: "--path <dir>", summary: "its folder; by default one of its name" }, ...PROJECT_OPTIONS],
  examples: ["new my-project --owner claude", "new api --path services/api --dry-run"],
  async run(invocation, io) {
    const settings = loadSettings(io);
    const name = projectName(await needText(invocation.args[0], { flag: "name", message: "What is the project called?" }, io));
    const { workspace } = openWorkspace(io.cwd, settings.agents);
    const folder = folderOf(textOption(invocation, "path") ?? name, io.cwd, workspace);
    const place = handoffFileIn(folder, settings.agents);
    return makeProject({ invocation, io, kind: "new", settings, name, folder, handoffFile: place.name, owner: ownerOf(invocation, settings.agents), ...place.owner, workspace });
  },
});

/** A name is one line of text that is no path. */
function projectName(text: string): string {
  const name = text.trim();
  if (name !== "" && name.length <= 100 && name !== "." && name !== ".." && !/[\p{C}\\/|`]/u.test(name) && !name.startsWith("-")) return name;
  throw new CommandError(`Unexpected project name \`${name.replaceAll(/\p{C}/gu, "?").slice(0, 100)}\`, expected letters, digits, blanks, \`-\`, \`_\` and \`.\``, { exitCode: 2, hint: "agent-relay new my-project" });
}

/** In a workspace a project's folder lies in it. */
function folderOf(path: string, cwd: string, workspace: OpenWorkspace | undefined): string {
  if (workspace === undefined) return resolve(cwd, path);
  const folder = resolveInside(workspace.folder, relative(workspace.folder, resolve(cwd, path)));
  if (folder.ok && folder.value !== workspace.folder) return folder.value;
  throw new CommandError(`Cannot make a project in "${path}": it is not a folder inside the workspace "${workspace.folder}"`, { exitCode: 2, hint: "give --path a folder below the workspace" });
}
