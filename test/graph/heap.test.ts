import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createHeap } from "../../src/graph/heap.ts";

describe("createHeap", () => {
  test("gives what sorting gives, in its order, however pushing and popping alternate", () => {
    const order = (a: number, b: number): number => b - a;
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: -20, max: 20 }), { freq: 3 })), fc.boolean(), (steps, backwards) => {
        const heap = backwards ? createHeap(order) : createHeap();
        const kept: number[] = [];
        for (const step of [...steps, ...steps.map(() => null)]) {
          if (step === null) {
            expect(heap.pop()).toBe(kept.shift());
          } else {
            heap.push(step);
            kept.push(step);
            kept.sort(backwards ? order : (a, b) => a - b);
          }
        }
      }),
    );
  });
});
