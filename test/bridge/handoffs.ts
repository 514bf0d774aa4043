import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import type { Handoff } from "../../src/protocol/handoff/model.ts";

/** What a handoff of a test says; each part has a text of its own. */
export interface HandoffParts {
  readonly owner?: string;
  readonly status?: string;
  readonly tasks?: string;
  readonly done?: string;
  readonly criteria?: string;
  readonly scope?: string;
  readonly offLimits?: string;
  readonly context?: string;
}

/** Writes a handoff in canonical form. */
export function handoffText({
  owner = "Claude",
  status = "ready",
  tasks = "",
  done = "",
  criteria = "",
  scope = "",
  offLimits = "",
  context = "",
}: HandoffParts): string {
  return `# Agent Handoff: shop

| Field | Value |
| --- | --- |
| Current Owner | ${owner} |
| Status | ${status} |
| Next Action | Begin |
| Updated | 2026-11-20T15:04:05Z by User |

## Context

${context}

## Files in Scope

${scope}

## Files Off Limits

${offLimits}

## Acceptance Criteria

${criteria}

## Pending Tasks

${tasks}

## Completed Tasks

${done}

## Handoff Log

| When | From | To | Summary |
| --- | --- | --- | --- |
`;
}

/** Reads such a handoff. */
export function handoffOf(parts: HandoffParts): Handoff {
  return parseHandoff(handoffText(parts));
}
