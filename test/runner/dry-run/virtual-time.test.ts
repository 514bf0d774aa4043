import { expect, test } from "vitest";
import { createVirtualTime } from "../../../src/runner/dry-run/virtual-time.ts";

test("work is done in the order of time and then of asking, and what was taken back is not", () => {
  const time = createVirtualTime(1000);
  const done: string[] = [];
  const note = (name: string) => (): void => void done.push(`${name} ${time.clock.now()}`);
  time.clock.wakeAt(1020, note("late"));
  time.clock.wakeAt(1010, note("first"));
  time.clock.wakeAt(1010, note("second"));
  time.clock.wakeAt(1005, note("never"))();
  time.clock.wakeAt(3, note("past"));
  time.defer(note("now"));
  time.run();
  expect(done).toEqual(["now 1000", "past 1000", "first 1010", "second 1010", "late 1020"]);
});

test("what is put off is done before time goes on, also what that puts off", () => {
  const time = createVirtualTime(0);
  const done: number[] = [];
  time.clock.wakeAt(5, () => {
    time.defer(() => time.defer(() => void done.push(time.clock.now())));
    time.clock.wakeAt(7, () => void done.push(time.clock.now()));
  });
  time.run();
  expect(done).toEqual([5, 7]);
});
