import type { styleText } from "node:util";
import type { ReportedReason, ReportedScore } from "./report.ts";

/** Gives a text its style, or leaves it as it is where nobody sees colours. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/** So many reasons are shown; JSON has all of them. */
const SHOWN = 5;

/** Writes the score of one project for people: its grade, and what to improve first with what that gains. */
export function scoreBlock({ project, score, grade, reasons }: ReportedScore, paint: Paint): string {
  const head = `${paint("underline", project)}  ${paint(colourOf(score), `${score} of 100`)}, ${grade}\n`;
  const more = reasons.length - SHOWN;
  const rest = more > 0 ? `  ${" ".repeat(6)}${more} more: --json has them\n` : "";
  return `${head}${reasons
    .slice(0, SHOWN)
    .map((reason) => reasonLines(reason, paint))
    .join("")}${rest}`;
}

function reasonLines({ points, message, hint, rule, file, line }: ReportedReason, paint: Paint): string {
  const where = file === undefined ? "" : `${file}:${line ?? 1} `;
  const gain = `+${points.toFixed(1)}`.padStart(6);
  return `  ${paint("green", gain)}  ${where}${message}${rule === undefined ? "" : `  ${paint("dim", rule)}`}\n          ${paint("dim", hint)}\n`;
}

function colourOf(score: number): "green" | "yellow" | "red" {
  if (score >= 75) return "green";
  return score >= 40 ? "yellow" : "red";
}
