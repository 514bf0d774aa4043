import type { Chance } from "../../../experiments/2026-11-20-merge-by-meaning/random.ts";
import { type Domain, ENDS, PARAGRAPHS, VERBS } from "./domains.ts";
import type { CriterionModel, HandoffModel, LogRow, PathModel, TaskModel } from "./project-model.ts";

const OWNERS = ["Codex", "Claude", "User", "Gemini", "Claude Code", "`codex`", "Codex2"] as const;
const AGENTS = ["codex", "claude", "user", "gemini"] as const;
const STATUSES = ["ready", "in-progress", "In Progress", "review", "READY_FOR_CODEX", "blocked", "WIP", "Ready for review"] as const;
const OPEN = "[ ]";
const DONE = "[x]";

/** Makes a good handoff of a domain: names that exist, proof for what is done, dates that come one after the other. */
export function makeHandoff(domain: Domain, chance: Chance): HandoffModel {
  const prefix = chance.pick(["T", "T", "SHOP-", "WP"]) ?? "T";
  const doneCount = chance.below(4);
  const openCount = 1 + chance.below(5);
  const ids = Array.from({ length: doneCount + openCount }, (_, order) => `${prefix}${order + 1}`);
  const titles = ids.map(() => titleOf(domain, chance));
  const completed = ids.slice(0, doneCount).map((id, order) => doneTask({ id, title: titles[order] ?? "", domain }, chance));
  const pending = ids
    .slice(doneCount)
    .map((id, order) => openTask({ id, title: titles[doneCount + order] ?? "", before: ids.slice(0, doneCount + order), domain }, chance));
  const log = chance.below(6) === 0 ? undefined : makeLog(chance);
  return {
    name: domain.name,
    owner: chance.pick(OWNERS) ?? "Codex",
    status: chance.pick(STATUSES) ?? "ready",
    nextAction: nextActionOf({ first: ids[doneCount] ?? "", last: ids[doneCount - 1], title: titles[doneCount] ?? "" }, chance),
    updated: chance.pick(["2026-11-20T14:00:00Z by Claude", "2026-11-20 by User", "November 20, 2026", "2026-11-20T15:00:00Z"]) ?? "",
    context: [domain.about, "", ...fewParagraphs(chance, chance.below(20) === 0 ? 150 : 4)],
    scope: makeScope(domain, chance),
    offLimits: makeOffLimits(domain, chance),
    criteria: makeCriteria(domain, chance),
    pending,
    completed,
    blockers: chance.below(3) === 0 ? ["Waits for the test account"] : [],
    questions: chance.below(3) === 0 ? ["Which of the two names do we keep?"] : [],
    ...(log && { log }),
  };
}

function titleOf({ parts }: Domain, chance: Chance): string {
  return `${chance.pick(VERBS) ?? ""} the ${chance.pick(parts) ?? ""}${chance.pick(ENDS) ?? ""}`;
}

function nextActionOf({ first, last, title }: { readonly first: string; readonly last: string | undefined; readonly title: string }, chance: Chance): string {
  const forms = [
    `Implement ${first}: ${title}`,
    `${first}: ${title}`,
    `Continue ${first} where the tests stop`,
    title,
    `Go on with ${first}, then ask the user`,
  ];
  if (last !== undefined) forms.push(`Review ${last} and merge it`, `Implement ${first} on top of ${last}`);
  return chance.pick(forms) ?? "";
}

interface TaskSeed {
  readonly id: string;
  readonly title: string;
  readonly domain: Domain;
}

function openTask({ id, title, before, domain }: TaskSeed & { readonly before: readonly string[] }, chance: Chance): TaskModel {
  const waited = before.length > 0 && chance.below(2) === 0 ? chance.pick(before) : undefined;
  const owner = chance.below(2) === 0 ? chance.pick(AGENTS) : undefined;
  return {
    id,
    title,
    box: OPEN,
    ...(owner !== undefined && { owner }),
    after: waited === undefined ? [] : [waited],
    files: chance.below(3) === 0 ? [chance.pick(domain.files) ?? ""] : [],
    spec: chance.below(2) === 0 ? (chance.pick(PARAGRAPHS) ?? []) : [],
  };
}

function doneTask({ id, title, domain }: TaskSeed, chance: Chance): TaskModel {
  const proofs = [
    ["by claude", "2026-11-17", `evidence: \`${domain.command} one\` 0 @ a1b2c3d`],
    ["by codex", "2026-11-18", "unverified"],
    [`evidence: \`${domain.command} two\` 0`],
    ["unverified"],
  ];
  return { id, title, box: DONE, after: [], files: [], spec: chance.below(3) === 0 ? (chance.pick(PARAGRAPHS) ?? []) : [], proof: chance.pick(proofs) ?? [] };
}

function makeScope({ files }: Domain, chance: Chance): readonly PathModel[] {
  const folder = files[0]?.slice(0, files[0].indexOf("/")) ?? "src";
  const forms: readonly PathModel[][] = [
    [{ path: `${folder}/**`, note: "" }],
    files.slice(0, 3).map((path) => ({ path, note: "read it first" })),
    [
      { path: `${folder}/`, note: "everything below" },
      { path: files.at(-1) ?? "", note: "" },
    ],
    [
      { path: `${folder}/**/*.*`, note: "" },
      { path: "notes/plan.md", note: "new" },
    ],
  ];
  return chance.pick(forms) ?? [];
}

function makeOffLimits({ secret }: Domain, chance: Chance): readonly PathModel[] {
  return chance.pick([[{ path: `${secret}/**`, note: "production, the user only" }], [{ path: `${secret}/`, note: "never by hand" }], []]) ?? [];
}

function makeCriteria({ command, parts }: Domain, chance: Chance): readonly CriterionModel[] {
  const part = chance.pick(parts) ?? "";
  const all: readonly CriterionModel[] = [
    { id: "A1", box: OPEN, words: `the ${part} does what its page says.`, check: `${command} ${part.split(" ")[0] ?? ""}` },
    { id: "A2", box: OPEN, words: "the answer is there within 200 ms" },
    { box: OPEN, words: `\`${command}\` passes` },
    { id: "A3", box: DONE, words: "the names are plain English" },
  ];
  return all.slice(chance.below(2), 2 + chance.below(3));
}

function makeLog(chance: Chance): readonly LogRow[] {
  const days = chance.below(3) === 0;
  const rows: readonly LogRow[] = [
    ["2026-11-16T09:00:00Z", "User", "Claude", "Begin with the design, please"],
    ["2026-11-17T16:30:00Z", "Claude", "Codex", "Designed it; the spec stands below the task"],
    ["2026-11-18T11:15:00Z", "Codex", "Claude", "Built it, 63 tests pass (`make check` 0)"],
    ["2026-11-19T18:00:00Z", "Claude", "User", "Reviewed: two findings, see the review file"],
    ["2026-11-20T08:20:00Z", "User", "Codex", "Approved, go on"],
  ];
  const taken = rows.slice(0, 2 + chance.below(4));
  return days ? taken.map(([when, from, to, summary]) => [when.slice(0, 10), from, to, summary]) : taken;
}

function fewParagraphs(chance: Chance, most: number): readonly string[] {
  const count = chance.below(most + 1);
  return Array.from({ length: count }, () => [...(chance.pick(PARAGRAPHS) ?? []), ""]).flat();
}
