import { defineCommand } from "../command.ts";

/** `pre-commit`: what git calls before a commit. */
export const command = defineCommand({
  name: "pre-commit",
  summary: "Check what is staged: off limits, ownership, protocol files; what git calls before a commit",
  details:
    "Installed by `hooks install git`. An agent's commit is refused where it holds files that are off limits or belong to a project of another agent; anybody's where a staged handoff, index or decision file has errors. The user is only told. Outside of projects nothing happens. `git commit --no-verify` goes past it.",
  options: [
    { flags: "--as <agent>", summary: "who commits; else the agent whose shell this is, else the user" },
    { flags: "--json", summary: "print the findings as JSON" },
  ],
  examples: ["pre-commit", "pre-commit --as codex"],
  async run(invocation, io) {
    return (await import("../git/check-staged.ts")).checkStaged(invocation, io);
  },
});
