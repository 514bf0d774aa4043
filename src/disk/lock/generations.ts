/** What stands in a lock folder: the highest generation and whether it has been released. */
export interface LockView {
  /** 0 where the lock was never taken. */
  readonly highest: number;
  readonly released: boolean;
  /** Every generation that has a file, taken or released. */
  readonly all: readonly number[];
}

/** Name of the file that says that a generation is taken. */
export function takenName(generation: number): string {
  return `lock.${generation}`;
}

/** Name of the file that says that a generation has been released. */
export function releasedName(generation: number): string {
  return `lock.${generation}.free`;
}

const NAME = /^lock\.([1-9][0-9]{0,14})(\.free)?$/;

/** Reads the names of a lock folder; other names do not count. */
export function parseLockView(names: readonly string[]): LockView {
  const released = new Set<number>();
  const all = new Set<number>([]);
  for (const name of names) {
    const match = NAME.exec(name);
    if (match === null) continue;
    const generation = Number(match[1]);
    all.add(generation);
    if (match[2] !== undefined) released.add(generation);
  }
  const highest = Math.max(0, ...all);
  return { highest, released: released.has(highest), all: [...all] };
}
