import { type HandoffStyle, headingOf, type SectionName } from "./handoff-style.ts";
import type { CriterionModel, HandoffModel, PathModel, TaskModel } from "./project-model.ts";
import { writeFields } from "./write-fields.ts";

/** Writes a handoff as an agent with this style would have written it. Absent parts are left out, empty ones keep their heading. */
export function writeHandoff(model: HandoffModel, style: HandoffStyle): string {
  const sections: readonly (readonly [SectionName, readonly string[] | undefined])[] = [
    ["context", model.context],
    ["scope", model.scope && writePaths(model.scope, style, false)],
    ["offLimits", model.offLimits && writePaths(model.offLimits, style, true)],
    ["criteria", model.criteria?.map((criterion) => writeCriterion(criterion, style))],
    ["pending", model.pending?.flatMap((task) => writeTask(task, style))],
    ["completed", model.completed?.flatMap((task) => writeTask(task, style))],
    ["blockers", model.blockers.map((words) => `${style.bullet} ${words}`)],
    ["questions", model.questions.map((words) => `${style.bullet} ${words}`)],
    ["log", model.log && writeLog(model.log)],
  ];
  const lines: string[] = [...writeFields(model, style)];
  let order = 0;
  for (const [name, body] of sections) {
    if (body === undefined) continue;
    order += 1;
    const gap = style.tight && style.heading !== "bold" ? [] : [""];
    lines.push("", headingOf(style, name, order), ...(body.length === 0 ? [] : [...gap, ...body]));
  }
  const text = lines.join(style.eol) + (style.lastBreak ? style.eol : "");
  return style.bom ? `\uFEFF${text}` : text;
}

function writePaths(paths: readonly PathModel[], { paths: form, bullet }: HandoffStyle, isOff: boolean): readonly string[] {
  if (paths.length === 0) return [];
  if (form === "table") return [`| File | ${isOff ? "Why" : "Purpose"} |`, "| --- | --- |", ...paths.map(({ path, note }) => `| \`${path}\` | ${note} |`)];
  if (form === "plain") return paths.map(({ path, note }) => `${bullet} ${path}${note === "" ? "" : ` - ${note}`}`);
  return paths.map(({ path, note }) => `${bullet} \`${path}\`${note === "" ? "" : `: ${note}`}`);
}

function writeCriterion({ id, box, words, check }: CriterionModel, style: HandoffStyle): string {
  return [`${style.bullet} ${box}`, id === undefined ? words : `${writeId(id, style)} ${words}`, check === undefined ? "" : `Check: \`${check}\``]
    .filter((part) => part !== "")
    .join(" ");
}

/** Writes a task with what is nested below it. */
export function writeTask(task: TaskModel, style: HandoffStyle): readonly string[] {
  const { id, title, box, spec } = task;
  const said = sayings(task);
  const nested = style.meta === "children" && task.proof === undefined;
  const meta = said.length === 0 || nested ? "" : ` (${said.join("; ")})`;
  const head = [style.bullet, box, id === undefined ? "" : writeId(id, style), title].filter((part) => part !== "").join(" ");
  const children = nested ? said.map((words) => `  - ${words.charAt(0).toUpperCase()}${words.slice(1)}`) : [];
  return [head + meta, ...children, ...(children.length > 0 && spec.length > 0 ? [""] : []), ...spec.map((line) => (line === "" ? "" : `  ${line}`))];
}

function writeId(id: string, { id: form }: HandoffStyle): string {
  switch (form) {
    case "bold":
      return `**${id}**`;
    case "bold-colon":
      return `**${id}:**`;
    case "brackets":
      return `[${id}]`;
    case "plain":
      return `${id}:`;
  }
}

function sayings({ owner, after, files, proof }: TaskModel): readonly string[] {
  return [
    ...(owner === undefined ? [] : [`owner: ${owner}`]),
    ...(after.length === 0 ? [] : [`after: ${after.join(", ")}`]),
    ...(files.length === 0 ? [] : [`files: ${files.map((file) => `\`${file}\``).join(", ")}`]),
    ...(proof ?? []),
  ];
}

function writeLog(rows: NonNullable<HandoffModel["log"]>): readonly string[] {
  return ["| When | From | To | Summary |", "| --- | --- | --- | --- |", ...rows.map((cells) => `| ${cells.join(" | ")} |`)];
}
