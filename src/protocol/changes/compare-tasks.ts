import { describeOwner } from "../describe-owner.ts";
import type { Handoff, Task } from "../handoff/model.ts";
import { taskName } from "../task-name.ts";
import { singleLine } from "../../util/single-line.ts";
import type { Change } from "./change.ts";
import { turnOf } from "./compare-values.ts";

/** Says what became of the tasks: added, done, reopened, changed, removed; a task is known by its id, else by its title. In the order of the later state. */
export function compareTasks(before: Handoff, after: Handoff): readonly Change[] {
  const old = byKey(before.tasks);
  const now = byKey(after.tasks);
  const changes = [...now].flatMap(([key, task]) =>
    changesOf(old.get(key), task).map((text): Change => ({ about: "task", text: `${taskName(task)}: ${text}` })),
  );
  const gone = [...old].filter(([key]) => !now.has(key));
  return [...changes, ...gone.map(([, task]): Change => ({ about: "task", text: `${taskName(task)}: removed` }))];
}

/** Several tasks of one id, a fault of the file, are told apart by their order. */
function byKey(tasks: readonly Task[]): ReadonlyMap<string, Task> {
  const seen = new Map<string, number>();
  const keyed = tasks.map((task): [string, Task] => {
    const name = (task.id === undefined ? `title ${singleLine(task.title)}` : `id ${task.id}`).toLowerCase();
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return [`${String(count)} ${name}`, task];
  });
  return new Map(keyed);
}

function changesOf(before: Task | undefined, after: Task): readonly string[] {
  if (before === undefined) return [after.done ? "added, done" : "added"];
  const turned = before.done !== after.done;
  const parts = [
    ["renamed from", before.title, after.title],
    ["owner", ownerOf(before), ownerOf(after)],
    ["after", listed(before.after), listed(after.after)],
    ["files", listed(before.files), listed(after.files)],
    ...(turned ? [] : [["evidence", before.evidence?.text ?? "", after.evidence?.text ?? ""] as const]),
  ] as const;
  return [
    ...(turned ? [after.done ? "done" : "reopened"] : []),
    ...parts.flatMap(([label, old, now]) => partText(label, old, now)),
    ...(!after.done && before.started === undefined && after.started !== undefined ? ["started"] : []),
    ...(words(before.spec) === words(after.spec) ? [] : ["specification changed"]),
  ];
}

function partText(label: string, before: string, after: string): readonly string[] {
  const text = turnOf([before, after]);
  if (text === undefined) return [];
  return [label === "renamed from" ? `renamed from ${singleLine(before)}` : `${label} ${text}`];
}

function ownerOf({ owner }: Task): string {
  return owner === undefined ? "" : describeOwner(owner.value);
}

function listed(values: readonly { readonly value: string }[]): string {
  return values.map(({ value }) => value).join(", ");
}

function words(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}
