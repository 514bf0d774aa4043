import type { ShownSession } from "./collect-sessions.ts";

/** Length of a hash as people are shown it. */
const SHORT = 8;

/** Says in words all that is known of a session, for `sessions show`. */
export function describeSession(session: ShownSession): string {
  const { id, agent, project, startedAt, endedAt, ending, files, commands, events, recovery } = session;
  const lines = [
    `Session ${id} of ${agent === "" ? "an unknown agent" : agent} in ${project}`,
    `  started  ${startedAt}`,
    `  ended    ${ending === "open" ? `not yet, last seen ${session.updatedAt}` : `${endedAt ?? ""} (${ending})`}`,
    `  handoff  ${handoffWords(session)}`,
    `  given    ${receiptWords(session)}`,
    ...(recovery === undefined ? [] : [`  draft    ${recovery}`]),
    ...list("Files", files),
    ...list("Commands", commands),
    ...list(
      "Events",
      events.map(({ at, kind, text }) => `${at} ${kind}: ${text}`),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function handoffWords({ handoffBefore, handoffAfter }: ShownSession): string {
  if (handoffBefore === undefined && handoffAfter === undefined) return "not seen";
  if (handoffAfter === undefined) return `${short(handoffBefore)} before`;
  return handoffBefore === handoffAfter ? `${short(handoffBefore)}, not changed` : `${short(handoffBefore)} before, ${short(handoffAfter)} after`;
}

function short(hash = "unknown"): string {
  return hash.slice(0, SHORT);
}

/** A session that worked without having been given the handoff ignored it. */
function receiptWords({ receipts, files }: ShownSession): string {
  const briefs = receipts.filter(({ kind }) => kind === "brief");
  if (briefs.length > 0) return briefs.map(({ at, revision }) => `${short(revision)} at ${at}`).join(", ");
  const notice = receipts.length > 0 ? "a notice only" : "nothing";
  return files.length > 0 ? `${notice}: it changed files without having read the handoff` : notice;
}

function list(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`${title} (${items.length})`, ...items.map((item) => `  ${item}`)];
}
