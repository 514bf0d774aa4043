import { singleLine } from "../../util/single-line.ts";
import { columns } from "../columns.ts";
import { defineCommand, switchOption } from "../command.ts";
import { ownerFilter } from "../owner-filter.ts";
import { printJson } from "../print-json.ts";
import { survey } from "../projects/survey.ts";
import { loadSettings } from "../settings.ts";

/** `next`: what is to be done next in each project. */
export const command = defineCommand({
  name: "next",
  summary: "Show the next task of each project, or of one owner",
  options: [
    { flags: "--owner <owner>", summary: "only what waits for one owner" },
    { flags: "--json", summary: "print it as JSON" },
  ],
  examples: ["next", "next --owner codex"],
  run(invocation, io) {
    const settings = loadSettings(io);
    const owner = ownerFilter(invocation, settings.agents);
    const waiting = survey(io, settings).flatMap(({ name, path, active, summary }) => {
      if (summary === undefined || !summary.adopted || summary.status === "done") return [];
      if (owner !== undefined && summary.owner !== owner) return [];
      const task = summary.nextTask || summary.nextAction;
      return task === "" ? [] : [{ project: name, path, active, owner: summary.owner, ownerTitle: summary.ownerTitle, task }];
    });
    if (switchOption(invocation, "json")) printJson(io, "next", { waiting });
    else if (waiting.length === 0) io.out("Nothing waits\n");
    else
      io.out(
        columns(
          waiting.map((entry) => [entry.active ? "*" : " ", singleLine(entry.project), singleLine(entry.ownerTitle), singleLine(entry.task)]),
          io.interactive ? process.stdout.columns : undefined,
        ),
      );
    return 0;
  },
});
