import type { ArchiveWish } from "../../protocol/handoff/archive-parts.ts";
import { findDate } from "../../protocol/find-date.ts";
import type { Actor } from "../../protocol/owner.ts";
import { sameOwner } from "../../protocol/same-owner.ts";
import { archiveOldParts } from "../archive/archive-old-parts.ts";
import { archiveProject } from "../archive/archive-project.ts";
import { defineCommand, switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { identify } from "../identity.ts";
import { openProject, type OpenProject } from "../open-project.ts";
import { loadSettings } from "../settings.ts";
import { wholeNumber } from "../whole-number.ts";

/** `archive`: keeps a handoff short, or takes a finished project out of the index. */
export const command = defineCommand({
  name: "archive",
  summary: "Move old log rows and completed tasks, or a whole project, out of the way",
  details:
    "Old parts go to AGENT-HANDOFF.archive.md, which is written first. With --whole the project leaves the index and its files stay as they are (the user alone).",
  arguments: [{ name: "project", summary: "name of the project; by default the one you stand in, else the active one" }],
  options: [
    { flags: "--keep-log <n>", summary: "how many log rows stay; 20 by default" },
    { flags: "--completed-before <date>", summary: "only tasks completed before this day, such as 2026-11-01" },
    { flags: "--whole", summary: "take the project out of the index" },
    { flags: "--as <agent>", summary: "who asks: an agent, or `user`" },
    { flags: "--dry-run", summary: "show the change as a diff and write nothing" },
    { flags: "--json", summary: "print the outcome as JSON" },
  ],
  examples: ["archive", "archive my-project --keep-log 5 --dry-run", "archive my-project --whole --as user"],
  run(invocation, io) {
    const { agents } = loadSettings(io);
    const wish = wishOf(invocation);
    const project = openProject(io.cwd, { name: invocation.args[0], agents });
    const { actor } = identify(textOption(invocation, "as"), io, agents);
    const whole = switchOption(invocation, "whole");
    if (!mayArchive(actor, project, whole)) {
      throw new CommandError(whole ? "Only the user may archive a whole project" : "Only the user or the owner may archive", {
        exitCode: 3,
        hint: "ask the user to run this in a terminal",
      });
    }
    const job = { invocation, io, project, agents };
    return whole ? archiveProject(job) : archiveOldParts(job, wish);
  },
});

function mayArchive(actor: Actor, { handoff }: OpenProject, whole: boolean): boolean {
  if (actor.kind === "user") return true;
  return !whole && handoff.owner !== undefined && sameOwner(handoff.owner.value, actor);
}

function wishOf(invocation: Invocation): ArchiveWish {
  const keepLog = wholeNumber(invocation, { name: "keepLog", flag: "--keep-log", least: 0, fallback: 20 });
  const before = textOption(invocation, "completedBefore");
  if (before === undefined) return { keepLog };
  if (findDate(before)?.date === before) return { keepLog, completedBefore: before };
  throw new CommandError(`Unexpected date \`${before}\`, expected a day such as \`2026-11-01\``, { exitCode: 2, hint: "--completed-before 2026-11-01" });
}
