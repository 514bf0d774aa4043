import type { ValuePath } from "../written/value-path.ts";
import type { WrittenAgent, WrittenWorkflow } from "../written/written-workflow.ts";
import { preflightOf } from "./check-preflight.ts";
import { type DraftFlow, type DraftStep, pathOf } from "./draft-flow.ts";

/** A text that may hold references. */
export interface TemplateField {
  readonly text: string;
  readonly path: ValuePath;
  /** Whether a shell reads it. */
  readonly shell: boolean;
  /** The step that it belongs to, by its place in its workflow; absent where it is the file's. */
  readonly node?: number;
  /** Whether the text stands in the file as it is. */
  readonly written: boolean;
}

/** Lists the texts with references that belong to no step. */
export function fieldsOfFile(written: WrittenWorkflow): readonly TemplateField[] {
  const { agents = [], swarm, errorHandling, paths = [] } = written;
  const texts: readonly (readonly [string | undefined, ValuePath])[] = [
    [swarm?.channel, ["swarm", "channel"]],
    [errorHandling?.notifyChannel, ["errorHandling", "notifyChannel"]],
    ...agents.map(({ cwd }, at): [string | undefined, ValuePath] => [cwd, ["agents", at, "cwd"]]),
    ...agents.flatMap(({ channels = [] }, at) => channels.map((channel, place): [string, ValuePath] => [channel, ["agents", at, "channels", place]])),
    ...agents.flatMap(({ additionalPaths = [] }, at) =>
      additionalPaths.map((path, place): [string, ValuePath] => [path, ["agents", at, "additionalPaths", place]]),
    ),
    ...paths.map(({ path }, at): [string, ValuePath] => [path, ["paths", at, "path"]]),
  ];
  const commands = preflightOf(written).map(({ check, path }) => ({ text: check.command, path: [...path, "command"], shell: true, written: true }));
  const plain = texts.flatMap(([text, path]) => (text === undefined ? [] : [{ text, path, shell: false, written: true }]));
  return [...plain, ...commands].filter(({ text }) => mayRefer(text));
}

/** Lists the texts with references of the steps of a workflow, in the order of the steps. */
export function fieldsOfFlow(
  { steps }: DraftFlow,
  agents: ReadonlyMap<string, { readonly agent: WrittenAgent; readonly at: number }>,
): readonly TemplateField[] {
  return steps.flatMap((draft, node) => {
    const own = fieldsOfStep(draft, node);
    const owner = draft.step.task === undefined && (draft.step.type ?? "agent") === "agent" ? agents.get(draft.step.agent ?? "") : undefined;
    if (owner?.agent.task === undefined || !mayRefer(owner.agent.task)) return own;
    return [...own, { text: owner.agent.task, path: ["agents", owner.at, "task"], shell: false, node, written: true }];
  });
}

const TEXTS = ["task", "cwd", "branch", "baseBranch", "path", "channel"] as const;

function fieldsOfStep(draft: DraftStep, node: number): readonly TemplateField[] {
  const { step } = draft;
  const fields: TemplateField[] = [];
  const add = (text: unknown, keys: readonly string[], shell: boolean): void => {
    if (typeof text !== "string" || !mayRefer(text)) return;
    fields.push({ text, path: pathOf(draft, ...keys), shell, node, written: draft.given?.has(keys[0] ?? "") !== true });
  };
  add(step.command, ["command"], true);
  for (const key of TEXTS) add(step[key], [key], false);
  add(step.verification?.value, ["verification", "value"], step.verification?.type === "custom");
  return fields;
}

function mayRefer(text: string): boolean {
  return text.includes("{{");
}
