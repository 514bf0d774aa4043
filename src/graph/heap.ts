/** A heap of numbers that gives the first by its order; for schedules that have to be deterministic. */
export interface Heap {
  push(value: number): void;
  pop(): number | undefined;
}

/** Creates an empty heap; `order` compares as for sorting, by size where it is not given. Pushing and popping cost the logarithm of what is in it. */
export function createHeap(order: (a: number, b: number) => number = (a, b) => a - b): Heap {
  const values: number[] = [];
  return {
    push(value) {
      values.push(value);
      rise(values, order);
    },
    pop() {
      const top = values[0];
      const last = values.pop();
      if (last !== undefined && values.length > 0) {
        values[0] = last;
        sink(values, order);
      }
      return top;
    },
  };
}

function rise(values: number[], order: (a: number, b: number) => number): void {
  let at = values.length - 1;
  const value = values[at] ?? 0;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = values[parent] ?? 0;
    if (order(above, value) <= 0) break;
    values[at] = above;
    at = parent;
  }
  values[at] = value;
}

function sink(values: number[], order: (a: number, b: number) => number): void {
  const value = values[0] ?? 0;
  const { length } = values;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= length) break;
    if (child + 1 < length && order(values[child + 1] ?? 0, values[child] ?? 0) < 0) child += 1;
    const below = values[child] ?? 0;
    if (order(below, value) >= 0) break;
    values[at] = below;
    at = child;
  }
  values[at] = value;
}
