import { collectChecks, type Check, checksOfTask } from "../../protocol/handoff/collect-checks.ts";
import { findTask } from "../../protocol/handoff/find-task.ts";
import type { Handoff } from "../../protocol/handoff/model.ts";
import { foldName } from "../../util/fold-name.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import { shorten } from "../../util/shorten.ts";
import { singleLine } from "../../util/single-line.ts";

/** A command to run once, and what it decides: ids of criteria and tasks, or their words, without secrets, where they have none. */
export interface ChosenCheck {
  readonly command: string;
  readonly of: readonly string[];
}

/** Chooses the checks of a project that is to be verified: those of its criteria and of tasks that are open. */
export function checksOfProject(handoff: Handoff): readonly ChosenCheck[] {
  return merged(collectChecks(handoff).filter(({ task }) => task === undefined || !task.done));
}

/** Chooses the checks of one task or criterion, by its id or a task's title; undefined where nothing has that name. */
export function checksNamed(handoff: Handoff, name: string): readonly ChosenCheck[] | undefined {
  const folded = foldName(name);
  const task = findTask(handoff, name.trim()) ?? handoff.tasks.find(({ title }) => folded !== "" && foldName(title) === folded);
  if (task) return merged(checksOfTask(handoff, task));
  const criterion = handoff.criteria.find(({ id }) => id !== undefined && id.toLowerCase() === name.trim().toLowerCase());
  if (!criterion) return undefined;
  return merged(collectChecks(handoff).filter((check) => check.criterion === criterion));
}

/** Lists every command whose evidence may be asked for: those of all checks, and those that completed tasks name as their proof. */
export function commandsOf(handoff: Handoff): readonly string[] {
  const claimed = handoff.tasks.flatMap(({ evidence }) => evidence?.command ?? []);
  return [...new Set([...collectChecks(handoff).map(({ command }) => command.value), ...claimed])];
}

function merged(checks: readonly Check[]): readonly ChosenCheck[] {
  const byCommand = new Map<string, string[]>();
  for (const check of checks) {
    const names = byCommand.get(check.command.value) ?? [];
    byCommand.set(check.command.value, [...new Set([...names, nameOf(check)])]);
  }
  return [...byCommand].map(([command, of]) => ({ command, of }));
}

function nameOf({ criterion, task }: Check): string {
  return shorten(singleLine(redactSecrets(criterion?.id ?? task?.id ?? criterion?.text ?? task?.title ?? "")), 60);
}
