import { defineCommand } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { HookScene } from "../hooks/hook-scene.ts";

const VERBS = ["install", "uninstall", "status", "doctor", "open", "close"] as const;
type Verb = (typeof VERBS)[number];

/** `hooks`: puts the hooks into agents, takes them out, and tells whether they work. */
export const command = defineCommand({
  name: "hooks",
  summary: "Install, remove and try the hooks of Claude Code, Codex, Gemini CLI, OpenCode and git",
  details:
    "`install` and `uninstall` show what changes in the settings of each agent first; without names the first means the agents that are found here, the others all that have our hooks. `doctor` tries what is installed. `open` lets tools write what is off limits for some minutes; only the user may.",
  arguments: [
    { name: "verb", summary: VERBS.map((verb) => `\`${verb}\``).join(", "), required: true },
    { name: "agents", summary: "claude, codex, gemini, opencode, git", variadic: true },
  ],
  options: [
    { flags: "--project", summary: "for this project and this machine (the default)" },
    { flags: "--shared", summary: "in the project's own settings file, which git may hold" },
    { flags: "--user", summary: "for all projects of yours" },
    { flags: "--trust", summary: "also tell Codex to trust these hooks and this folder" },
    { flags: "--attributes", summary: "git: write .gitattributes, so that all clones merge by meaning" },
    { flags: "--minutes <n>", summary: "open: for how long; 10 by default, 60 at most" },
    { flags: "--as <agent>", summary: "open, close: who asks" },
    { flags: "--yes", summary: "do not ask" },
    { flags: "--dry-run", summary: "show what would change as a diff and write nothing" },
    { flags: "--json", summary: "print the result as JSON" },
  ],
  examples: ["hooks install", "hooks install claude codex --user", "hooks install git", "hooks doctor", "hooks open --minutes 5"],
  async run(invocation, io) {
    const verb = VERBS.find((known) => known === invocation.args[0]?.toLowerCase());
    if (verb === undefined) {
      const words = VERBS.map((known) => `\`${known}\``).join(", ");
      throw new CommandError(`Unexpected \`${(invocation.args[0] ?? "").slice(0, 40)}\`, expected one of ${words}`, {
        exitCode: 2,
        hint: "agent-relay hooks --help",
      });
    }
    const { hookScene } = await import("../hooks/hook-scene.ts");
    return carryOut(verb, hookScene(invocation, io));
  },
});

async function carryOut(verb: Verb, scene: HookScene): Promise<number> {
  switch (verb) {
    case "install":
      return (await import("../hooks/install-hooks.ts")).installHooks(scene);
    case "uninstall":
      return (await import("../hooks/uninstall-hooks.ts")).uninstallHooks(scene);
    case "status":
      return (await import("../hooks/show-hooks.ts")).showHooks(scene);
    case "doctor":
      return (await import("../hooks/examine-hooks.ts")).examineHooks(scene);
    default:
      return (await import("../hooks/open-guard.ts")).setGuard(scene, verb);
  }
}
