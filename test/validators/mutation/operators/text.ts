import { INDEX_FILE } from "../check-project.ts";
import { type Operator, operatorsFor, withHandoff, withText } from "../operator.ts";
import type { ProjectModel } from "../project-model.ts";

const REVIEW = "CODEX_REVIEW.md";

/** Defects of the text itself, in any file. */
export const TEXT_OPERATORS: readonly Operator[] = [
  ...operatorsFor("conflict-markers", {
    "conflict around a line of the handoff": (project) => withText(project, project.style.file, (text) => conflict(text, false)),
    "conflict with its ancestor": (project) => withText(project, project.style.file, (text) => conflict(text, true)),
    "conflict in the decisions": (project) => withText(project, "DECISIONS.md", (text) => conflict(text, false)),
    "conflict in the index": (project) => withText(project, INDEX_FILE, (text) => conflict(text, false)),
    "conflict in an instruction file": (project) => withText(project, project.instructions[0]?.name ?? "", (text) => conflict(text, false)),
    "conflict in the review": (project) => withText(project, REVIEW, (text) => conflict(text, true)),
  }),
  ...hidden(),
  ...operatorsFor("handoff-too-long", {
    "the context is as long as a book": (project) => withHandoff(project, { context: book(60_000) }),
    "the context is a log of everything": (project) => withHandoff(project, { context: [...project.handoff.context, ...book(80_000)] }),
  }),
  ...operatorsFor("markdown-within-bounds", {
    "quotes without end": (project) => withText(project, project.style.file, (text) => `${text}\n\n${"> ".repeat(40)}deep\n`),
    "lists without end": (project) => withText(project, REVIEW, (text) => `${text}\n${"- ".repeat(40)}deep\n`),
    "a line of 30,000 characters": (project) => withText(project, project.style.file, (text) => `${text}\n\n${"word ".repeat(6000)}\n`),
    "a paragraph of marks": (project) => withText(project, "DECISIONS.md", (text) => `${text}\n${"*a* [b]\n".repeat(1500)}\n`),
    "a file of more than a megabyte": (project) => withText(project, REVIEW, (text) => `${text}\n${"Everything went well.\n\n".repeat(50_000)}`),
  }),
  ...tables(),
];

function conflict(text: string, withAncestor: boolean): string {
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const lines = text.split(eol);
  const at = Math.min(lines.length - 1, 4);
  const base = withAncestor ? ["||||||| 1234567", "was"] : [];
  return [...lines.slice(0, at), "<<<<<<< HEAD", lines[at] ?? "", ...base, "=======", "theirs", ">>>>>>> feature/x", ...lines.slice(at + 1)].join(eol);
}

function hidden(): readonly Operator[] {
  const signs = {
    "zero-width space": "\u200B",
    "direction override": "\u202E",
    "tag characters": "\u{E0041}\u{E0042}",
    "null character": "\u0000",
    "word joiner": "\u2060",
    "soft hyphen in a word": "\u00AD",
    "mark inside the text": "\uFEFF",
  };
  const inside = (text: string, sign: string): string => text.replace(/([A-Za-z])([a-z])/u, `$1${sign}$2`);
  const ofHandoff = Object.entries(signs).map(([name, sign]): [string, Operator["apply"]] => [
    name,
    (project) => withText(project, project.style.file, (text) => inside(text, sign)),
  ]);
  return operatorsFor("text-hidden-characters", {
    ...Object.fromEntries(ofHandoff),
    "hidden text in the decisions": (project) => withText(project, "DECISIONS.md", (text) => inside(text, "\u200B")),
    "hidden text in an instruction file": (project) => withText(project, project.instructions[0]?.name ?? "", (text) => inside(text, "\u202E")),
    "hidden text in the review": (project) => withText(project, REVIEW, (text) => inside(text, "\u2066")),
    "hidden text in the index": (project) => withText(project, INDEX_FILE, (text) => inside(text, "\u{E0061}")),
  });
}

function book(bytes: number): readonly string[] {
  const sentence = "On that day the importer read the files of the old shop, one after the other, and wrote what it found into the queue.";
  return Array.from({ length: Math.ceil(bytes / sentence.length) }, () => [sentence, ""]).flat();
}

function tables(): readonly Operator[] {
  const inLog =
    (change: (lines: readonly string[]) => readonly string[]): Operator["apply"] =>
    (project) =>
      project.handoff.log ? onTable(project, project.style.file, change) : undefined;
  return operatorsFor("table-broken", {
    "a blank line cuts rows off the log": inLog((rows) => [...rows.slice(0, -1), "", ...rows.slice(-1)]),
    "a cell is missing in the log": inLog((rows) => [...rows.slice(0, -1), (rows.at(-1) ?? "").replace(/\|[^|]*\|$/u, "|")]),
    "a pipe makes two cells of one in the log": inLog((rows) => [...rows.slice(0, -1), (rows.at(-1) ?? "").replace(/ \|$/u, " | or else |")]),
    "the delimiter row of the log is too short": inLog((rows) => rows.with(1, "| --- | --- |")),
    "text stands directly below the log": inLog((rows) => [...rows, "Nothing else happened."]),
    "a blank line cuts rows off the index": (project) => onTable(project, INDEX_FILE, (rows) => [...rows.slice(0, -1), "", ...rows.slice(-1)]),
    "a cell is missing in the review": (project) => onTable(project, REVIEW, (rows) => [...rows, "| R2 |"]),
    "a cell is missing in the decisions": (project) =>
      project.decisions.form === "table" ? onTable(project, "DECISIONS.md", (rows) => [...rows, "| D-9 | x |"]) : undefined,
  });
}

/** Changes the lines of the last table of a file. */
function onTable(project: ProjectModel, name: string, change: (lines: readonly string[]) => readonly string[]): ProjectModel {
  return withText(project, name, (text) => {
    const eol = text.includes("\r\n") ? "\r\n" : "\n";
    const lines = text.split(eol);
    const end = lines.findLastIndex((line) => line.startsWith("|")) + 1;
    const start = lines.slice(0, end).findLastIndex((line) => !line.startsWith("|")) + 1;
    return [...lines.slice(0, start), ...change(lines.slice(start, end)), ...lines.slice(end)].join(eol);
  });
}
