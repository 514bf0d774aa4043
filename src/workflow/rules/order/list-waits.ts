import type { Range } from "../../../diagnostic/range.ts";
import type { LintStep } from "../subject/subject.ts";
import type { Sentence } from "../text/sentences.ts";

/** A task that names another step, or its agent, beside a word of waiting. */
export interface Wait {
  readonly step: LintStep;
  /** What is waited for: the step itself, or one of the named agent's. */
  readonly target: LintStep;
  /** The name as the task has it. */
  readonly name: string;
  readonly range: Range;
}

/** Words of waiting, whatever stands around them. */
const WAITING =
  /\b(?:wait(?:s|ing)?|await(?:s|ing)?|monitor(?:s|ing)?|poll(?:s|ing)?|block(?:s|ing)?\s+(?:on|until)|listen\s+for|watch\s+for|hear\s+(?:back\s+)?from)\b/iu;
/** Words that mean waiting for what stands behind them, up to a comma: `once work-a has reported, …`, but not `once you are done, work-a goes on`. */
const AFTER =
  /\b(?:until|once|as\s+soon\s+as|before\s+(?:you\s+)?(?:finish|end|complet)\w*)\b[^,]*$|\b(?:collect|gather)\s+(?:\w+\s+){0,3}(?:results?|outputs?|reports?|findings|answers|work|replies)\s+(?:of|from)\b.*$/iu;
const ANY = /\b(?:wait|await|monitor|poll|block|listen|watch|hear|until|once|as\s+soon|before|collect|gather)/iu;
const NOT_WAITING = /(?:\b(?:not|never|without|no need to)|n['’]t)\s+(?:\w+\s+)?(?:wait|await|block|poll|monitor)/iu;

/** Lists what the task of an agent step waits for, by its words alone; whether that is a deadlock, the graph tells. Linear in the task. */
export function listWaits(step: LintStep): readonly Wait[] {
  const said = step.task?.said ?? "";
  if (!ANY.test(said)) return [];
  const sentences = step.task?.sentences() ?? [];
  const targets = createTargets(step);
  const waiting = sentences.map(({ text }) => WAITING.test(text) && !NOT_WAITING.test(text));
  return sentences.flatMap((sentence, place) => {
    const here = waiting[place] === true;
    const goesOn = waiting[place - 1] === true && REPORTING.test(sentence.text);
    const near = here || goesOn || (waiting[place + 1] === true && POINTING.test(sentences[place + 1]?.text ?? ""));
    return near || ANY.test(sentence.text) ? namedIn(sentence, targets, { here, near }).map((wait) => ({ step, ...wait })) : [];
  });
}

/** `Wait for a signal. work-a posts it.` */
const REPORTING = /\b(?:posts?|reports?|sends?|signals?|finish(?:es)?|completes?|is\s+done|are\s+done|\w+_DONE|DONE)\b/u;
/** `Assign them to a and b. Wait for both.` */
const POINTING =
  /\b(?:wait|await|monitor)(?:s|ing)?\s+(?:(?:for|on|until|till)\s+)?(?:them|they|both|each|everyone|everybody|their|(?:all|both)\s+of\s+them|(?:the|all|both|your)(?:\s+the)?\s+workers|all(?=\s*[.,!]|\s*$|\s+(?:to|are|have)\b))/iu;

function namedIn({ text, start }: Sentence, targets: Targets, { here, near }: Nearness): readonly Omit<Wait, "step">[] {
  const waits: Omit<Wait, "step">[] = [];
  for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}_][\p{L}\p{N}_.-]*/gu)) {
    const name = word.replace(/[.-]+$/u, "");
    const target = targets(name);
    if (target === undefined) continue;
    const behind = !near && AFTER.test(text.slice(Math.max(0, index - FAR), index));
    if ((!near && !behind) || !isMeant(text, { index, name, here: here || behind })) continue;
    waits.push({ target, name, range: { start: start + index, end: start + index + name.length } });
  }
  return waits;
}

/** Behind a name, not in the middle of words such as `test suite`. */
const ENDS_NAME =
  /^["'`]?(?:\s*[.,;:!)]|\s*$|\s+(?:to|is|are|and|or|has|have|steps?|agents?|finish\w*|complet\w*|end\w*|done|report\w*|first|before|then)\b)/iu;

/** Whether the sentence of a name, or one beside it, holds a word of waiting. */
interface Nearness {
  readonly here: boolean;
  readonly near: boolean;
}

/** So far before a name a word like `until` may stand. */
const FAR = 200;

interface Mention {
  readonly index: number;
  readonly name: string;
  /** Whether the sentence itself holds the word of waiting. */
  readonly here: boolean;
}

/** Whether a word is a name and not just a word: it is made of several, stands in quotes, or right behind `wait for`; and it is not what does the waiting. */
function isMeant(text: string, { index, name, here }: Mention): boolean {
  const after = text.slice(index + name.length, index + name.length + 30);
  if (/^[`"']?\s+(?:(?:will|is|are|to|that|must|should|can)\s+)*(?:be\s+)?wait(?:s|ing)?\b/iu.test(after)) return false;
  if (/[-_.\d]/u.test(name)) return true;
  const before = text.slice(Math.max(0, index - 40), index);
  if (/[`"'@]$/u.test(before) && /^[`"']/u.test(after)) return here;
  return (
    here &&
    ENDS_NAME.test(after) &&
    /\b(?:wait(?:ing)?|await(?:ing)?|listen|watch)\s+(?:(?:for|on|until|the|step|agent|both|a|message|word|reply|report|from)\s+)*@?$/iu.test(before)
  );
}

/** Gives the step of a name; else a step of that agent right behind this one, as its others are behind those. */
type Targets = (name: string) => LintStep | undefined;

function createTargets({ flow, node, name: own, agent }: LintStep): Targets {
  let behind: ReadonlyMap<string, LintStep> | undefined;
  return (name) => {
    if (name === own) return undefined;
    const step = flow.find(name);
    if (step !== undefined || name === agent?.name) return step;
    behind ??= new Map((flow.graph.after[node] ?? []).flatMap((place) => byAgent(flow.steps[place])));
    return behind.get(name);
  };
}

function byAgent(step: LintStep | undefined): readonly (readonly [string, LintStep])[] {
  return step?.agent === undefined ? [] : [[step.agent.name, step]];
}
