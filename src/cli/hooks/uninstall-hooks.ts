import { HOOK_HOSTS, type HookHost } from "../../agents/hook-dialect.ts";
import { SETTINGS_SCOPES } from "../../agents/hook-settings.ts";
import { switchOption } from "../command.ts";
import { carryOutSettings } from "./carry-out-settings.ts";
import { planDistrust } from "./codex-config.ts";
import { planGitUninstall, setMergeDriver } from "./git/git-hooks.ts";
import type { HookScene } from "./hook-scene.ts";
import { loadRecord, recordPath } from "./installation-record.ts";
import { openSettings, type OpenSettings, planSettings } from "./plan-settings.ts";
import { giveBack } from "./undo-file.ts";

/** `hooks uninstall`: takes our hooks out of the settings of agents, of all where none is named; all other bytes stay, and what installing made goes. Gives the exit code. */
export async function uninstallHooks(scene: HookScene): Promise<number> {
  const hosts = scene.named ? scene.targets.filter((target): target is HookHost => target !== "git") : HOOK_HOSTS;
  const record = loadRecord(recordPath(scene.scope, scene.place));
  const settings = hosts.flatMap((host) => openSettings(host, scene.scope, scene.place).toReversed());
  const git = scene.targets.includes("git");
  const plans = [
    ...settings.filter(holdsOurs).map((open) => planSettings(open, open.file.uninstall)),
    ...(hosts.includes("codex") ? planDistrust(scene, record) : []),
    ...(git ? planGitUninstall(scene) : []),
  ];
  const code = await carryOutSettings(scene, {
    kind: "hooks-uninstall",
    plans: plans.map((plan) => giveBack(plan, record)),
    notes: () => elsewhere(scene, hosts),
  });
  if (git && !switchOption(scene.invocation, "dryRun")) setMergeDriver(scene, true);
  return code;
}

/** A file that cannot be read stays in the list, so that it is told; one without our hooks is nobody's business. */
function holdsOurs({ file, text, trouble }: OpenSettings): boolean {
  const listed = file.list(text);
  return trouble !== undefined || !listed.ok || listed.hooks.length > 0;
}

/** Where else our hooks stand, which the same command with another flag takes out. */
function elsewhere({ scope, place }: HookScene, hosts: readonly HookHost[]): readonly string[] {
  const own = new Set(hosts.flatMap((host) => openSettings(host, scope, place).map(({ path }) => path)));
  return SETTINGS_SCOPES.filter((other) => other !== scope).flatMap((other) => {
    const left = hosts.filter((host) =>
      openSettings(host, other, place).some((open) => {
        const listed = own.has(open.path) ? undefined : open.file.list(open.text);
        return listed?.ok === true && listed.hooks.length > 0;
      }),
    );
    return left.length === 0 ? [] : [`Still installed: agent-relay hooks uninstall ${left.join(" ")} --${other}`];
  });
}
