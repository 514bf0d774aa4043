/**
 * `npx tsx experiments/2026-11-21-unrelated-markdown/run.ts [folder...]`: runs every rule over Markdown that has nothing to do with the protocol and prints what they find; `--list` prints
 * each finding. Exit code 1 where `check` finds anything.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { createSubject } from "../../src/lint/create-subject.ts";
import { type Rule, SUBJECT_KINDS, type Subject } from "../../src/lint/rule.ts";
import { runRules } from "../../src/lint/run-rules.ts";
import { subjectKindOf } from "../../src/lint/subject-kind.ts";
import { runCli, runWell } from "../../test/cli/run.ts";
import { worldAt } from "../../test/lint/world-at.ts";
import { RULES } from "../../validators/index.ts";
import { collectMarkdown, type UnrelatedFile } from "./collect-markdown.ts";
import { textSubject } from "./text-subject.ts";

const ROOT = join(import.meta.dirname, "../..");
const given = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const isListing = process.argv.includes("--list");
const folders = given.length > 0 ? given : [join(ROOT, "node_modules"), "/usr/lib", "/usr/share", join(homedir(), ".cache")];

/** Rules about what any text may hold, and those of tables. */
const TEXT_RULES = RULES.filter(({ kinds, name }) => SUBJECT_KINDS.every((kind) => kinds.includes(kind)) || name === "table-broken");
const NAMES = ["AGENT-HANDOFF.md", "DECISIONS.md", "CLAUDE.md", "CODEX_REVIEW.md"] as const;

const files = collectMarkdown(folders);
const megabytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
print(`${files.length} different files, ${megabytes.toFixed(1)} MB, below ${folders.length} folders\n`);

/** `check` as people call it: on a folder of these files alone, and on a workspace in which they lie beside the handoff. Gives how often it found anything. */
async function checkFolders(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "unrelated-"));
  const alone = join(folder, "alone");
  const work = join(folder, "work");
  try {
    mkdirSync(alone);
    mkdirSync(work);
    files.forEach(({ path }, at) => cpSync(path, join(alone, `${at}-${basename(path)}`)));
    const first = await runCli(["check", alone, "--format", "json"], { cwd: folder });
    print(`check of a folder of them: exit code ${first.code}, "${(first.err || first.out).split("\n")[0] ?? ""}"`);
    await runWell(["init"], { cwd: work });
    await runWell(["new", "shop"], { cwd: work });
    cpSync(alone, join(work, "docs"), { recursive: true });
    cpSync(alone, join(work, "shop", "docs"), { recursive: true });
    const beside = await runCli(["check", "--format", "json"], { cwd: work });
    const { findings } = JSON.parse(beside.out) as { readonly findings: readonly { readonly message: string }[] };
    print(`check of a workspace with them beside the handoffs: exit code ${beside.code}, ${findings.length} findings\n`);
    return findings.length + (first.out === "" ? 0 : 1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Found {
  readonly file: UnrelatedFile;
  readonly diagnostic: Diagnostic;
}

function findAll(subjectOf: (file: UnrelatedFile) => Subject, rules: readonly Rule[]): readonly Found[] {
  return files.flatMap((file) => runRules(subjectOf(file), rules).map((diagnostic) => ({ file, diagnostic })));
}

function printTable(title: string, found: readonly Found[]): void {
  print(`| ${title} | findings | files | for instance |\n| --- | --- | --- | --- |`);
  const byRule = group(found);
  for (const [rule, own] of [...byRule].toSorted((a, b) => b[1].length - a[1].length))
    print(`| ${rule} | ${own.length} | ${new Set(own.map(({ file }) => file.path)).size} | ${own[0]?.diagnostic.message.replaceAll("|", "\\|") ?? ""} |`);
  print(byRule.size === 0 ? "| nothing | 0 | 0 | |\n" : "");
  if (isListing)
    for (const { file, diagnostic } of found) print(`  ${file.path}:${diagnostic.line}:${diagnostic.column} ${diagnostic.rule}: ${diagnostic.message}`);
}

function group(found: readonly Found[]): Map<string, Found[]> {
  const groups = new Map<string, Found[]>();
  for (const one of found) groups.set(one.diagnostic.rule, [...(groups.get(one.diagnostic.rule) ?? []), one]);
  return groups;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const byCheck = await checkFolders();
const named = files.filter(({ path }) => subjectKindOf(path) !== undefined);
print(
  named.length === 0
    ? "None of them has a name of the protocol.\n"
    : `${named.length} of them have a name of the protocol: ${[...new Set(named.map(({ path }) => basename(path)))].join(", ")}\n`,
);
const world = worldAt({ pathExists: () => false, handoffFiles: ["AGENT-HANDOFF.md"], indexRow: { listed: false } });
const asNamed = NAMES.map((name) => ({ name, found: findAll(({ text }) => namedSubject(name, text), RULES) }));
const textRules = new Set(TEXT_RULES.map(({ name }) => name));
printTable("text rule, whatever a file is called", unique(asNamed.flatMap(({ found }) => found.filter(({ diagnostic }) => textRules.has(diagnostic.rule)))));
printTable("text rule, and taken for part of a workspace", findAll(textSubject, TEXT_RULES));
for (const { name, found } of asNamed)
  printTable(
    `other rule, as if a file were called ${name}`,
    found.filter(({ diagnostic }) => !textRules.has(diagnostic.rule)),
  );
if (byCheck > 0) process.exitCode = 1;

function namedSubject(name: string, text: string): Subject {
  return createSubject({ file: name, text, kind: subjectKindOf(name) ?? "handoff", world });
}

/** The same finding under several names is one. */
function unique(found: readonly Found[]): readonly Found[] {
  return [...new Map(found.map((one) => [`${one.file.path} ${one.diagnostic.range.start} ${one.diagnostic.message}`, one])).values()];
}
