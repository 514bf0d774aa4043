import { allText, type ModelRequest } from "../../rig/model/model-request.ts";
import type { AgentRun } from "../../rig/run/agent-run.ts";

/** Gives all that the model read with a turn of a run, 0 for the first; the last for -1; empty where there was none. */
export function heard(run: AgentRun, turn: number): string {
  const request = run.requests.at(turn);
  return request === undefined ? "" : allText(request);
}

/** Gives what the model reads for the first time with a turn: what it did not read with the turn before. */
export function news(run: AgentRun, turn: number): string {
  const before = textsOf(run.requests.at(turn - 1));
  return textsOf(run.requests.at(turn))
    .slice(turn === 0 ? 0 : before.length)
    .join("\n");
}

function textsOf(request: ModelRequest | undefined): readonly string[] {
  return request?.messages.map(({ text }) => text) ?? [];
}
