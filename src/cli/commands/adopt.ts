import { basename, resolve } from "node:path";
import { AGENT_NAMES } from "../../protocol/agent-name.ts";
import { needChoice } from "../ask.ts";
import { defineCommand, textOption } from "../command.ts";
import { parseActor } from "../identity.ts";
import { needReadable, openWorkspace, rowOfFolder } from "../open-workspace.ts";
import { handoffFileIn } from "../scaffold/handoff-file-in.ts";
import { makeProject } from "../scaffold/make-project.ts";
import { needFolder } from "../scaffold/need-folder.ts";
import { PROJECT_OPTIONS } from "../scaffold/scaffold-options.ts";
import { loadSettings } from "../settings.ts";

/** `adopt`: takes an existing repository or handoff file into the protocol. */
export const command = defineCommand({
  name: "adopt",
  summary: "Take an existing repository or handoff file into the protocol",
  details:
    "A handoff file that is there, under any usual name, gets the fields at its top and keeps every other byte; instruction files get the rules between markers; the index gets a row.",
  arguments: [{ name: "dir", summary: "folder of the project; this one by default" }],
  options: [{ flags: "--file <name>", summary: "which handoff file counts, where there are several" }, ...PROJECT_OPTIONS],
  examples: ["adopt", "adopt legacy-app --owner claude", "adopt . --file AGENT_HANDOFF.md --dry-run"],
  async run(invocation, io) {
    const folder = resolve(io.cwd, invocation.args[0] ?? ".");
    needFolder(folder);
    const settings = loadSettings({ ...io, cwd: folder });
    const handoff = handoffFileIn(folder, settings.agents, textOption(invocation, "file"));
    const written = textOption(invocation, "owner") ?? (io.interactive && handoff.owner === undefined ? undefined : "user");
    const owner = parseActor(
      await needChoice(written, { flag: "--owner", message: "Who owns it now?", choices: ["user", ...AGENT_NAMES] }, io),
      settings.agents,
    );
    const { workspace, place } = openWorkspace(folder, settings.agents);
    needReadable(workspace, place);
    const row = workspace === undefined ? undefined : rowOfFolder(workspace, folder);
    return makeProject({ invocation, io, kind: "adopt", settings, name: row?.name ?? basename(folder), folder, handoff, owner, workspace });
  },
});
