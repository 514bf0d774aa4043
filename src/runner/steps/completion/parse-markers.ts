/** What an agent says of its step by markers, each on a line of its own; of several of one kind the last counts. */
export interface Markers {
  readonly owner?: { readonly decision: OwnerDecision; readonly why: string };
  readonly review?: { readonly decision: "approved" | "rejected"; readonly why: string };
  /** Whether `STEP_COMPLETE:<name>` of this step is there. */
  readonly complete: boolean;
}

/** The words of `OWNER_DECISION`. */
export const OWNER_DECISIONS = ["COMPLETE", "INCOMPLETE_RETRY", "INCOMPLETE_FAIL"] as const;
export type OwnerDecision = (typeof OWNER_DECISIONS)[number];

/** What may stand before a marker: quotes, bullets and emphasis of Markdown. */
const BEFORE = String.raw`^[\s>*_\x60#•⏺-]*`;
/** What follows a word that is one of a list: the line tells which there are, and decides nothing. */
const NOT_LISTED = String.raw`(?![*_\x60"']*\s*(?:[|/,]|or\b)\s*[*_\x60"']*(?:COMPLETE|INCOMPLETE_|APPROVE|REJECT))`;
const OWNER = new RegExp(`${BEFORE}OWNER_DECISION:[\\s*_\`]*(COMPLETE|INCOMPLETE_RETRY|INCOMPLETE_FAIL)\\b${NOT_LISTED}`);
const REVIEW = new RegExp(`${BEFORE}REVIEW_DECISION:[\\s*_\`]*(APPROVE|REJECT)(?:D|ED)?\\b${NOT_LISTED}`, "i");
const WHY = new RegExp(`${BEFORE}(?:OWNER_|REVIEW_)?REASON:[\\s*_\`]*(.*)$`, "i");
const COMPLETE = new RegExp(`${BEFORE}STEP_COMPLETE:[ \\t]*(.*)$`);

/** Reads the markers of an agent's answer, from which the echo of its task has been taken out (the guide's "Step Completion Model"). Never throws. */
export function parseMarkers(answer: string, stepName: string): Markers {
  const lines = answer.split(/\r?\n/);
  const owner = findLast(lines, OWNER);
  const review = findLast(lines, REVIEW);
  const decision = OWNER_DECISIONS.find((word) => word === owner?.word);
  return {
    ...(owner === undefined || decision === undefined ? {} : { owner: { decision, why: owner.why } }),
    ...(review === undefined ? {} : { review: { decision: review.word.toUpperCase() === "APPROVE" ? "approved" : "rejected", why: review.why } }),
    complete: lines.some((line) => isNamed(COMPLETE.exec(line)?.[1] ?? "", stepName)),
  };
}

/** Whether a marker names a step; more words may stand behind the name, and emphasis around it. */
function isNamed(words: string, stepName: string): boolean {
  const plain = words.replaceAll(/[*`]/g, "").trim();
  return stepName !== "" && (plain === stepName || plain.startsWith(`${stepName} `));
}

/** Finds the last line with a marker, and the reason on one of the two lines behind it. */
function findLast(lines: readonly string[], marker: RegExp): { readonly word: string; readonly why: string } | undefined {
  const place = lines.findLastIndex((line) => marker.test(line));
  const word = marker.exec(lines[place] ?? "")?.[1];
  if (word === undefined) return undefined;
  const reason = lines.slice(place + 1, place + 4).flatMap((line) => WHY.exec(line)?.[1] ?? []);
  return { word, why: reason[0]?.trim() ?? "" };
}
