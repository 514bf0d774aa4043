import { switchOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { printJson } from "../print-json.ts";
import type { HookScene } from "./hook-scene.ts";
import { shownSettings } from "./shown-settings.ts";
import type { HookSurvey } from "./survey/hook-survey.ts";
import type { GitSurvey } from "./survey/survey-git.ts";
import { surveyScene } from "./survey/survey-scene.ts";
import { tellTroubles } from "./tell-troubles.ts";
import { tryHooks } from "./trial/try-hooks.ts";

/** `hooks doctor`: plays a session of each host that has our hooks with the installed programs, and tells what is wrong and how to mend it. Gives 1 where anything is. */
export function examineHooks(scene: HookScene): number {
  const { io, invocation } = scene;
  const { hooks: surveys, plugins, git } = surveyScene(scene);
  if (surveys.length + plugins.length === 0 && git === undefined)
    throw new CommandError("No hooks are installed here", { exitCode: 1, hint: "agent-relay hooks install" });
  const examined = surveys.map((survey) => examine(survey, scene));
  const troubles = [...examined, ...(git === undefined ? [] : [git])].flatMap((survey) => survey.troubles);
  const code = troubles.some(({ level }) => level === "error") ? 1 : 0;
  if (switchOption(invocation, "json")) {
    printJson(io, "hooks-doctor", {
      ok: code === 0,
      hooks: examined.map(({ host, scope, path, tried, troubles: own }) => ({ host, scope, path, tried, troubles: own })),
      plugins,
      git: git ?? null,
    });
    return code;
  }
  for (const survey of examined) io.out(`${markOf(survey)} ${survey.host}: ${countOf(survey)} in ${shownSettings(scene, survey.path)}\n`);
  if (git !== undefined) io.out(`${markOf(git)} git: ${git.parts.join(" and ")} in ${shownSettings(scene, git.path)}\n`);
  for (const { host, plugin } of plugins) io.out(`?? ${host}: ${plugin} is not tried; it calls the agent-relay on PATH\n`);
  tellTroubles(io, troubles);
  return code;
}

type Examined = HookSurvey & { readonly tried: boolean };

/** OpenCode's entry in its settings only names the plugin's file, which is tried itself. */
function examine(survey: HookSurvey, { io }: HookScene): Examined {
  const hooks = survey.hooks.filter(({ script }) => script !== "" || survey.host !== "opencode");
  const tried = hooks.length > 0;
  const gone = survey.troubles.some(({ message }) => message.includes("is not there any more"));
  const found = tried && !gone ? tryHooks({ host: survey.host, hooks, env: io.env }) : [];
  return { ...survey, tried: tried && !gone, troubles: [...survey.troubles, ...found] };
}

function markOf({ troubles }: HookSurvey | GitSurvey): string {
  return troubles.some(({ level }) => level === "error") ? "--" : "ok";
}

function countOf({ host, hooks }: HookSurvey): string {
  if (host === "opencode") return "the plugin";
  return hooks.length === 1 ? "1 hook" : `${hooks.length} hooks`;
}
