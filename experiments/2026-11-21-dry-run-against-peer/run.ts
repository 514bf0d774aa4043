import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ERRORS } from "./cases/errors.ts";
import { GUIDE_MISTAKES } from "./cases/guide-mistakes.ts";
import { completeFile, type MistakeCase } from "./cases/mistake-case.ts";
import { RULE_EXAMPLES } from "./cases/rule-examples.ts";
import { createTools, type Tool } from "./tools.ts";

/** What a tool made of a file with a mistake, and of the same file without it. */
interface Judged {
  readonly exitCode: number;
  /** What it says of the wrong file alone. */
  readonly about: readonly string[];
  /** What it says of the right file: false alarms. */
  readonly alarms: readonly string[];
  readonly rightExitCode: number;
}

interface Row {
  readonly mistake: string;
  readonly ours: Judged;
  readonly peer: Judged;
}

const SETS = { "Errors (WORKFLOWS.md 2)": ERRORS, "Mistakes of the guide, in words of our own": GUIDE_MISTAKES, "Examples of our own rules": RULE_EXAMPLES };

const [ours, peer] = createTools();
const sections = Object.entries(SETS).map(([title, cases]) => section(title, cases));
const path = join(import.meta.dirname, "table.md");
writeFileSync(
  path,
  `# What each tool says\n\nMade by \`run.ts\`: the findings that a tool has of the wrong file and not of the right one, in its own words, with its exit code.\n\n${sections.join("\n")}`,
);

function section(title: string, cases: readonly MistakeCase[]): string {
  const rows = cases.map((each): Row => ({ mistake: each.mistake, ours: judge(ours, each), peer: judge(peer, each) }));
  const told = [ours.name, peer.name].map((name, at) =>
    describe(
      name,
      rows.map((row) => (at === 0 ? row.ours : row.peer)),
    ),
  );
  console.log(`\n${title}: ${String(rows.length)}\n  ${told.join("\n  ")}`);
  const lines = rows.map((row) => `| ${[row.mistake, cell(row.ours), cell(row.peer)].join(" | ")} |`);
  return `## ${title}\n\n${told.map((line) => `- ${line}`).join("\n")}\n\n| mistake | ${ours.name} | ${peer.name} |\n| --- | --- | --- |\n${lines.join("\n")}\n`;
}

function judge(tool: Tool, { wrong, right, whole = false }: MistakeCase): Judged {
  const [bad, good] = [wrong, right].map((text) => tool.dryRun(whole ? text : completeFile(text)));
  if (bad === undefined || good === undefined) throw new Error("Cannot judge nothing");
  return { exitCode: bad.exitCode, about: bad.findings.filter((line) => !good.findings.includes(line)), alarms: good.findings, rightExitCode: good.exitCode };
}

function describe(name: string, judged: readonly Judged[]): string {
  const count = (holds: (each: Judged) => boolean): string => String(judged.filter(holds).length);
  const words = [
    `${count(({ about }) => about.length > 0)} told`,
    `${count(({ exitCode }) => exitCode !== 0)} with an exit code other than 0`,
    `${count(({ alarms }) => alarms.length > 0)} right files with a finding`,
    `${count(({ rightExitCode }) => rightExitCode !== 0)} right files refused`,
  ];
  return `${name}: of ${String(judged.length)} ${words.join(", ")}`;
}

function cell({ exitCode, about, alarms }: Judged): string {
  const said = about.length === 0 ? "nothing" : about.slice(0, 2).map(quote).join("<br>");
  const alarm = alarms.length === 0 ? "" : `<br>of the right file: ${quote(alarms[0] ?? "")}`;
  return `exit ${String(exitCode)}: ${said}${alarm}`;
}

/** What a table of Markdown would take for its own. */
function quote(text: string): string {
  return text.replaceAll("|", "\\|").replaceAll("<", "&lt;");
}
