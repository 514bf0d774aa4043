import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { HABITS, type Habit } from "./house/habits.ts";
import { PURE_ROOMS } from "./rooms.cjs";

const FOLDERS = ["src", "validators", "hooks"];

/** Checks the habits that oxlint has no rule for, in all product code. Gives the exit code. */
function checkHouse(): number {
  const files = FOLDERS.flatMap(filesBelow);
  const problems = files.flatMap((path) =>
    problemsOf(
      path,
      HABITS.filter((habit) => applies(habit, path)),
    ),
  );
  if (files.length === 0) problems.push("Missing modules: nothing was read, so nothing was checked");
  process.stdout.write(problems.length === 0 ? `house: ${String(files.length)} modules, no finding\n` : `${problems.join("\n")}\n`);
  return problems.length === 0 ? 0 : 1;
}

function applies(habit: Habit, path: string): boolean {
  return habit.where === "everywhere" || PURE_ROOMS.some((room) => path.startsWith(`${room}/`));
}

function filesBelow(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name.replaceAll("\\", "/")}`);
    return names.filter((name) => name.endsWith(".ts") && !name.includes("/fixtures/")).sort();
  } catch {
    return [];
  }
}

function problemsOf(path: string, habits: readonly Habit[]): string[] {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const problems: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const habit of habits) {
      const message = habit.find(node);
      if (message !== undefined) problems.push(`${place(source, node)}: ${message} (${habit.name})`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return problems;
}

function place(source: ts.SourceFile, node: ts.Node): string {
  const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return `${source.fileName}:${String(line + 1)}:${String(character + 1)}`;
}

process.exitCode = checkHouse();
