import { basename } from "node:path";
import { resolveProject, type ProjectName } from "../../src/protocol/resolve-project.ts";
import { parseTrigger } from "../../src/protocol/trigger.ts";
import type { HookContext } from "../hook.ts";

/** Whether a prompt is a trigger (PROTOCOL.md 3). One that may be a sentence as well, such as `handoff notes`, is a trigger only where a project is called that. */
export function isTrigger(context: HookContext, prompt: string): boolean {
  const trigger = parseTrigger(prompt, context.agents);
  if (trigger === undefined || trigger.kind === "bare" || trigger.certain) return trigger !== undefined;
  return trigger.project !== undefined && resolveProject(trigger.project, knownProjects(context)).kind !== "none";
}

function knownProjects(context: HookContext): readonly ProjectName[] {
  const index = context.workspace()?.index;
  if (index !== undefined) return [...(index.projects?.rows ?? []), ...index.active.rows].filter(({ name }) => name !== "");
  const project = context.project();
  return project === undefined ? [] : [{ name: basename(project.folder), path: "." }];
}
