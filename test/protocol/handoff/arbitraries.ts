import fc from "fast-check";

const word = fc.constantFrom(
  "token",
  "flow",
  "`src/a.ts`",
  "**bold**",
  "(round 3)",
  "Ünïcode",
  "a|b",
  "x: y",
  "~~old~~",
  "1.",
  "#3",
  "it's",
  "_so_",
  "[link](docs/a.md)",
  "`odd",
  "👍",
  "-",
  "by",
  "T4",
);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => `w ${list.join(" ")} w`);
const owner = fc.constantFrom("Codex", "Claude", "User", "Nobody", "None", "");
const status = fc.constantFrom("ready", "in-progress", "Review", "blocked", "12/12 done", "");

interface FieldSet {
  readonly owner: string;
  readonly status: string;
  readonly action: string;
}

const FIELD_FORMS: readonly ((fields: FieldSet) => readonly string[])[] = [
  ({ owner: who, status: state, action }) => [
    "| Field | Value |",
    "| --- | --- |",
    `| Current Owner | ${who} |`,
    `| Status | ${state} |`,
    `| Next Action | ${action.replaceAll("|", "\\|")} |`,
    "| Updated | 2026-11-20 |",
  ],
  ({ owner: who }) => ["|Field|Value|", "|---|---|", `|**Current Owner**|${who}|`],
  ({ owner: who, status: state }) => [`**Current Owner:** ${who}`, `**Status:** ${state}`],
  ({ owner: who, status: state }) => [`**Current Owner**: ${who}  `, `**Status**: ${state}  `],
  ({ owner: who, action }) => [`- Current Owner: ${who}`, `- Next Action: ${action.replaceAll("|", "/")}`],
  ({ owner: who }) => [`- **Current Owner:** ${who}`],
  ({ owner: who, status: state }) => [`Current Owner: ${who}`, `Status: ${state}`],
  ({ owner: who }) => [`> **Current Owner:** ${who}`],
  ({ owner: who, status: state }) => [`**Current Owner:** ${who || "Codex"} · **Status:** ${state || "ready"}`],
];

const fieldLines = fc.record({ form: fc.constantFrom(...FIELD_FORMS), owner, status, action: words }).map(({ form, ...fields }) => form(fields));

const meta = fc.constantFrom(
  "",
  " (owner: codex)",
  " (owner: claude; after: T1; files: `src/a.ts`, `src/b.ts`)",
  " (after: T1)",
  " (started: 2026-11-19T10:00:00Z)",
  " (round 2)",
  "  ",
);
const spec = fc.constantFrom<readonly string[]>(
  [],
  ["  More words."],
  ["", "  A paragraph.", "", "  - nested", "    - deeper"],
  ["  ```ts", "  // code", "  ```"],
  ["  - Owner: gemini"],
);

function taskLines(box: string): fc.Arbitrary<readonly string[]> {
  return fc
    .record({ id: fc.integer({ min: 2, max: 99 }), named: fc.boolean(), title: words, meta, spec })
    .map((task) => [`- ${box}${task.named ? `**T${task.id}** ` : ""}${task.title}${task.meta}`, ...task.spec]);
}

const pending = fc.array(fc.oneof(taskLines("[ ] "), taskLines("[ ] "), taskLines("")), { maxLength: 3 }).map((tasks) => tasks.flat());
const completed = fc.array(taskLines("[x] "), { maxLength: 2 }).map((tasks) => tasks.flat());
const prose = fc.constantFrom<readonly string[]>(
  ["Some prose."],
  ["- a bullet", "- another"],
  ["None."],
  [],
  ["| A | B |", "|---|---|", "| 1 | 2 |"],
  ["```", "## not a heading", "- [ ] **T77** not a task", "```"],
  ["<!-- a comment -->"],
  ["> quoted", "> text"],
);
const log = fc.constantFrom<readonly string[]>(
  [],
  ["| When | From | To | Summary |", "| --- | --- | --- | --- |"],
  ["| From | To | When |", "|---|---|---|", "| User | Claude | 2026-11-18 |"],
  ["Nothing yet."],
);

const section = fc.oneof(
  fc.record({ title: fc.constantFrom("## Pending Tasks", "## Remaining work", "### Next steps", "**Remaining:**"), body: pending }),
  fc.record({ title: fc.constantFrom("## Completed Tasks", "## Done", "**Completed:**"), body: completed }),
  fc.record({
    title: fc.constantFrom("## Blockers", "## Open Questions", "## Context", "## Architecture", "## Acceptance Criteria", "## Files in Scope"),
    body: prose,
  }),
  fc.record({ title: fc.constantFrom("## Handoff Log", "## History"), body: log }),
);

/** Lines of a handoff in one of many forms: canonical, foreign, incomplete, without final newline. */
const lines = fc
  .record({
    front: fc.constantFrom<readonly string[]>([], [], ["---", "title: x", "---"]),
    title: fc.constantFrom<readonly string[]>(["# Agent Handoff: x", ""], ["# Notes", "glued"], [], ["Intro without a title.", ""]),
    fields: fc.oneof(fieldLines, fc.constant<readonly string[]>([])),
    sections: fc.array(section, { maxLength: 6 }),
    glued: fc.boolean(),
  })
  .map(({ front, title, fields, sections, glued }) => {
    const gap = glued ? [] : [""];
    return [...front, ...title, ...fields, "", ...sections.flatMap((part) => [part.title, ...gap, ...part.body, ""])];
  });

/** The text of a handoff with the line ends, mark and last line that files come with. */
export const handoffText: fc.Arbitrary<string> = fc
  .record({ lines, eol: fc.constantFrom("\n", "\n", "\r\n"), bom: fc.constantFrom("", "", "\u{feff}"), end: fc.constantFrom("", "\n", "\n\n") })
  .map(({ lines: all, eol, bom, end }) => bom + all.join("\n").replace(/\n+$/u, "").replaceAll("\n", eol) + end.replaceAll("\n", eol));

/** Texts that are no handoffs: pieces of Markdown in any order. */
export const markdownSoup: fc.Arbitrary<string> = fc
  .array(
    fc.constantFrom(
      "\n",
      "\n\n",
      "\r\n",
      "\r",
      "# ",
      "## Pending Tasks",
      "## Handoff Log",
      "- [ ] ",
      "- [x] ",
      "**T1** ",
      "(owner: codex; after: T2)",
      "| ",
      " |",
      "|---|",
      "Current Owner: ",
      "**Owner:** ",
      "Codex",
      "> ",
      "    ",
      "\t",
      "```",
      "`",
      "~~",
      "<!--",
      "-->",
      "---",
      "===",
      "<<<<<<< a\n",
      "=======\n",
      ">>>>>>> b\n",
      "1. ",
      "\u{feff}",
      "\u{a0}",
      "[x](y)",
      "x",
      ": ",
      "T9",
      "😀",
      "\u{0}",
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(""));
