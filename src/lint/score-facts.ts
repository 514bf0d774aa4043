import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { CheckState } from "../protocol/evidence/model.ts";
import type { Handoff } from "../protocol/handoff/model.ts";
import { openTasks } from "../protocol/handoff/open-tasks.ts";
import { isAdopted } from "./is-adopted.ts";
import type { ScoreGroup } from "./score-groups.ts";
import { quoted } from "./words.ts";

/** Something that costs points: `weight` is the share it takes of what is left of its group, from 0 to 1. */
export interface ScoreLoss {
  readonly group: ScoreGroup;
  readonly weight: number;
  readonly message: string;
  readonly hint: string;
  /** The finding that says the same, by its rule and the beginning of its message: it costs nothing beside this. */
  readonly covers?: { readonly rule: string; readonly start: string };
}

/** What the facts of a score are read from. */
export interface ScoreSource {
  readonly handoff: Handoff;
  /** Current time, ISO 8601 in UTC. */
  readonly now: string;
  /** Last runs of the checks on this machine; absent where nobody looked. */
  readonly evidence?: readonly CheckState[] | undefined;
  /** The findings in the project's protocol files. */
  readonly findings: readonly Diagnostic[];
}

/** Gives what costs points although no rule calls it wrong: no protocol at all, criteria that no command decides, claims without proof, old stamps. */
export function scoreFacts(source: ScoreSource): readonly ScoreLoss[] {
  if (!isAdopted(source.handoff)) return source.handoff.outline.text.trim() === "" ? [...NOT_ADOPTED, ...EMPTY] : NOT_ADOPTED;
  return [...turnFacts(source), ...criteriaFacts(source), ...proofFacts(source), ...ageFacts(source)];
}

const ADOPT = "Take it into the protocol: agent-relay adopt";

/** Most rules say nothing of a free-form file; what they would say is not there to be right either. */
const NOT_ADOPTED: readonly ScoreLoss[] = [
  {
    group: "turn",
    weight: 0.9,
    message: "Missing owner, status and next action",
    hint: ADOPT,
    covers: { rule: "structure-complete", start: "Missing owner, status and next action" },
  },
  { group: "work", weight: 0.75, message: "Missing tasks and criteria that commands can read", hint: ADOPT },
  { group: "proof", weight: 0.6, message: "Missing evidence of what is said to be done", hint: ADOPT },
  { group: "age", weight: 0.5, message: "Missing stamp", hint: ADOPT },
];

/** Nothing is safe or in order where nothing is. */
const EMPTY: readonly ScoreLoss[] = (["safety", "order"] as const).map((group) => ({
  group,
  weight: 0.9,
  message: "Missing text, the handoff is empty",
  hint: ADOPT,
}));

const MISSING_OWNER: ScoreLoss = {
  group: "turn",
  weight: 0.6,
  message: "Missing owner",
  hint: "Say whose turn it is in `Current Owner`",
  covers: { rule: "owner-known", start: "Missing owner" },
};

const MISSING_ACTION: ScoreLoss = {
  group: "turn",
  weight: 0.5,
  message: "Missing next action",
  hint: "Say what comes first in `Next Action`",
  covers: { rule: "next-action-present", start: "Missing next action" },
};

const MISSING_STAMP: ScoreLoss = {
  group: "age",
  weight: 0.5,
  message: "Missing stamp",
  hint: "Let a command write `Updated`: agent-relay pass",
  covers: { rule: "structure-complete", start: "Missing field `Updated`" },
};

function turnFacts({ handoff }: ScoreSource): readonly ScoreLoss[] {
  const losses: ScoreLoss[] = [];
  if (handoff.owner === undefined) losses.push(MISSING_OWNER);
  if (handoff.nextAction === undefined && handoff.status?.value !== "done") losses.push(MISSING_ACTION);
  return losses;
}

/** Criteria that can be looked at, but that no command decides. What a rule says of a criterion is not said again, and weighs more. */
function criteriaFacts({ handoff, findings }: ScoreSource): readonly ScoreLoss[] {
  const told = new Set(findings.filter(({ rule }) => rule === "criteria-checkable").map(({ range }) => range.start));
  const without = handoff.criteria.filter(({ check, met, range }) => check === undefined && met !== true && !told.has(range.start));
  return without.map(({ id, text }) => ({
    group: "work",
    weight: 0.05,
    message: `No command decides ${quoted(id ?? text)}`,
    hint: "Add `Check:` and the command that decides it",
  }));
}

/** However many there are, something is left: what is said of a loss of all cannot be told in shares. */
const MOST_UNVERIFIED = 0.95;

/** A task that says it is unverified weighs less than one that says nothing. */
function proofFacts({ handoff, evidence = [] }: ScoreSource): readonly ScoreLoss[] {
  const claimed = handoff.tasks.filter((task) => task.done && task.evidence !== undefined);
  const unverified = claimed.filter((task) => task.evidence?.unverified === true);
  const losses: ScoreLoss[] = [];
  if (unverified.length > 0) {
    const message = `${unverified.length} of ${claimed.length} completed tasks ${unverified.length === 1 ? "is" : "are"} unverified`;
    losses.push({
      group: "proof",
      weight: Math.min(MOST_UNVERIFIED, 1 - 0.93 ** unverified.length),
      message,
      hint: "Run what proves them: agent-relay verify",
    });
  }
  return [...losses, ...failedFacts(handoff, evidence)];
}

/** While work goes on a check may fail; what is given to be reviewed or approved claims that it does not. */
function failedFacts(handoff: Handoff, evidence: readonly CheckState[]): readonly ScoreLoss[] {
  const status = handoff.status?.value;
  if (status !== "review" && status !== "done") return [];
  const open = handoff.criteria.filter(({ met }) => met !== true);
  const failed = open.filter(({ check }) => evidence.some(({ command, outcome }) => command === check?.value && outcome !== "passed"));
  return failed.map(({ id, text }) => ({
    group: "proof",
    weight: 0.3,
    message: `The check of ${quoted(id ?? text)} did not pass`,
    hint: "Make it pass, or take the status back",
  }));
}

const DAY_MS = 86_400_000;

/** Days for which a handoff with open work is taken for fresh, and in which it then loses all there is to lose. */
const FRESH_DAYS = 3;
const STALE_DAYS = 60;

function ageFacts({ handoff, now }: ScoreSource): readonly ScoreLoss[] {
  const at = handoff.updated?.value.at;
  if (at === undefined) return [MISSING_STAMP];
  if (openTasks(handoff).length === 0 || handoff.status?.value === "done") return [];
  const days = Math.floor((Date.parse(now) - Date.parse(at)) / DAY_MS);
  if (!(days > FRESH_DAYS)) return [];
  const weight = 0.8 * Math.min(1, (days - FRESH_DAYS) / (STALE_DAYS - FRESH_DAYS));
  return [
    { group: "age", weight, message: `Nothing was written for ${days} days, and tasks are open`, hint: "Go on, or pass it to who does: agent-relay handoff" },
  ];
}
