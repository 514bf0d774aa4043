import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { textSubject } from "../../experiments/2026-11-21-unrelated-markdown/text-subject.ts";
import { createSubject } from "../../src/lint/create-subject.ts";
import { runRules } from "../../src/lint/run-rules.ts";
import { type Subject, SUBJECT_KINDS } from "../../src/lint/rule.ts";
import { subjectKindOf } from "../../src/lint/subject-kind.ts";
import { RULES } from "../../validators/index.ts";
import { worldAt } from "../lint/world-at.ts";

const folder = join(import.meta.dirname, "fixtures", "unrelated");
const FILES = readdirSync(folder).map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const TEXT_RULES = RULES.filter(({ kinds }) => SUBJECT_KINDS.every((kind) => kinds.includes(kind)));

function found(subject: Subject, rules = RULES): readonly string[] {
  return runRules(subject, rules).map(({ line, rule, message }) => `${line} ${rule}: ${message}`);
}

function subjectAs(file: string, text: string): Subject {
  return createSubject({ file, text, kind: subjectKindOf(file) ?? "handoff", world: worldAt({ pathExists: () => false, indexRow: { listed: true } }) });
}

describe.each(FILES)("$name, which has nothing to do with the protocol,", ({ text }) => {
  test("holds nothing that the rules for any text report", () => {
    expect(found(textSubject({ path: "docs/notes.md", text }), TEXT_RULES)).toEqual([]);
  });

  test.each(["DECISIONS.md", "CLAUDE.md", "CODEX_REVIEW.md"])("is left alone when it is called %s", (name) => {
    expect(found(subjectAs(name, text))).toEqual([]);
  });

  test("is told to be free-form when it is called AGENT-HANDOFF.md, and nothing else", () => {
    expect(found(subjectAs("AGENT-HANDOFF.md", text))).toEqual(["1 structure-complete: Missing owner, status and next action, this handoff is free-form"]);
  });
});
