import { parseTrigger, type Trigger } from "../../protocol/trigger.ts";
import { defineCommand, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { briefProject } from "../handoff/brief-project.ts";
import { identify } from "../identity.ts";
import { placeOf, standAt } from "../open-workspace.ts";
import { loadSettings, type Settings } from "../settings.ts";

/** `handoff`: what the trigger word does, for whoever passes the user's words on. */
export const command = defineCommand({
  name: "handoff",
  summary: "Continue the work: print the brief, or route it with `handoff codex my-project`",
  details:
    "Without words it finds the project, checks whose turn it is and prints the brief of the next task. With words it does what the user typed: HANDOFF codex my-project makes the project active and gives it to codex. Ends with 3 when it is not the reader's turn.",
  arguments: [{ name: "words", summary: "what the user typed: HANDOFF, `codex my-project`, `-> codex`, ...", variadic: true }],
  options: [
    { flags: "--as <agent>", summary: "who reads: an agent, or `user`" },
    { flags: "--budget <tokens>", summary: "size of the brief; 2000 by default" },
    { flags: "--no-git", summary: "leave out what git says has changed since" },
    { flags: "--dry-run", summary: "show what routing would change as a diff and write nothing" },
    { flags: "--json", summary: "print the brief as JSON" },
  ],
  examples: ["handoff", 'handoff "HANDOFF" --as claude', 'handoff "HandOff: CODEX my-project" --as claude', "handoff codex my-project"],
  async run(invocation, io) {
    const place = placeOf(io.cwd);
    const budget = textOption(invocation, "budget");
    const settings = loadSettings(io, { place, flags: budget === undefined ? {} : { budget } });
    const trigger = readTrigger(invocation, settings);
    const { actor } = identify(textOption(invocation, "as"), io, settings.agents);
    const scene = { io, settings, standing: standAt(place, settings.agents), reader: actor, invocation };
    if (trigger.kind === "bare") return briefProject(scene);
    const { routeProject } = await import("../handoff/route-project.ts");
    return routeProject(scene, trigger);
  },
});

/** The words may come with the trigger word, as an agent passes them on, or without it. */
function readTrigger({ args }: Invocation, { agents }: Settings): Trigger {
  const words = args.join(" ").trim();
  if (words === "") return { kind: "bare" };
  const trigger = parseTrigger(words, agents) ?? parseTrigger(`HANDOFF ${words}`, agents);
  if (trigger !== undefined) return trigger;
  throw new CommandError(`Unexpected words \`${words.slice(0, 80)}\`, expected an agent, a project or both`, {
    exitCode: 2,
    hint: "agent-relay handoff codex my-project",
  });
}
