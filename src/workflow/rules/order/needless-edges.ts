import { looksAtWork } from "../subject/looks-at-work.ts";
import type { LintFlow, LintStep } from "../subject/subject.ts";
import { wordsOf } from "../text/words-of.ts";

/** One agent step that waits for another and, as far as can be seen, uses nothing of it. */
export interface NeedlessEdge {
  readonly step: LintStep;
  readonly dependency: LintStep;
  /** Its place in the step's `dependsOn`. */
  readonly place: number;
}

const ORDERED: ReadonlySet<string> = new Set([
  "pipeline",
  "handoff",
  "cascade",
  "debate",
  "saga",
  "escalation",
  "reflection",
  "review-loop",
  "red-team",
  "circuit-breaker",
]);

/** Whether a pattern is about order itself, so that no dependency in it is needless. */
export function isOrdered(pattern: string | undefined): boolean {
  return pattern !== undefined && ORDERED.has(pattern);
}

/** Lists the dependencies between agent steps whose output is never used and that are no gate, in the order written (WORKFLOWS.md 2). Linear. */
export function listNeedlessEdges(flow: LintFlow): readonly NeedlessEdge[] {
  const edges = known.get(flow) ?? findNeedlessEdges(flow);
  known.set(flow, edges);
  return edges;
}

/** Three rules ask for the same. */
const known = new WeakMap<LintFlow, readonly NeedlessEdge[]>();

function findNeedlessEdges({ agentSteps, steps, find }: LintFlow): readonly NeedlessEdge[] {
  const words = createWords(steps.length);
  return agentSteps.flatMap((step) =>
    (step.written.dependsOn ?? []).slice(0, MOST_DEPENDENCIES).flatMap((name, place) => {
      const dependency = find(name);
      return dependency !== undefined && !isNeeded(step, dependency, words) ? [{ step, dependency, place }] : [];
    }),
  );
}

/** What waits for more than these, gathers. */
const MOST_DEPENDENCIES = 8;

const GATHERING =
  /^(?:final|merge|combine|integrat|summar|synthes|consolidat|document|report|release|deploy|publish|finish|finali[sz]|aggregat|collect|wrap|ship|land|commit|clean)/iu;
const BACK =
  /\b(?:previous|above|prior|earlier|preceding|existing|based on|according to|result(?:s|ing)?|findings?|report|output|plan(?:ned)?|design(?:ed)?|spec|schema|implement(?:ed|ation)|changes?|diff|after|now that|everything|all (?:the )?(?:work|parts|pieces|modules)|together|written|built|created|generated|approved|same|next|continue|then)\b/iu;

function isNeeded(step: LintStep, dependency: LintStep, words: Words): boolean {
  if (dependency.kind !== "agent" || step.inputs.has(dependency.name)) return true;
  if (dependency.written.verification !== undefined || looksAtWork(dependency) || looksAtWork(step)) return true;
  const said = step.task?.said ?? "";
  if (GATHERING.test(step.name) || GATHERING.test(said.trimStart()) || BACK.test(said) || BACK.test(step.written.description ?? "")) return true;
  return mentions(words(step), words(dependency)) || sharesFile(words(step), words(dependency));
}

/** Whether the task has a word of the other's name or agent in it, in any of its forms, that its own name has not. */
function mentions({ task, own }: StepWords, other: StepWords): boolean {
  return [...other.own].some((word) => !own.has(word) && task.has(word));
}

function sharesFile(one: StepWords, other: StepWords): boolean {
  return [...one.files].some((file) => other.files.has(file));
}

interface StepWords {
  readonly task: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
}

type Words = (step: LintStep) => StepWords;

/** Words of each step are taken apart once. */
function createWords(count: number): Words {
  const taken: (StepWords | undefined)[] = Array.from({ length: count });
  return (step) => {
    const said = step.task?.said ?? "";
    const words = (taken[step.node] ??= {
      task: new Set(wordsOf(said)),
      own: new Set([...wordsOf(step.name), ...wordsOf(step.agent?.name ?? "")]),
      files: new Set((step.task?.files() ?? []).map(({ file }) => file)),
    });
    return words;
  };
}
