import { expect, test } from "vitest";
import { parseLockView, releasedName, takenName } from "../../../src/disk/lock/generations.ts";

test.each([
  { names: [], view: { highest: 0, released: false, all: [] } },
  { names: [takenName(1)], view: { highest: 1, released: false, all: [1] } },
  { names: [takenName(9), releasedName(10)], view: { highest: 10, released: true, all: [9, 10] } },
  { names: [takenName(3), releasedName(3)], view: { highest: 3, released: true, all: [3] } },
  { names: [releasedName(2), takenName(3)], view: { highest: 3, released: false, all: [2, 3] } },
  { names: ["lock.0", "lock.01", "lock.x", "lock.-1", "lock.1.freed", "ticket.1.ab", "lock.9999999999999999"], view: { highest: 0, released: false, all: [] } },
])("the names $names say who is highest", ({ names, view }) => {
  expect(parseLockView(names)).toEqual(view);
});
