import { existsSync } from "node:fs";
import { relative, resolve } from "node:path";
import { findAgent } from "../../protocol/find-agent.ts";
import { parseTrigger } from "../../protocol/trigger.ts";
import { foldName } from "../../util/fold-name.ts";
import { shortenRedacted } from "../../util/secrets/shorten-redacted.ts";
import { singleLine } from "../../util/single-line.ts";
import { resolveInside } from "../../disk/files/resolve-inside.ts";
import { needText } from "../ask.ts";
import { defineCommand, textOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { indexRows } from "../open-project.ts";
import { needReadable, openWorkspace, type OpenWorkspace } from "../open-workspace.ts";
import { handoffFileIn } from "../scaffold/handoff-file-in.ts";
import { makeProject } from "../scaffold/make-project.ts";
import { needFolder } from "../scaffold/need-folder.ts";
import { ownerOf, PROJECT_OPTIONS } from "../scaffold/scaffold-options.ts";
import { loadSettings } from "../settings.ts";

/** `new`: makes a project, in a new folder or in a repository that is there. */
export const command = defineCommand({
  name: "new",
  summary: "Add a project to the workspace",
  details:
    "Makes AGENT-HANDOFF.md and DECISIONS.md, puts the rules for agents into CLAUDE.md, AGENTS.md and GEMINI.md (between markers; files that are there keep every byte), and adds a row to the index.",
  arguments: [{ name: "name", summary: "name of the project" }],
  options: [{ flags: "--path <dir>", summary: "its folder; by default one of its name" }, ...PROJECT_OPTIONS],
  examples: ["new my-project --owner claude", "new api --path services/api --dry-run"],
  async run(invocation, io) {
    const settings = loadSettings(io);
    const name = projectName(await needText(invocation.args[0], { flag: "name", message: "What is the project called?" }, io), settings.agents);
    const { workspace, place } = openWorkspace(io.cwd, settings.agents);
    needReadable(workspace, place);
    const folder = folderOf({ name, path: textOption(invocation, "path") }, io.cwd, workspace);
    if (workspace !== undefined) refuseTwin(name, folder, workspace);
    return makeProject({
      invocation,
      io,
      kind: "new",
      settings,
      name,
      folder,
      handoff: handoffFileIn(folder, settings.agents),
      owner: ownerOf(invocation, settings.agents),
      workspace,
    });
  },
});

/** A name is one line of text that is no path on any system, can be typed behind HANDOFF, and is no agent: `HANDOFF codex` has to mean one thing. */
function projectName(text: string, agents: readonly string[]): string {
  const name = text.trim();
  const shown = shortenRedacted(singleLine(name), 60);
  const trigger = parseTrigger(`HANDOFF ${name}`, agents);
  const typed = trigger?.kind === "route" && (trigger.agent !== undefined || trigger.project === name.normalize("NFKC"));
  const good =
    typed && name !== "" && name.length <= 100 && !/^\.+$|^-|[. ]$/u.test(name) && !/[\p{C}\p{Zl}\p{Zp}\\/|`<>:"?*]/u.test(name) && singleLine(name) === name;
  if (!good)
    throw new CommandError(`Unexpected project name \`${shown}\`, expected letters, digits, blanks, \`-\`, \`_\` and \`.\``, {
      exitCode: 2,
      hint: "agent-relay new my-project",
    });
  if (trigger.agent !== undefined || findAgent(name, agents) !== undefined)
    throw new CommandError(`Unexpected project name \`${shown}\`: HANDOFF ${shown} names an agent`, { exitCode: 2, hint: `agent-relay new ${shown}-project` });
  return name;
}

/** In a workspace a project's folder lies in it; without `--path` directly below its root. */
function folderOf({ name, path }: { readonly name: string; readonly path: string | undefined }, cwd: string, workspace: OpenWorkspace | undefined): string {
  const wanted = path === undefined ? resolve(workspace?.folder ?? cwd, name) : resolve(cwd, path);
  const folder = workspace === undefined ? { ok: true as const, value: wanted } : resolveInside(workspace.folder, relative(workspace.folder, wanted));
  if (!folder.ok || folder.value === workspace?.folder) {
    throw new CommandError(`Cannot make a project in "${path ?? name}": it is not a folder inside the workspace "${workspace?.folder ?? ""}"`, {
      exitCode: 2,
      hint: "give --path a folder below the workspace",
    });
  }
  if (existsSync(folder.value)) needFolder(folder.value);
  return folder.value;
}

/** Two projects of one name could not be told apart. @throws CommandError then. */
function refuseTwin(name: string, folder: string, workspace: OpenWorkspace): void {
  const twin = indexRows(workspace).find((row) => foldName(row.name) === foldName(name) && resolve(workspace.folder, row.path) !== folder);
  if (twin !== undefined)
    throw new CommandError(`Unexpected project name \`${name}\`: \`${singleLine(twin.name)}\` is called so already, in "${singleLine(twin.path)}"`, {
      exitCode: 1,
      hint: "choose another name",
    });
}
