import type { Sample } from "./cpu-time.ts";
import type { BenchRow } from "./table.ts";

/** What a ratio is made of; `limit` is the target, absent where there is none. */
export interface RatioInput {
  readonly what: string;
  readonly ours: Sample;
  readonly base: Sample;
  readonly limit?: number;
}

/** Makes the row of a ratio between two CPU times of one run. */
export function ratioRow({ what, ours, base, limit }: RatioInput): BenchRow {
  const ratio = ours.cpuMs / base.cpuMs;
  return {
    what,
    ours: `${ours.cpuMs.toFixed(1)} ms`,
    against: `${base.name}: ${base.cpuMs.toFixed(1)} ms`,
    figure: `${ratio.toFixed(2)} x`,
    target: limit === undefined ? "" : `<= ${String(limit)} x`,
    ...(limit === undefined ? {} : { met: ratio <= limit }),
  };
}
