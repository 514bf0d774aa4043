import { showValue, wrongUse } from "../../workflow/builder/wrong-use.ts";
import { isRecord } from "../../workflow/written/is-record.ts";
import type { Variables } from "./run-options.ts";

/** Gives variables as they are kept with a run, which is as JSON: dates become texts. @throws Error where they are no object, or hold what JSON does not know. */
export function plainVariables(values: unknown): Variables {
  if (values === undefined) return {};
  if (!isRecord(values)) throw wrongUse(`Unexpected ${showValue(values)} as the variables, expected an object of names and values`, 'Write `{ task: "…" }`.');
  return Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, plainValue(name, value)]])));
}

function plainValue(name: string, value: unknown): unknown {
  let what = "a value that holds itself";
  try {
    const text = JSON.stringify(value, (_, entry: unknown) => {
      if (!["function", "symbol", "bigint"].includes(typeof entry)) return entry;
      what = `a ${typeof entry}`;
      throw new Error(what);
    });
    return JSON.parse(text) as unknown;
  } catch {
    throw wrongUse(`Unexpected variable ${showValue(name)} with ${what}, expected texts, numbers, flags, lists and objects of them`, "Give it as a text.");
  }
}
