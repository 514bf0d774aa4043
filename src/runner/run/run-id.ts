import { slugOf } from "./run-files.ts";

/**
 * Makes the id of a run: `20261121-111530-ship-feature-k3f9`, its start in UTC, what it is called, and a mark that tells apart what began in one second. Ids
 * sort by time, and are safe as names of folders. `random` gives numbers from 0 up to 1.
 */
export function createRunId(name: string, nowMs: number, random: () => number): string {
  const time = new Date(nowMs).toISOString();
  const date = time.slice(0, 10).replaceAll("-", "");
  const clock = time.slice(11, 19).replaceAll(":", "");
  const mark = Math.floor(random() * 36 ** 4)
    .toString(36)
    .padStart(4, "0");
  return [date, clock, slugOf(name, 40), mark].filter((part) => part !== "").join("-");
}
