import { HOOK_HOSTS, type HookHost } from "../../../agents/hook-dialect.ts";
import { findHookProgram } from "../hook-program.ts";
import type { HookScene } from "../hook-scene.ts";
import { findPlugin } from "./find-plugin.ts";
import type { HookSurvey } from "./hook-survey.ts";
import { type GitSurvey, surveyGit } from "./survey-git.ts";
import { surveyHooks } from "./survey-hooks.ts";

/** All that is installed of ours and was asked for. */
export interface Survey {
  readonly hooks: readonly HookSurvey[];
  /** Plugins of ours that an agent installed by itself, in words. */
  readonly plugins: readonly { readonly host: HookHost; readonly plugin: string }[];
  readonly git: GitSurvey | undefined;
}

/** Looks at the agents and the repository that were named, at all where none was. */
export function surveyScene(scene: HookScene): Survey {
  const { io, place, targets, named } = scene;
  const asked = HOOK_HOSTS.filter((host) => !named || targets.includes(host));
  return {
    hooks: surveyHooks({ place, program: findHookProgram(io) }).filter(({ host }) => asked.includes(host)),
    plugins: asked.flatMap((host) => {
      const plugin = findPlugin(host, place);
      return plugin === undefined ? [] : [{ host, plugin }];
    }),
    git: !named || targets.includes("git") ? surveyGit(scene) : undefined,
  };
}
