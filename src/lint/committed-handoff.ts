import type { Handoff } from "../protocol/handoff/model.ts";
import { parseHandoff } from "../protocol/handoff/parse-handoff.ts";
import type { World } from "./world.ts";

/** Reads the handoff as the last commit has it, for rules that hold the present one against it; undefined without history and where nothing was changed. Several rules ask for one file in turn: the last answer is remembered. */
export function committedHandoff({ text, world: { agents, committedText } }: { readonly text: string; readonly world: World }): Handoff | undefined {
  if (committedText === undefined || committedText === text) return undefined;
  if (last?.outline.text !== committedText || agents !== lastAgents) {
    last = parseHandoff(committedText, { agents });
    lastAgents = agents;
  }
  return last;
}

let last: Handoff | undefined;
let lastAgents: readonly string[] | undefined;
