import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findSecrets } from "../../src/util/secrets/find-secrets.ts";
import {
  drawAgain,
  HARD_NEGATIVES,
  HARD_POSITIVES,
  LATE_NEGATIVES,
  LATE_POSITIVES,
  NEGATIVES,
  POSITIVES,
  type LabelledText,
} from "../../test/util/secrets/labelled-secrets.ts";
import { judgeTexts, shareOf, type Judged } from "../../test/util/secrets/score-secrets.ts";
import { FINDERS, type Finder } from "./finders.ts";

const DRAWS = 20;
const ROOT = join(import.meta.dirname, "../..");

type Row = readonly string[];

/** Texts with a secret each, and texts without. */
interface Lists {
  readonly positives: readonly LabelledText[];
  readonly negatives: readonly LabelledText[];
}

const ALL: Lists = { positives: [...POSITIVES, ...LATE_POSITIVES, ...HARD_POSITIVES], negatives: [...NEGATIVES, ...LATE_NEGATIVES, ...HARD_NEGATIVES] };

/** Prints the tables of this experiment's README; what was missed goes to the second stream. */
function run(): void {
  table(["lists", "secrets found", "to the letter", "false alarms"], scoresOfLists());
  table(["way", "secrets found", "to the letter", "false alarms"], scoresOfFinders());
  table(["kind", "texts", "found", "to the letter"], scoresOfKinds(judgeDraws()));
  table(["files of others", "files", "MB", "findings"], scoresOfFiles());
}

function scoresOfLists(): readonly Row[] {
  const tuned = ({ heldOut }: LabelledText): boolean => !heldOut;
  const heldOut = ({ heldOut: isOut }: LabelledText): boolean => isOut;
  return [
    score("written with, three quarters", { positives: POSITIVES.filter(tuned), negatives: NEGATIVES.filter(tuned) }),
    score("written with, held-out quarter", { positives: POSITIVES.filter(heldOut), negatives: NEGATIVES.filter(heldOut) }),
    score("written afterwards by another", { positives: LATE_POSITIVES, negatives: LATE_NEGATIVES }),
    score("written to get past it", { positives: HARD_POSITIVES, negatives: HARD_NEGATIVES }),
    score(`all, ${DRAWS} more draws of values`, { positives: draws(ALL.positives), negatives: draws(ALL.negatives) }),
  ];
}

function scoresOfFinders(): readonly Row[] {
  return Object.entries(FINDERS).map(([name, find]) => score(name, ALL, find));
}

function draws(texts: readonly LabelledText[]): readonly LabelledText[] {
  return Array.from({ length: DRAWS }, (_, at) => drawAgain(texts, at + 1)).flat();
}

function score(name: string, lists: Lists, find: Finder = findSecrets): Row {
  const judged = judgeTexts(lists.positives, find);
  const alarms = judgeTexts(lists.negatives, find).filter(({ outcome }) => outcome === "alarm");
  if (find === findSecrets) tellFaults([...judged.filter(({ outcome }) => outcome !== "exact"), ...alarms]);
  const exact = judged.filter(({ outcome }) => outcome === "exact").length;
  return [name, shareOf(judged.filter(isFound).length, judged.length), shareOf(exact, judged.length), shareOf(alarms.length, lists.negatives.length)];
}

function tellFaults(faults: readonly Judged[]): void {
  for (const { outcome, line, found } of faults) process.stderr.write(`${outcome}: ${line} ${found.join(" ")}\n`);
}

function isFound({ outcome }: Judged): boolean {
  return outcome === "exact" || outcome === "inexact";
}

function judgeDraws(): readonly Judged[] {
  return judgeTexts([...ALL.positives, ...draws(ALL.positives)]);
}

/** By the name of the value in the lists, its number of letters aside. */
function scoresOfKinds(judged: readonly Judged[]): readonly Row[] {
  const kindOf = ({ format }: Judged): string => format.replace(/-?\d+$/u, "");
  return [...new Set(judged.map(kindOf))].toSorted().map((kind) => {
    const texts = judged.filter((one) => kindOf(one) === kind);
    return [
      kind,
      String(texts.length),
      shareOf(texts.filter(isFound).length, texts.length),
      shareOf(texts.filter(({ outcome }) => outcome === "exact").length, texts.length),
    ];
  });
}

function scoresOfFiles(): readonly Row[] {
  const paths = readdirSync(join(ROOT, "node_modules"), { recursive: true, encoding: "utf8" });
  return [
    scoreFiles(
      "Markdown",
      paths.filter((path) => /\.md$/iu.test(path)),
    ),
    scoreFiles(
      "code and settings",
      paths.filter((path) => /\.(?:[cm]?[jt]s|json|ya?ml)$/u.test(path)),
    ),
  ];
}

function scoreFiles(name: string, paths: readonly string[]): Row {
  let [files, units, findings] = [0, 0, 0];
  for (const path of paths) {
    const text = read(join(ROOT, "node_modules", path));
    if (text === undefined || text.length > 2_000_000) continue;
    files += 1;
    units += text.length;
    for (const { kind, start, end } of findSecrets(text)) {
      findings += 1;
      process.stderr.write(`${path}: ${kind} ${text.slice(Math.max(0, start - 30), end)}\n`);
    }
  }
  return [name, String(files), (units / 1e6).toFixed(1), String(findings)];
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function table(head: Row, rows: readonly Row[]): void {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |\n`);
  process.stdout.write(`${lines.join("")}\n`);
}

run();
