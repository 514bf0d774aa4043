import type { PlannedCheck } from "../../workflow/plan/plan.ts";

/** Decides whether what a check printed is what it has to be; gives what is wrong, as the end of a sentence. Blank space around the output does not count. */
export function judgeCheck({ failIf, successIf }: Pick<PlannedCheck, "failIf" | "successIf">, output: string): string | undefined {
  const text = output.trim();
  if (failIf !== undefined && holds(failIf, text)) return `its output ${describe(failIf, text)}`;
  if (successIf !== undefined && !holds(successIf, text)) return `its output ${describeLack(successIf, text)}`;
  return undefined;
}

function holds(condition: string, text: string): boolean {
  if (condition === "empty") return text === "";
  if (condition === "non-empty") return text !== "";
  return matches(condition, text);
}

/** A condition that is no regular expression is looked for as it stands. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, "mu").test(text);
  } catch {
    return text.includes(pattern);
  }
}

function describe(condition: string, text: string): string {
  if (condition === "empty") return "is empty";
  return condition === "non-empty" ? `is not empty: ${shown(text)}` : `matches \`${condition}\`: ${shown(text)}`;
}

function describeLack(condition: string, text: string): string {
  if (condition === "empty") return `is not empty: ${shown(text)}`;
  return condition === "non-empty" ? "is empty" : `does not match \`${condition}\`: ${shown(text)}`;
}

function shown(text: string): string {
  const line = text.split("\n", 1)[0] ?? "";
  return JSON.stringify(line.length > 200 ? `${line.slice(0, 200)}…` : line);
}
