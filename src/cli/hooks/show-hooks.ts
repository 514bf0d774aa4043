import { readGuardOpening } from "../../workspace/guard/guard-store.ts";
import { columns } from "../columns.ts";
import { switchOption } from "../command.ts";
import { placeOf } from "../open-workspace.ts";
import { printJson } from "../print-json.ts";
import { findHookProgram } from "./hook-program.ts";
import type { HookScene } from "./hook-scene.ts";
import { shownSettings } from "./shown-settings.ts";
import type { HookSurvey } from "./survey/hook-survey.ts";
import type { HookTrouble } from "./survey/hook-trouble.ts";
import { type Survey, surveyScene } from "./survey/survey-scene.ts";
import { tellTroubles } from "./tell-troubles.ts";

/** `hooks status`: where hooks are installed and what keeps them from running. Gives 0. */
export function showHooks(scene: HookScene): number {
  const { io, invocation } = scene;
  const { hooks, plugins, git } = surveyScene(scene);
  const project = placeOf(io.cwd).project;
  const guard = project === undefined ? undefined : readGuardOpening(project.folder, io.now());
  if (switchOption(invocation, "json")) {
    const seen = { hooks: hooks.map(describeSurvey), plugins, git: git ?? null, guard: guard ?? null };
    printJson(io, "hooks", { version: io.version, script: findHookProgram(io)?.script ?? null, ...seen });
    return 0;
  }
  const rows = listRows(scene, { hooks, plugins, git });
  if (rows.length > 0) io.out(columns([["AGENT", "SCOPE", "HOOKS", "VERSION", "STATE", "FILE"], ...rows]));
  for (const { host, plugin } of plugins) io.out(`${host}: ${plugin} serves its events\n`);
  if (rows.length + plugins.length === 0) io.out("No hooks are installed here\n  Next: agent-relay hooks install\n");
  if (guard !== undefined) io.out(`The guard is open until ${guard.openUntil}: what is off limits may be written\n`);
  tellTroubles(
    io,
    [...hooks, ...(git === undefined ? [] : [git])].flatMap(({ troubles }) => troubles),
  );
  return 0;
}

function listRows(scene: HookScene, { hooks, git }: Survey): readonly (readonly string[])[] {
  const rows = hooks.map(({ host, scope, path, version, troubles, hooks: own }) => [
    host,
    scope,
    String(own.length),
    version ?? "-",
    stateOf(troubles),
    shownSettings(scene, path),
  ]);
  if (git === undefined) return rows;
  return [...rows, ["git", "repository", String(git.parts.length), git.version ?? "-", stateOf(git.troubles), shownSettings(scene, git.path)]];
}

/** JSON has no undefined: what a host does not ask for is `null`. */
function describeSurvey({ hooks, version, script, trusted, folderTrusted, disabledBy, ...survey }: HookSurvey): Readonly<Record<string, unknown>> {
  return {
    ...survey,
    events: hooks.map(({ event }) => event),
    script: script ?? null,
    version: version ?? null,
    trusted: trusted ?? null,
    folderTrusted: folderTrusted ?? null,
    disabledBy: disabledBy ?? null,
  };
}

function stateOf(troubles: readonly HookTrouble[]): string {
  const errors = troubles.filter(({ level }) => level === "error").length;
  return errors === 0 ? "ready" : `${errors} to mend`;
}
