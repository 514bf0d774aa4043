import { dirname, resolve } from "node:path";
import type { HookInput } from "../src/agents/hook-dialect.ts";
import { AGENT_NAMES } from "../src/protocol/agent-name.ts";
import { loadConfig } from "../src/workspace/config/load-config.ts";
import { isFolder } from "../src/workspace/finding/is-folder.ts";
import type { Place } from "../src/workspace/finding/place.ts";
import { createGlanceStore } from "./glance/glance-store.ts";
import type { HookContext, HookProject } from "./hook.ts";
import type { HookRequest } from "./hook-request.ts";
import { activeProject } from "./session/active-project.ts";
import { placeAround, workspaceOf } from "./session/current-project.ts";
import { findProject } from "./session/find-project.ts";
import { once } from "./session/once.ts";
import { openHookProject } from "./session/open-hook-project.ts";

/** How a hook is bounded: the time it has from the start of its process, and where its lines for the log go. */
export interface ContextOptions {
  readonly limitMs: number;
  readonly log: (line: string) => void;
}

/** Creates what a hook is given; nothing is read before it is asked for, and nothing twice. */
export function createContext(request: HookRequest, input: HookInput, { limitMs, log }: ContextOptions): HookContext {
  const { env } = request;
  const now = request.now();
  const place = once(() => placeAround(input.cwd));
  const agents = once(() => agentsAt(input.cwd, place(), env));
  const glances = request.build === undefined ? undefined : createGlanceStore({ env, platform: process.platform, build: request.build });
  const open: HookContext["open"] = (found) => openHookProject(found, { agents, ...(glances && { glances }) });
  const opened = new Map<string, HookProject>();
  const openOnce = (found: Place["project"]): HookProject | undefined => {
    if (found === undefined) return undefined;
    const project = opened.get(found.file) ?? open(found);
    opened.set(found.file, project);
    return project;
  };
  const workspace = once(() => workspaceOf(place(), agents));
  const project = once(() => openOnce(findProject(input.cwd) ?? place().project ?? activeProject(workspace(), input.host)));
  const folders = new Map<string, () => HookProject | undefined>();
  const projectIn = (folder: string): HookProject | undefined => {
    const known = folders.get(folder) ?? once(() => openOnce(findProject(folder) ?? placeAround(folder).project));
    folders.set(folder, known);
    return known();
  };
  return {
    input,
    now,
    env,
    get agents() {
      return agents();
    },
    open,
    timeLeft: () => Math.max(0, limitMs - request.clock()),
    workspace,
    project,
    projectOf: (path) => projectIn(folderOf(resolve(input.cwd, path))),
    trigger: (text) => request.trigger(text, { cwd: input.cwd, host: input.host, session: input.session }),
    log,
  };
}

function agentsAt(cwd: string, place: Place, env: HookRequest["env"]): readonly string[] {
  return [...AGENT_NAMES, ...loadConfig({ cwd, workspaceRoot: place.workspace?.folder, env }).config.agents];
}

function folderOf(path: string): string {
  return isFolder(path) ? path : dirname(path);
}
