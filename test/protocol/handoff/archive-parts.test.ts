import { expect, test } from "vitest";
import { archiveParts, type ArchiveWish } from "../../../src/protocol/handoff/archive-parts.ts";
import { nextTaskId } from "../../../src/protocol/handoff/next-task-id.ts";
import { parseHandoff } from "../../../src/protocol/handoff/parse-handoff.ts";

interface Parts {
  readonly pending?: readonly string[];
  readonly completed?: readonly string[];
  readonly log?: readonly string[];
}

function handoff({ pending = [], completed = [], log = [] }: Parts): string {
  const rows = log.map((row) => `| ${row} |\n`).join("");
  return `# Agent Handoff: shop\n\n| Current Owner | Codex |\n| --- | --- |\n\n## Pending Tasks\n\n${pending.join("\n")}\n\n## Completed Tasks\n\n${completed.join("\n")}\n\n## Handoff Log\n\n| When | From | To | Summary |\n| --- | --- | --- | --- |\n${rows}\nThe end.\n`;
}

function archive(
  parts: Parts,
  wish: ArchiveWish,
): { readonly tasks: readonly string[]; readonly rows: readonly string[]; readonly text: string; readonly before: string } {
  const before = handoff(parts);
  const { text, tasks, logRows } = archiveParts(parseHandoff(before), wish);
  expect(nextTaskId(parseHandoff(text))).toBe(nextTaskId(parseHandoff(before)));
  return { before, text, tasks: tasks.map((task) => /T\d+/u.exec(task)?.[0] ?? task), rows: logRows };
}

const ALL = { keepLog: 100 };

test("all but the latest rows go, from the oldest on", () => {
  const log = ["2026-11-01 | A | B | one", "2026-11-02 | A | B | two", "2026-11-03 | A | B | three"];
  expect(archive({ log }, { keepLog: 1 }).rows).toEqual(["| 2026-11-01 | A | B | one |", "| 2026-11-02 | A | B | two |"]);
  expect(archive({ log }, { keepLog: 0 }).rows).toHaveLength(3);
  expect(archive({ log }, { keepLog: 3 }).rows).toEqual([]);
});

test("a log that stands newest first loses its last rows", () => {
  const log = ["2026-11-03 | A | B | three", "2026-11-02 | A | B | two", "2026-11-01 | A | B | one"];
  expect(archive({ log }, { keepLog: 2 }).rows).toEqual(["| 2026-11-01 | A | B | one |"]);
});

test("completed tasks go with what is nested in them; every other byte stays", () => {
  const { text, tasks, before } = archive({ completed: ["- [x] **T1** a (2026-11-01)", "  nested", "- [x] **T2** b"], pending: ["- [ ] **T3** c"] }, ALL);
  expect(tasks).toEqual(["T1", "T2"]);
  expect(text).toBe(before.replace(/- \[x\] \*\*T1[\s\S]*?T2\*\* b\n\n/u, ""));
});

test("what an open task waits for stays, or it would never be ready", () => {
  expect(archive({ completed: ["- [x] **T1** a", "- [x] **T2** b"], pending: ["- [ ] **T3** c (after: t1)"] }, ALL).tasks).toEqual(["T2"]);
});

test("the highest id stays in the file, so that it is not given twice", () => {
  expect(archive({ completed: ["- [x] **T1** a", "- [x] **T9** b", "- [x] **T2** c"] }, ALL).tasks).toEqual(["T1", "T2"]);
  expect(archive({ completed: ["- [x] **T9** b"], pending: ["- [ ] **T10** c"] }, ALL).tasks).toEqual(["T9"]);
});

test("an id that only the log remembers is not forgotten either", () => {
  const { rows, tasks } = archive({ completed: ["- [x] **T1** a"], log: ["2026-11-01 | A | B | dropped T12", "2026-11-02 | A | B | went on"] }, { keepLog: 1 });
  expect({ rows, tasks }).toEqual({ rows: [], tasks: ["T1"] });
});

test("only tasks from before a day go, those without a date stay", () => {
  const completed = [
    "- [x] **T1** a (by claude; 2026-11-01)",
    "- [x] **T2** b (by claude; 2026-11-05)",
    "- [x] **T3** c",
    "- [x] **T4** d (2026-11-01T10:00:00Z)",
  ];
  expect(archive({ completed, pending: ["- [ ] **T5** e"] }, { keepLog: 100, completedBefore: "2026-11-05" }).tasks).toEqual(["T1", "T4"]);
});

test("ticked tasks under pending are not archived", () => {
  expect(archive({ pending: ["- [x] **T1** a", "- [ ] **T2** b"] }, ALL).tasks).toEqual([]);
});

test("line ends and byte-order mark survive", () => {
  const before = `\ufeff${handoff({ completed: ["- [x] **T1** a"], pending: ["- [ ] **T2** b"], log: ["2026-11-01 | A | B | one", "2026-11-02 | A | B | two"] }).replaceAll("\n", "\r\n")}`;
  const { text } = archiveParts(parseHandoff(before), { keepLog: 1 });
  expect(text).toBe(before.replace("- [x] **T1** a\r\n\r\n", "").replace("| 2026-11-01 | A | B | one |\r\n", ""));
});
