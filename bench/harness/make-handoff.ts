const OWNERS = ["Claude", "Codex", "User"] as const;
const TASK_OWNERS = ["claude", "codex", "user"] as const;

/** Makes a project's handoff of about `bytes` bytes, the same for the same number; tasks, prose, tables and code as real files have them. */
export function makeHandoff(number: number, bytes: number): string {
  const name = projectName(number);
  const owner = OWNERS[number % 3] ?? "User";
  const head = [
    `# Agent Handoff: ${name}`,
    "",
    "| Field | Value |",
    "| --- | --- |",
    `| Current Owner | ${owner} |`,
    "| Status | in-progress |",
    "| Next Action | Implement T3 against the specification below it |",
    `| Updated | 2026-11-20T15:04:05Z by ${owner} |`,
    "",
    "## Context",
    "",
  ].join("\n");
  const tail = [
    "## Blockers",
    "",
    "## Open Questions",
    "",
    "## Handoff Log",
    "",
    "| When | From | To | Summary |",
    "| --- | --- | --- | --- |",
    ...logRows(number),
    "",
  ].join("\n");
  const half = Math.max(0, bytes - head.length - tail.length - 900) / 2;
  return head + fill(half, (at) => `${prose(number + at)}\n\n`) + lists() + tasks(half) + completed() + tail;
}

/** Name of the project with this number: `project-0007`. */
export function projectName(number: number): string {
  return `project-${String(number).padStart(4, "0")}`;
}

function fill(bytes: number, piece: (at: number) => string): string {
  let text = "";
  for (let at = 0; text.length < bytes; at += 1) text += piece(at);
  return text;
}

const SENTENCES = [
  "The service reads `config/limits.yaml` once at start and keeps it in memory.",
  "A token lives **fifteen minutes**; the refresh path is the one in [the flow](https://flow.example/).",
  "Nothing here may touch the billing tables, see D-002.",
  "The previous attempt failed because the queue was drained twice.",
  "Two callers still use the old endpoint, `src/api/v1.ts` and `src/jobs/sync.ts`.",
];

function prose(seed: number): string {
  return [0, 1, 2].map((step) => SENTENCES[(seed + step) % SENTENCES.length] ?? "").join("\n");
}

function lists(): string {
  return [
    "## Files in Scope",
    "",
    "- `src/**`",
    "",
    "## Files Off Limits",
    "",
    "- `infra/**`: production, the user only",
    "",
    "## Acceptance Criteria",
    "",
    "- [ ] **A1** login works without a password. Check: `npm test -- auth`",
    "- [ ] **A2** a stale token is refused. Check: `npm test -- token`",
    "",
    "## Pending Tasks",
    "",
    "",
  ].join("\n");
}

function tasks(bytes: number): string {
  const list = fill(bytes, (at) => {
    const id = at + 3;
    const after = at === 0 ? "T2" : `T${String(id - 1)}`;
    const meta = `(owner: ${TASK_OWNERS[at % 3] ?? "user"}; after: ${after}; files: \`src/part-${String(id)}.ts\`)`;
    return `- [ ] **T${String(id)}** Implement part ${String(id)} ${meta}\n  ${SENTENCES[at % SENTENCES.length] ?? ""}\n\n  \`\`\`sh\n  npm test -- part-${String(id)}\n  \`\`\`\n`;
  });
  return `${list}\n`;
}

function completed(): string {
  return [
    "## Completed Tasks",
    "",
    "- [x] **T1** Design the flow (by claude; 2026-11-18; evidence: `npm test -- design` 0 @ a1b2c3d)",
    "- [x] **T2** Write the schema (by codex; 2026-11-19; evidence: `npm test -- schema` 0 @ b2c3d4e)",
    "",
    "",
  ].join("\n");
}

function logRows(number: number): readonly string[] {
  return [0, 1, 2].map((step) => {
    const from = OWNERS[(number + step) % 3] ?? "User";
    const to = OWNERS[(number + step + 1) % 3] ?? "User";
    return `| 2026-11-${String(17 + step)}T09:00:00Z | ${from} | ${to} | Passed part ${String(step + 1)} on |`;
  });
}
