import type { HookHost } from "../../agents/hook-dialect.ts";
import { switchOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { carryOutSettings } from "./carry-out-settings.ts";
import { planTrust } from "./codex-config.ts";
import { hookProgram } from "./hook-program.ts";
import type { HookScene } from "./hook-scene.ts";
import { takeBlock } from "./git/git-block.ts";
import { planGitInstall, setMergeDriver } from "./git/git-hooks.ts";
import { findPlugin } from "./survey/find-plugin.ts";
import { openSettings, planSettings, type PlannedSettings } from "./plan-settings.ts";

/** `hooks install`: puts the hooks into the settings of agents, after showing what changes. Twice is as good as once. Gives the exit code. @throws CommandError where there is no agent, or no program to call. */
export async function installHooks(scene: HookScene): Promise<number> {
  const program = hookProgram(scene.io);
  if (scene.targets.length === 0) {
    throw new CommandError("Cannot find an agent here: no claude, codex, gemini or opencode on PATH, and no folder of their settings", {
      exitCode: 1,
      hint: "name them: agent-relay hooks install claude codex",
    });
  }
  const hosts = scene.targets.filter((target): target is HookHost => target !== "git");
  const plans = hosts.flatMap((host) =>
    openSettings(host, scene.scope, scene.place).map((settings) => planSettings(settings, (text) => settings.file.install(text, program))),
  );
  const trust = hosts.includes("codex") && switchOption(scene.invocation, "trust") ? planTrust(scene, plans) : [];
  const git = scene.targets.includes("git");
  const gitPlans = (git ? planGitInstall(scene) : []).map((plan) => (plan.ok ? { ...plan, inverse: takeBlock } : plan));
  const all: readonly PlannedSettings[] = [...plans, ...trust, ...gitPlans];
  const code = await carryOutSettings(scene, { kind: "hooks-install", plans: all, notes: (changed) => notesOn(scene, { hosts, changed }) });
  if (git && !switchOption(scene.invocation, "dryRun")) setMergeDriver(scene, false);
  return code;
}

const REASONS: Readonly<Record<HookHost, readonly string[]>> = {
  claude: [],
  codex: ["Codex runs hooks only once you trust them: start codex and answer its question, type /hooks, or install with --trust"],
  gemini: ["Gemini reads a project's hooks only in a folder you trust: answer its question at the next start"],
  opencode: [],
};

function notesOn(scene: HookScene, { hosts, changed }: { readonly hosts: readonly HookHost[]; readonly changed: boolean }): readonly string[] {
  const found = scene.found.length === 0 ? [] : [`Found here: ${scene.found.map(({ host, why }) => `${host} (${why})`).join(", ")}`];
  if (!changed) return found;
  const trusted = switchOption(scene.invocation, "trust");
  const reasons = hosts.flatMap((host) => ((host === "codex" && trusted) || (host === "gemini" && scene.scope === "user") ? [] : REASONS[host]));
  const shared = scene.scope === "shared" ? ["The commands name paths of this machine: others who get these files need agent-relay at the same place"] : [];
  const twice = hosts.flatMap((host) => {
    const plugin = findPlugin(host, scene.place);
    return plugin === undefined ? [] : [`${host}: ${plugin} serves the same events; remove one of the two`];
  });
  return [...found, ...shared, ...reasons, ...twice, ...(hosts.length === 0 ? [] : ["Next: agent-relay hooks doctor"])];
}
