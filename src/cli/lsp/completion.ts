import type { CompletionItem, CompletionItemKind, CompletionList } from "vscode-languageserver/node";
import type { Subject } from "../../lint/rule.ts";
import { describeOwner } from "../../protocol/describe-owner.ts";
import { DECISION_STATUSES } from "../../protocol/decisions/model.ts";
import { STATUSES } from "../../protocol/status.ts";
import { taskName } from "../../protocol/task-name.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import { unreachable } from "../../util/unreachable.ts";
import { indexRows } from "../open-project.ts";
import { type Asked, findAsked } from "./find-asked.ts";
import { missingFields, missingSections } from "./missing-parts.ts";
import type { DocumentView } from "./project-view.ts";
import type { TextPlaces } from "./text-places.ts";

/** One thing that may stand at the cursor. */
interface Candidate {
  readonly label: string;
  readonly detail?: string;
  /** What is written, where that is not the label. */
  readonly text?: string;
}

/** Kinds of candidates, as editors draw them. */
const ICONS = { value: 12, reference: 18, snippet: 15 } as const satisfies Record<string, CompletionItemKind>;
const MOST = 500;

/** Lists what may stand at an offset: owners, statuses, ids, projects, or the fields and sections that are missing; where the list is cut the client is told to ask again. */
export function completionsAt(view: DocumentView, offset: number): CompletionItem[] | CompletionList {
  const asked = findAsked(view.own.subject, offset);
  if (asked === undefined) return [];
  const { text } = view.own.subject;
  const end = wordEnd(text, offset);
  const found = asked.kinds.flatMap((kind) => candidatesOf(kind, view, /^[ \t]*(?:[\r\n]|$)/u.test(text.slice(end, end + 60))));
  const range = view.own.places.rangeOf({ start: asked.start, end });
  const typed = text.slice(asked.start, offset).toLowerCase();
  const fitting = found.filter(({ label }) => label.toLowerCase().startsWith(typed));
  const all = unique(fitting);
  const items = all.slice(0, MOST).map((candidate, order) => toItem(candidate, { asked, range, order }));
  return all.length > MOST ? { isIncomplete: true, items } : items;
}

/** The rest of a word the cursor stands in is replaced with it. */
function wordEnd(text: string, offset: number): number {
  return offset + (/^[\p{L}\p{N}_-]*/u.exec(text.slice(offset, offset + 60))?.[0].length ?? 0);
}

interface ItemPlace {
  readonly asked: Asked;
  readonly range: ReturnType<TextPlaces["rangeOf"]>;
  readonly order: number;
}

function toItem({ label, detail, text }: Candidate, { asked, range, order }: ItemPlace): CompletionItem {
  return {
    label,
    kind: ICONS[asked.icon],
    ...(detail !== undefined && { detail: redactSecrets(detail) }),
    sortText: String(order).padStart(4, "0"),
    filterText: label,
    textEdit: { range, newText: text ?? label },
  };
}

function unique(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...new Map(candidates.map((candidate) => [candidate.label, candidate])).values()];
}

/** A row of fields is written whole where nothing follows on the line. */
function candidatesOf(kind: Asked["kinds"][number], view: DocumentView, endsLine: boolean): readonly Candidate[] {
  const { subject } = view.own;
  switch (kind) {
    case "owner-title":
      return [...view.agents.map((name) => ({ label: describeOwner({ kind: "agent", name }) })), { label: "User" }, { label: "Nobody" }];
    case "owner-id":
      return [...view.agents, "user"].map((label) => ({ label }));
    case "status":
      return STATUSES.map((label) => ({ label }));
    case "decision-status":
      return DECISION_STATUSES.map((label) => ({ label }));
    case "task":
      return taskIds(view);
    case "decision":
      return decisionIds(view);
    case "project":
      return projects(view);
    case "task-key":
      return ["owner: ", "after: ", "files: "].map((label) => ({ label }));
    case "field":
      return missingFields(subject).map(({ label, value }) => ({ label, ...(endsLine && { text: `${label} | ${value} |` }), detail: "missing" }));
    case "section":
      return missingSections(subject).map((label) => ({ label, detail: "missing" }));
    default:
      return unreachable(kind);
  }
}

/** Open tasks first: they are what is waited for and done next. */
function taskIds({ handoff }: DocumentView): readonly Candidate[] {
  const tasks = handoff?.subject.handoff.tasks ?? [];
  return [...tasks.filter(({ done }) => !done), ...tasks.filter(({ done }) => done)].flatMap((task) =>
    task.id === undefined ? [] : [{ label: task.id, detail: `${taskName(task)}${task.done ? " (done)" : ""}` }],
  );
}

function decisionIds({ decisions }: DocumentView): readonly Candidate[] {
  const all = decisions.flatMap(({ subject }) => subject.decisions.decisions);
  return all.flatMap(({ id, title }) => (id === undefined ? [] : [{ label: id.value, detail: title }]));
}

function projects({ own, workspace }: DocumentView): readonly Candidate[] {
  const rows = workspace ? indexRows(workspace) : rowsOf(own.subject);
  return rows.filter(({ name }) => name !== "").map(({ name, path }) => ({ label: name, detail: path }));
}

function rowsOf(subject: Subject): readonly { readonly name: string; readonly path: string }[] {
  return subject.kind === "index" ? [...(subject.index.projects?.rows ?? []), ...subject.index.active.rows] : [];
}
