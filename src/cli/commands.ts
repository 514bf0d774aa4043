import type { CommandEntry } from "./command.ts";

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandEntry[] = [
  { name: "init", group: "start", summary: "Make this folder a workspace", load: async () => (await import("./commands/init.ts")).command },
  { name: "new", group: "start", summary: "Add a project to the workspace", load: async () => (await import("./commands/new.ts")).command },
  {
    name: "adopt",
    group: "start",
    summary: "Take an existing repository or handoff file into the protocol",
    load: async () => (await import("./commands/adopt.ts")).command,
  },
  {
    name: "handoff",
    group: "work",
    summary: "Continue the work: print the brief, or route it with `handoff codex my-project`",
    load: async () => (await import("./commands/handoff.ts")).command,
  },
  { name: "claim", group: "work", summary: "Take a project that nobody owns", load: async () => (await import("./commands/claim.ts")).command },
  { name: "start", group: "work", summary: "Begin a task", load: async () => (await import("./commands/start.ts")).command },
  { name: "done", group: "work", summary: "Tick a task, with its evidence", load: async () => (await import("./commands/done.ts")).command },
  { name: "block", group: "work", summary: "Say what is in the way", load: async () => (await import("./commands/block.ts")).command },
  { name: "pass", group: "work", summary: "Pass the project to the next owner", load: async () => (await import("./commands/pass.ts")).command },
  {
    name: "review",
    group: "work",
    summary: "Write findings to the review file and pass the project on",
    load: async () => (await import("./commands/review.ts")).command,
  },
  {
    name: "approve",
    group: "work",
    summary: "Accept the work under review (the user alone)",
    load: async () => (await import("./commands/approve.ts")).command,
  },
  { name: "reopen", group: "work", summary: "Make a completed task pending again", load: async () => (await import("./commands/reopen.ts")).command },
  {
    name: "take-over",
    group: "work",
    summary: "Take a project whose owner's session is gone",
    load: async () => (await import("./commands/take-over.ts")).command,
  },
  { name: "release", group: "work", summary: "Give a project back to nobody", load: async () => (await import("./commands/release.ts")).command },
  { name: "decide", group: "work", summary: "Add, list, supersede or challenge decisions", load: async () => (await import("./commands/decide.ts")).command },
  { name: "status", group: "look", summary: "Show all projects: owner, state, next action", load: async () => (await import("./commands/status.ts")).command },
  {
    name: "next",
    group: "look",
    summary: "Show the next task of each project, or of one owner",
    load: async () => (await import("./commands/next.ts")).command,
  },
  { name: "history", group: "look", summary: "Show who handed what to whom", load: async () => (await import("./commands/history.ts")).command },
  {
    name: "diff",
    group: "look",
    summary: "Show what changed in the handoff since a revision, by meaning",
    load: async () => (await import("./commands/diff.ts")).command,
  },
  {
    name: "check",
    group: "keep",
    summary: "Check the protocol files, and mend what can be mended",
    load: async () => (await import("./commands/check.ts")).command,
  },
  {
    name: "archive",
    group: "keep",
    summary: "Move old log rows and completed tasks, or a whole project, out of the way",
    load: async () => (await import("./commands/archive.ts")).command,
  },
  { name: "config", group: "keep", summary: "Show every setting and where it comes from", load: async () => (await import("./commands/config.ts")).command },
  {
    name: "instructions",
    group: "keep",
    summary: "Print the rules for agents, or write them into the instruction files",
    load: async () => (await import("./commands/instructions.ts")).command,
  },
  {
    name: "completion",
    group: "keep",
    summary: "Print the completion script of a shell",
    load: async () => (await import("./commands/completion.ts")).completionCommand(COMMANDS),
  },
];
