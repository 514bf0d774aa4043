import { describeNumber } from "./describe-number.ts";
import type { PlanDescription, StepDescription } from "../../workflow/dry-run/plan-description.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import { singleLine } from "../../util/single-line.ts";
import { formatDuration } from "../run/format-duration.ts";
import { formatSpans, type LineOptions, type Span } from "../run/line.ts";
import { alignSpans } from "./align-spans.ts";
import { stepLines } from "./step-lines.ts";

/** How a plan is written for people. */
export interface PlanTextOptions extends LineOptions {
  /** Steps that are shown one by one; all unless told. */
  readonly mostSteps?: number;
}

/** Writes a plan for people, a line each: what runs when, by whom and with which command line. */
export function renderPlan(plan: PlanDescription, options: PlanTextOptions): readonly string[] {
  const { mostSteps = Number.POSITIVE_INFINITY } = options;
  const sections = [
    headRows(plan),
    section("Preflight", plan.preflight.map(checkRow)),
    section("Agents", plan.agents.map(agentRow)),
    ...waveSections(plan, mostSteps),
    section("Barriers", plan.barriers.map(barrierRow)),
    section("Messages", messageRows(plan)),
    section("Variables", Object.entries(plan.variables).map(variableRow)),
  ];
  const lines = sections.filter((rows) => rows.length > 0).flatMap((rows, at) => (at === 0 ? rows : [[], ...rows]));
  return lines.map((spans) => formatSpans(spans, options));
}

type Row = readonly Span[];

function section(title: string, rows: readonly Row[]): readonly Row[] {
  return rows.length === 0 ? [] : [[{ text: title, style: "bold" }], ...alignSpans(rows).map((row) => [{ text: "  " }, ...row])];
}

function headRows(plan: PlanDescription): readonly Row[] {
  const { name, flow, description, steps, waves, peakConcurrency, maxConcurrency } = plan;
  const counts = `${describeNumber(steps.length, "step")} in ${describeNumber(waves.length, "wave")}, at most ${peakConcurrency} at once (limit ${maxConcurrency})`;
  const title: Row = [{ text: `${singleLine(name)} / ${singleLine(flow)}`, style: "bold" }, { text: `  ${counts}` }];
  const facts: readonly (readonly [string, string])[] = [
    ["pattern", plan.patternReason === "written" ? plan.pattern : `${plan.pattern}: ${plan.patternReason}`],
    ["channel", plan.channel],
    ["failure", plan.strategy === "fail-fast" ? "ends the run" : "skips what depends on it, the rest goes on"],
    ...(plan.timeoutMs === undefined ? [] : [["time-out", formatDuration(plan.timeoutMs)] as const]),
    ...(plan.tokenBudget === undefined ? [] : [["budget", `${plan.tokenBudget.toLocaleString("en")} tokens`] as const]),
    ...(plan.criticalPath.length < 2 || waves.length === steps.length ? [] : [["longest", plan.criticalPath.join(" → ")] as const]),
  ];
  const about: readonly Row[] = description.trim() === "" ? [] : [[{ text: singleLine(description) }]];
  return [
    title,
    ...about,
    ...alignSpans(facts.map(([key, value]) => [{ text: key, style: "dim" }, { text: singleLine(value) }])).map((row) => [{ text: "  " }, ...row]),
  ];
}

function checkRow({ command, failIf, successIf, description }: PlanDescription["preflight"][number]): Row {
  const rule = [failIf === undefined ? "" : `fails if ${failIf}`, successIf === undefined ? "" : `succeeds if ${successIf}`]
    .filter((part) => part !== "")
    .join(", ");
  return [{ text: singleLine(command) }, { text: rule }, { text: singleLine(description), style: "dim" }];
}

function agentRow({ name, cli, model, access, preset, interactive, role, steps }: PlanDescription["agents"][number]): Row {
  const how = preset ?? (interactive ? "interactive" : "once");
  return [
    { text: name },
    { text: cli },
    { text: model ?? "" },
    { text: how },
    { text: access ?? "" },
    { text: describeNumber(steps, "step") },
    { text: singleLine(role), style: "dim" },
  ];
}

function barrierRow({ name, mode, waitFor, holds, timeoutMs }: PlanDescription["barriers"][number]): Row {
  const limit = timeoutMs === undefined ? "" : `for ${formatDuration(timeoutMs)} at most`;
  return [
    { text: name },
    { text: `waits for ${mode} of ${waitFor.join(", ")}` },
    { text: holds.length === 0 ? "holds nothing" : `holds ${holds.join(", ")}` },
    { text: limit },
  ];
}

/** So many lines of who writes to whom. */
const MOST_SENDERS = 20;

function messageRows({ edges }: PlanDescription): readonly Row[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of edges) targets.set(from, [...(targets.get(from) ?? []), to]);
  return [...targets].slice(0, MOST_SENDERS).map(([from, to]) => [{ text: from }, { text: `to ${to.join(", ")}` }]);
}

/** What is no secret by itself may be one by its name. */
function variableRow([name, value]: [string, unknown]): Row {
  const text = singleLine(typeof value === "string" ? value : (JSON.stringify(value) ?? String(value)));
  const start = `${name}=`;
  const shown = redactSecrets(`${start}${text}`);
  return [{ text: name }, { text: shown.startsWith(start) ? shown.slice(start.length) : text }];
}

function waveSections({ waves, steps }: PlanDescription, mostSteps: number): readonly (readonly Row[])[] {
  const byName = new Map(steps.map((step) => [step.name, step]));
  let left = mostSteps;
  const sections: (readonly Row[])[] = [];
  for (const [at, names] of waves.entries()) {
    const shown = names.slice(0, Math.max(0, left)).flatMap((name) => byName.get(name) ?? []);
    left -= names.length;
    if (shown.length === 0) continue;
    const title: Row = [{ text: `Wave ${at + 1}`, style: "bold" }, { text: names.length === 1 ? "" : `  ${describeNumber(names.length, "step")}` }];
    sections.push([title, ...waveRows(shown)]);
  }
  return left >= 0 ? sections : [...sections, [[{ text: `and ${-left} more steps: --json has them` }]]];
}

function waveRows(steps: readonly StepDescription[]): readonly Row[] {
  const blocks = steps.map(stepLines);
  const heads = alignSpans(blocks.map(({ head }) => head));
  return blocks.flatMap(({ rest }, at) => [[{ text: "  " }, ...(heads[at] ?? [])], ...rest.map((row) => [{ text: "      " }, ...row])]);
}
