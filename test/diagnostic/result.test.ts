import { expect, test } from "vitest";
import { refuse, succeed, type Result } from "../../src/diagnostic/result.ts";

test("a result tells by `ok` whether it holds a value or a problem", () => {
  const results: readonly Result<number, string>[] = [succeed(1), refuse("no")];
  expect(results.map((result) => (result.ok ? result.value : result.problem))).toEqual([1, "no"]);
});
