import { defineCommand } from "../command.ts";

/** `merge-driver`: what git calls for handoff files, indexes and decisions. */
export const command = defineCommand({
  name: "merge-driver",
  summary: "Merge two versions of a protocol file by meaning; what git calls",
  details:
    "Installed by `hooks install git`. Takes what git gives a merge driver (%O %A %B %P), writes the merged text over %A and ends with 0, or with 1 where conflict markers are left for a person.",
  arguments: [
    { name: "base", summary: "%O, the version both sides come from", required: true },
    { name: "ours", summary: "%A, which gets the result", required: true },
    { name: "theirs", summary: "%B", required: true },
    { name: "path", summary: "%P, the file's path in the repository" },
  ],
  examples: ["merge-driver %O %A %B %P"],
  async run({ args }, io) {
    const [base = "", ours = "", theirs = "", path = ""] = args;
    return (await import("../git/merge-files.ts")).mergeFiles({ base, ours, theirs, path }, io);
  },
});
