import { messageLine } from "../../util/message-line.ts";
import type { DryRunReport } from "./dry-run-report.ts";

/** Writes a report for people: what would run in which wave by which command, then what is wrong. */
export function formatDryRunReport(report: DryRunReport): string {
  const { plan } = report;
  const head = `Dry run of ${report.name}: ${report.valid ? "could run" : "cannot run"}`;
  const sums = `${counted(report.totalSteps, "step")} in ${counted(report.estimatedWaves, "wave")}, ${report.estimatedPeakConcurrency} at a time, pattern ${report.pattern}`;
  const steps = new Map((plan?.steps ?? []).map((step) => [step.name, step]));
  const waves = report.waves.flatMap(({ wave, steps: briefs }) => [
    `Wave ${wave}`,
    ...briefs.map(({ name, agent }) => {
      const step = steps.get(name);
      const what = step?.commandLine ?? step?.text ?? "";
      return `  ${name}${agent === undefined ? "" : ` (${agent})`}: ${messageLine(what)}`;
    }),
  ]);
  const told = [...report.errors.map((text) => `error: ${text}`), ...report.warnings.map((text) => `warning: ${text}`)];
  return [head, ...(plan === undefined ? [] : [sums]), ...waves, ...told.map(messageLine), ""].join("\n");
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
