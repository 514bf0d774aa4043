/** Gives a time-out as a plan has it: 0 asks for none, as it does in `swarm` for `timeout-present`. */
export function planBound(writtenMs: number | undefined): number | undefined {
  return writtenMs === 0 ? undefined : writtenMs;
}
