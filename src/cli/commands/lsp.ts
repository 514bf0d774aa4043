import { defineCommand } from "../command.ts";

/** `lsp`: what an editor starts for handoff, decision, instruction and review files. */
export const command = defineCommand({
  name: "lsp",
  summary: "Serve diagnostics, fixes, hover, definitions and completion to an editor over standard input and output",
  details:
    "Speaks the Language Server Protocol: an editor starts it, not a person. It looks at open files as they are in the editor, and at the rest of the project as it is on disk; nothing is written but by the editor.",
  options: [
    { flags: "--stdio", summary: "use standard input and output; always so, for clients that say it" },
    { flags: "--clientProcessId <id>", summary: "end when this process does; editors say it" },
  ],
  examples: ["lsp", "lsp --stdio"],
  async run(_invocation, io) {
    return (await import("../lsp/serve-lsp.ts")).serveLsp(io);
  },
});
