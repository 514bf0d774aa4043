import { describeOwner } from "../../src/protocol/describe-owner.ts";
import { inlineValue } from "../../src/protocol/brief/quote.ts";
import type { Handoff } from "../../src/protocol/handoff/model.ts";
import { shortenRedacted } from "../../src/util/secrets/shorten-redacted.ts";
import { singleLine } from "../../src/util/single-line.ts";

/** What is known of a session that has not handed its work over. */
export interface RecoveryFacts {
  readonly project: string;
  readonly session: string;
  readonly agent: string;
  /** Why the draft is written: `it ended`, `its turn failed: rate limit`. */
  readonly why: string;
  /** ISO 8601 in UTC. */
  readonly now: string;
  readonly handoff?: Handoff;
  readonly files: readonly string[];
  readonly commands: readonly string[];
}

/** Entries of a list that are written out. */
const SHOWN = 40;

/** Composes a recovery draft (PROTOCOL.md 7): what the session did as far as it was seen, the handoff as it stands, and a move ready to be typed. Nothing in it is verified. */
export function composeRecovery(facts: RecoveryFacts): string {
  const { project, session, agent, why, now } = facts;
  return `# Recovery draft: ${singleLine(project)} (unverified)

Left at ${now} for session ${inlineValue(session)} of ${inlineValue(agent)}, because ${singleLine(why)} and its work was not handed over. Written by a program from what its hooks saw: check before you rely on it, and delete it once the handoff is written.

## Files changed (unverified)

${list(facts.files)}

## Commands run (unverified)

${list(facts.commands.slice(-SHOWN))}

## Handoff as it stands

${handoffLines(facts.handoff)}

## To hand over

\`\`\`sh
agent-relay pass --to user --summary '${summaryOf(facts)}' --as ${asWord(facts)}
\`\`\`
`;
}

function list(items: readonly string[]): string {
  if (items.length === 0) return "None were seen.";
  const more = items.length > SHOWN ? [`- and ${items.length - SHOWN} more`] : [];
  return [...items.slice(0, SHOWN).map((item) => `- ${code(item)}`), ...more].join("\n");
}

function handoffLines(handoff: Handoff | undefined): string {
  if (handoff === undefined) return "No project was active.";
  const { owner, status, nextAction } = handoff;
  const lines = [
    `- Owner: ${code(owner === undefined ? "none" : describeOwner(owner.value))}`,
    `- Status: ${code(status?.value ?? "none")}`,
    `- Next action: ${code(nextAction?.value ?? "none")}`,
  ];
  return lines.join("\n");
}

function code(text: string): string {
  return `\`${shortenRedacted(singleLine(text).replaceAll("`", "'"), 300)}\``;
}

/** One line that a shell takes as it stands: no quote, no sign it would act on. */
function summaryOf({ files, commands, why, agent }: RecoveryFacts): string {
  const changed = files.length === 0 ? "files unknown" : `changed ${named(files)}`;
  const ran = commands.length === 0 ? "" : `; last command ${commands.at(-1) ?? ""}`;
  return shortenRedacted(singleLine(`(unverified) Recovered from a session of ${agent}: ${why}; ${changed}${ran}`).replace(/['"`$\\!]/gu, ""), 400);
}

function named(files: readonly string[]): string {
  const more = files.length > 5 ? ` and ${files.length - 5} more` : "";
  return `${files.slice(0, 5).join(", ")}${more}`;
}

/** Only the owner may pass a project on. */
function asWord({ handoff, agent }: RecoveryFacts): string {
  const owner = handoff?.owner?.value;
  const name = owner?.kind === "agent" ? owner.name : agent;
  return name.replace(/[^\w.-]/gu, "");
}
