import { confirmed } from "../ask.ts";
import { switchOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { diffText } from "../show-diff.ts";
import type { HookScene } from "./hook-scene.ts";
import type { PlannedSettings, SettingsChange } from "./plan-settings.ts";
import { shownSettings } from "./shown-settings.ts";
import { tellSettings } from "./tell-settings.ts";
import { writeInstalled, writeUninstalled } from "./write-settings.ts";

/** What is to be done with settings files. */
export interface SettingsJob {
  readonly kind: "hooks-install" | "hooks-uninstall";
  readonly plans: readonly PlannedSettings[];
  /** What a person may want to know once it is done, one sentence each; `changed` says whether anything was. */
  readonly notes: (changed: boolean) => readonly string[];
}

/** Shows the changes of settings files as a diff, asks at a terminal, makes them and says so. A file that cannot be understood is told and left alone, the others go on. Gives the exit code. */
export async function carryOutSettings(scene: HookScene, { kind, plans, notes }: SettingsJob): Promise<number> {
  const { io, invocation } = scene;
  const json = switchOption(invocation, "json");
  const dryRun = switchOption(invocation, "dryRun");
  const changes = plans.filter((plan): plan is SettingsChange => plan.ok && plan.before !== plan.after);
  const diff = await diffText(
    changes.map(({ path, before, after }) => ({ path: shownSettings(scene, path), before, after: after ?? "" })),
    io.colour && !json,
  );
  if (changes.length > 0 && !dryRun && io.interactive && !switchOption(invocation, "yes")) {
    (json ? io.err : io.out)(diff);
    if (!(await confirmed("Write this?", true, io))) throw new CommandError("Nothing was changed", { exitCode: 1 });
  }
  const write = kind === "hooks-install" ? writeInstalled : writeUninstalled;
  const written = dryRun ? changes.map((change) => ({ change })) : write(scene, changes);
  return tellSettings(scene, { kind, plans, written, diff, notes: notes(written.some((one) => !("problem" in one))) });
}
