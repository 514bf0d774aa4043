/** What a test's handoff says where it differs from the usual one. */
export interface HandoffText {
  readonly owner?: string;
  readonly status?: string;
  readonly next?: string;
  readonly updated?: string;
  readonly context?: string;
  readonly pending?: readonly string[];
  readonly completed?: readonly string[];
  readonly blockers?: readonly string[];
  readonly questions?: readonly string[];
  readonly log?: readonly string[];
}

/** Writes a handoff in canonical form (PROTOCOL.md 2): Codex owns it, T2 is ready, T3 is Claude's and waits for it, T1 is done. */
export function handoffText(given: HandoffText = {}): string {
  const {
    owner = "Codex",
    status = "ready",
    next = "T2 Implement the token endpoint",
    updated = "2026-11-20T10:00:00Z by Claude",
    context = "Logins without a password.",
    pending = [
      "- [ ] **T2** Implement the token endpoint (owner: codex; after: T1; files: `src/auth/token.ts`)\n  Sign with RS256.\n\n  - keys rotate daily",
      "- [ ] **T3** Review the endpoint (owner: claude; after: T2)",
      "- [ ] **T4** Write the manual",
    ],
    completed = ["- [x] **T1** Design the flow (by claude; 2026-11-19; evidence: `npm test -- design` 0 @ a1b2c3d)"],
    blockers = [],
    questions = [],
    log = ["| 2026-11-19T10:00:00Z | User | Claude | Start here |", "| 2026-11-20T10:00:00Z | Claude | Codex | Designed the flow |"],
  } = given;
  return `# Agent Handoff: my-project

| Field | Value |
| --- | --- |
| Current Owner | ${owner} |
| Status | ${status} |
| Next Action | ${next} |
| Updated | ${updated} |

## Context

${context}

## Files in Scope

- \`src/auth/**\`

## Files Off Limits

- \`infra/**\`: production, the user only

## Acceptance Criteria

- [ ] **A1** login works without a password. Check: \`npm test -- auth\`

## Pending Tasks

${list(pending)}
## Completed Tasks

${list(completed)}
## Blockers

${list(blockers)}
## Open Questions

${list(questions)}
## Handoff Log

| When | From | To | Summary |
| --- | --- | --- | --- |
${log.map((row) => `${row}\n`).join("")}`;
}

function list(items: readonly string[]): string {
  return items.length === 0 ? "" : `${items.join("\n")}\n\n`;
}
