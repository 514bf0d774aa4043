import { statSync } from "node:fs";
import path from "node:path";
import type { Handoff } from "../../src/protocol/handoff/model.ts";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import type { Baseline } from "../../src/workspace/baseline/baseline.ts";
import { createBudget } from "../../src/workspace/baseline/budget.ts";
import { readHand } from "../../src/workspace/baseline/read-hand.ts";
import { findChanges, type SessionChanges } from "../../src/workspace/baseline/session-changes.ts";
import { utcSeconds } from "../../src/util/utc-seconds.ts";
import { isWithin } from "../../src/disk/files/inside-root.ts";
import { readText } from "../../src/disk/files/read-text.ts";
import { wasGuardOpen } from "../../src/workspace/guard/guard-store.ts";
import type { HookContext } from "../hook.ts";
import { once } from "../session/once.ts";
import { sessionHome } from "../session/session-home.ts";
import { readSessions, type SessionsAround } from "./other-sessions.ts";
import type { HandoffNow, ProjectFacts } from "./project-facts.ts";
import { attributeChanges, ownWork, type SessionWork } from "./session-work.ts";
import { collectElsewhere } from "./collect-elsewhere.ts";
import { realFile, realFolder } from "./real-path.ts";
import { otherProject, sortPlaces } from "./sort-places.ts";

/** A look at the disk may take this long. */
const MOST_MS = 2500;

/** The facts of one project; `known` is false where not everything could be looked at. */
export interface CollectedFacts {
  readonly facts: ProjectFacts;
  readonly known: boolean;
}

/** Gathers what a project's share of a stop is judged by; undefined where nothing at all happened, which is told without git where the session used no tool. What could not be looked at goes to the log. */
export function collectFacts(context: HookContext, baseline: Baseline, judged: readonly string[]): CollectedFacts | undefined {
  const read = readText(baseline.file);
  const isSame = read.ok && read.value.text === baseline.handoff;
  const hand = handOf(context, baseline);
  if (hand === "no" && isSame) return undefined;
  const before = once(() => parseHandoff(baseline.handoff, { agents: context.agents }));
  const after = once((): HandoffNow => (isSame && read.value.utf8 ? { kind: "read", handoff: before() } : handoffNow(context, read)));
  const changes = lookAtDisk(context, baseline, offLimitsOf(context, { baseline, isSame, before, after }));
  const sessions = sessionsOf(context, baseline);
  const seen = seenWritten(context, baseline, sessions.own);
  const changed = [...new Set([...changes.files, ...seen, ...(isSame ? [] : [realFile(baseline.file)])])];
  if (!changes.complete) context.log(`Not every change in ${baseline.folder} could be looked at`);
  if (changed.length === 0) return undefined;
  return { facts: composeFacts(context, baseline, { before: before(), after: after(), isSame, hand, sessions, changed, judged }), known: changes.complete };
}

interface Findings {
  readonly before: Handoff;
  readonly after: HandoffNow;
  readonly isSame: boolean;
  readonly hand: "yes" | "no" | "unknown";
  readonly sessions: SessionsAround;
  readonly changed: readonly string[];
  readonly judged: readonly string[];
}

function composeFacts(context: HookContext, baseline: Baseline, found: Findings): ProjectFacts {
  const { input, now } = context;
  const { sessions } = found;
  const handoffFile = realFile(baseline.file);
  const hand = found.hand === "unknown" && sessions.toolsSeen ? "no" : found.hand;
  const attribute = (changed: readonly string[]): SessionWork => attributeChanges({ changed, own: sessions.own, hand, others: sessions.others });
  const show = (file: string): string => path.relative(realFolder(input.cwd), file) || file;
  const places = sortPlaces(context, baseline, { changed: found.changed, handoffFile });
  const elsewhere = places.elsewhere.filter(({ project }) => !found.judged.includes(project.folder));
  return {
    agent: input.host,
    now,
    handoffPath: show(handoffFile),
    before: found.before,
    after: found.after,
    handoffTouched: !found.isSame && mayBeOwn(attribute([handoffFile])),
    work: inFolder(attribute(places.own), baseline.project),
    elsewhere: elsewhere.map((place) => collectElsewhere(context, place, { baseline, hand, show })),
    guardWasOpen: wasGuardOpen(baseline.folder, utcSeconds(baseline.takenMs)),
    otherHandoffs: ownWork(attribute(places.otherHandoffs)).map(show),
  };
}

