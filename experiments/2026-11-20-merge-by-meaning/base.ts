/** The handoff both branches begin with: tasks of several owners, done and open, with specifications, and a log. */
export const BASE = `# Agent Handoff: shop

| Field | Value |
| --- | --- |
| Current Owner | Codex |
| Status | in-progress |
| Next Action | T3 Implement the cart |
| Updated | 2026-11-19T15:04:05Z by Claude |

## Context

The shop sells one thing. Payment is somebody else's.

## Files in Scope

- \`src/**\`

## Files Off Limits

- \`infra/**\`: production, the user only

## Acceptance Criteria

- [ ] **A1** an order can be placed. Check: \`npm test -- order\`

## Pending Tasks

- [ ] **T3** Implement the cart (owner: codex; files: \`src/cart.ts\`)
  Two buttons and a sum.
- [ ] **T4** Write the mail (owner: claude)
  Short, and in both languages.
- [ ] **T5** Try the checkout (owner: user)
  With the test card.
- [ ] **T6** Measure the start page (owner: codex)
  Under a second on the old phone.

## Completed Tasks

- [x] **T1** Design the pages (by claude; 2026-11-17; evidence: \`npm test -- pages\` 0 @ a1b2c3d)
- [x] **T2** Choose the database (by user; 2026-11-18; unverified)

## Blockers

## Open Questions

- Which countries do we ship to?

## Handoff Log

| When | From | To | Summary |
| --- | --- | --- | --- |
| 2026-11-17T09:00:00Z | User | Claude | Begin with the pages |
| 2026-11-19T15:04:05Z | Claude | Codex | Designed the pages; T3 holds the spec |
`;
