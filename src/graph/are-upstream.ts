import { answerReach } from "./answer-reach.ts";
import { condense } from "./condense.ts";
import type { Graph } from "./graph.ts";

/** Asks whether `node` waits for `upstream`, directly or not. */
export interface UpstreamQuestion {
  readonly node: number;
  readonly upstream: number;
}

/**
 * Says for each question whether the one node waits for the other, directly or not; a node waits for itself only on a circle. Meant for all the references of
 * a workflow at once, `{{steps.X.output}}` above all: many thousand questions cost little more than one. Circles do no harm.
 */
export function areUpstream(graph: Graph, questions: readonly UpstreamQuestion[]): readonly boolean[] {
  const answers = questions.map((question) => isNamed(graph, question));
  if (answers.every(Boolean)) return answers;
  const condensed = condense(graph);
  const { pointOf, circular } = condensed;
  const open = Int32Array.from(answers.keys()).filter((index) => answers[index] === false);
  const from = open.map((index) => pointOf[questions[index]?.upstream ?? 0] ?? 0);
  const to = open.map((index) => pointOf[questions[index]?.node ?? 0] ?? 0);
  const reached = answerReach(condensed, { from, to });
  open.forEach((index, at) => {
    answers[index] = from[at] === to[at] ? circular[from[at] ?? 0] === 1 : reached[at] === 1;
  });
  return answers;
}

/** Longer lists are not searched again and again, once for each of their entries. */
const SHORT = 32;

/** Whether the node names the other itself, as it nearly always does. */
function isNamed({ before }: Graph, { node, upstream }: UpstreamQuestion): boolean {
  const list = before[node] ?? [];
  return list.length <= SHORT && list.includes(upstream);
}
