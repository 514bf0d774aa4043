import { median } from "./median.ts";

/** Gives the median CPU time of a function in this process, in milliseconds; short ones run until a sample is long enough to count. */
export function cpuOf(work: () => void, samples: number): number {
  sample(work, WARM_UP_MS);
  const times: number[] = [];
  for (let round = 0; round < Math.max(1, samples); round += 1) times.push(sample(work, LONG_ENOUGH_MS));
  return median(times);
}

const LONG_ENOUGH_MS = 20;
/** So long a function runs before it is measured, that it is compiled by then. */
const WARM_UP_MS = 300;

function sample(work: () => void, longEnoughMs: number): number {
  const before = process.cpuUsage();
  let runs = 0;
  let ms = 0;
  while (ms < longEnoughMs && runs < 1000) {
    work();
    runs += 1;
    const { user, system } = process.cpuUsage(before);
    ms = (user + system) / 1000;
  }
  return ms / runs;
}
