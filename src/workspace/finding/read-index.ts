import type { WorkspaceIndex } from "../../protocol/index/model.ts";
import { parseWorkspaceIndex } from "../../protocol/index/parse-workspace-index.ts";

interface Reading {
  readonly text: string;
  readonly agents: string;
  readonly index: WorkspaceIndex | undefined;
}

let last: Reading | undefined;

/** Parses a workspace's index; the last one is remembered, since finding a workspace, its settings and its projects all ask for the same text. */
export function readIndex(text: string, agents: readonly string[]): WorkspaceIndex | undefined {
  const key = agents.join(",");
  if (last?.text !== text || last.agents !== key) last = { text, agents: key, index: parseWorkspaceIndex(text, { agents }) };
  return last.index;
}

/** Whether a text is a workspace's index. */
export function isIndexText(text: string, agents: readonly string[]): boolean {
  return /(?:active\s+(?:handoff|project)|current\s+handoff)/iu.test(text) && readIndex(text, agents) !== undefined;
}