/** A handoff that this session or another one changed by a command is nobody's for certain: it is not held against a session that handed over. */
function mayBeOwn(work: SessionWork): boolean {
  return ownWork(work).length > 0 || work.unclear.length > 0;
}

/** Files that tools of the session were seen to write where the baseline does not reach: in other projects, or anywhere when it does not cover everything. */
function seenWritten(context: HookContext, baseline: Baseline, own: ReadonlySet<string>): readonly string[] {
  const { ground, git, project, takenMs, uncovered } = baseline;
  const young = [...own].filter((file) => isWrittenSince(file, takenMs));
  if (uncovered !== undefined || git?.known === false) return young;
  const unseen = young.filter((file) => git === undefined || !isWithin(ground, file, path));
  return unseen.filter((file) => otherProject(context, project, file) !== undefined);
}

function isWrittenSince(file: string, takenMs: number): boolean {
  try {
    return (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) >= takenMs;
  } catch {
    return false;
  }
}

interface Handoffs {
  readonly baseline: Baseline;
  readonly isSame: boolean;
  readonly before: () => Handoff;
  readonly after: () => HandoffNow;
}

/** What is off limits by the handoff as it was and as it is; one that did not change need not be parsed for it. */
function offLimitsOf(context: HookContext, { baseline, isSame, before, after }: Handoffs): readonly string[] {
  const known = isSame ? context.projectOf(baseline.file) : undefined;
  if (known?.snapshot.text === baseline.handoff) return known.glance.offLimits.map(({ pattern }) => pattern);
  const now = after();
  const handoffs = now.kind === "read" ? [before(), now.handoff] : [before()];
  return handoffs.flatMap((handoff) => handoff.offLimits.map(({ pattern }) => pattern));
}

function lookAtDisk(context: HookContext, baseline: Baseline, offLimits: readonly string[]): SessionChanges {
  const budget = createBudget(Math.min(MOST_MS, context.timeLeft() - 1000));
  return findChanges({ baseline, offLimits, budget });
}

function handoffNow({ agents }: HookContext, file: ReturnType<typeof readText>): HandoffNow {
  if (file.ok)
    return file.value.utf8 ? { kind: "read", handoff: parseHandoff(file.value.text, { agents }) } : { kind: "unreadable", reason: "it is not UTF-8" };
  return file.problem.code === "not-found" ? { kind: "gone" } : { kind: "unreadable", reason: file.problem.message };
}

/** A session notes its tools in the home it stood in: its project's, or the workspace's. */
function homesOf(context: HookContext, baseline: Baseline): readonly string[] {
  const home = sessionHome(context);
  return [...new Set([baseline.folder, ...(home === undefined ? [] : [home])])];
}

function handOf(context: HookContext, baseline: Baseline): "yes" | "no" | "unknown" {
  const hands = homesOf(context, baseline).map((home) => readHand(home, context.input.session, baseline.at));
  if (hands.includes("yes")) return "yes";
  return hands.includes("no") ? "no" : "unknown";
}

function sessionsOf(context: HookContext, baseline: Baseline): SessionsAround {
  const { session, host } = context.input;
  const all = homesOf(context, baseline).map((home) => readSessions(home, { session, agent: host, since: baseline.at }));
  return {
    own: new Set(all.flatMap(({ own }) => [...own])),
    others: all.flatMap(({ others }) => others),
    toolsSeen: all.some(({ toolsSeen }) => toolsSeen),
  };
}

function inFolder({ certain, likely, unclear }: SessionWork, folder: string): SessionWork {
  const shorten = (paths: readonly string[]): readonly string[] => paths.map((file) => path.relative(folder, file).split(path.sep).join("/"));
  return { certain: shorten(certain), likely: shorten(likely), unclear: shorten(unclear) };
}
