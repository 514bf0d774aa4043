import { singleLine } from "../../util/single-line.ts";
import type { BriefData, BriefPart } from "./model.ts";
import { ownerTitle } from "./owner-title.ts";
import { inlineValue, quote, quoteList } from "./quote.ts";

/** What the project is about, in its own words. */
export function contextPart({ context }: BriefData): BriefPart {
  return withoutEmpty("context", context !== "", [
    { text: `Context:\n${quote(context, 3000)}`, weight: 20 },
    { text: `Context:\n${quote(context, 800)}`, weight: 35 },
  ]);
}

/** The decisions that hold for the paths of the work. */
export function decisionsPart({ decisions }: BriefData): BriefPart {
  const full = decisions.map(({ name, decision }) => (decision === "" || decision === name ? name : `${name}. ${decision}`));
  return withoutEmpty("decisions", decisions.length > 0, [
    { text: `Decisions to respect (DECISIONS.md):\n${quoteList(full, 15)}`, weight: 40 },
    {
      text: `Decisions to respect (DECISIONS.md):\n${quoteList(
        decisions.map(({ name }) => name),
        15,
      )}`,
      weight: 65,
    },
  ]);
}

/** The last row of the handoff log. */
export function lastHandoffPart({ lastHandoff }: BriefData): BriefPart {
  const line = (length: number): string => {
    const { when = "", from = "", to = "", summary = "" } = lastHandoff ?? {};
    return `Last handoff:\n${quote(`${when}, ${from} → ${to}: ${summary}`, length)}`;
  };
  return withoutEmpty("last handoff", lastHandoff !== undefined, [
    { text: line(1200), weight: 22 },
    { text: line(300), weight: 55 },
  ]);
}

/** What changed around the handoff since it was written. */
export function driftPart({ drift = {}, updated }: BriefData): BriefPart {
  const { branch, commit, commitsSince, dirtyCount, dirtyFiles = [], danglingPaths = [] } = drift;
  const place = [branch === undefined ? "" : `branch ${inlineValue(branch)}`, commit === undefined ? "" : `commit ${inlineValue(commit)}`]
    .filter((part) => part !== "")
    .join(", ");
  const dirty = dirtyCount ?? dirtyFiles.length;
  const lines = [
    updated === "" ? "" : `Handoff written ${inlineValue(updated)}`,
    place,
    commitsSince === undefined || commitsSince === 0 ? "" : `${commitsSince} commit${commitsSince === 1 ? "" : "s"} since then`,
    dirty === 0 ? "" : `${dirty} file${dirty === 1 ? "" : "s"} with uncommitted changes${names(dirtyFiles)}`,
    danglingPaths.length === 0 ? "" : `named but not on the disk${names(danglingPaths)}`,
  ].filter((line) => line !== "");
  return withoutEmpty("drift", lines.length > 0, [{ text: `State: ${lines.join("; ")}.`, weight: 45 }]);
}

/** Tasks that are ticked although nothing proves them. */
export function unverifiedPart({ unverified }: BriefData): BriefPart {
  return withoutEmpty("unverified claims", unverified.length > 0, [
    { text: `Ticked without proof, check before you build on it:\n${quoteList(unverified, 8)}`, weight: 33 },
    { text: `${unverified.length} ticked task${unverified.length === 1 ? " has" : "s have"} no proof.`, weight: 50 },
  ]);
}

/** What is to be done besides, by whom and after what. */
export function openTasksPart({ openTasks }: BriefData): BriefPart {
  const lines = openTasks.map(({ name, owner, after }) => {
    const facts = [owner === undefined ? "" : ownerTitle(owner), after.length === 0 ? "" : `after ${after.slice(0, 8).join(", ")}`]
      .filter((fact) => fact !== "")
      .join("; ");
    return facts === "" ? name : `${name} (${facts})`;
  });
  return withoutEmpty("other tasks", lines.length > 0, [
    { text: `Other open tasks:\n${quoteList(lines, 15)}`, weight: 15 },
    { text: `Other open tasks:\n${quoteList(lines, 4)}`, weight: 30 },
  ]);
}

function withoutEmpty(name: string, isThere: boolean, variants: BriefPart["variants"]): BriefPart {
  return { name, variants: isThere ? [...variants, { text: "" }] : [{ text: "" }] };
}

function names(files: readonly string[]): string {
  const shown = files.slice(0, 8).map((file) => inlineValue(singleLine(file)));
  return shown.length === 0 ? "" : `: ${shown.join(", ")}${files.length > shown.length ? " …" : ""}`;
}
