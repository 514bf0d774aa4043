import type { Range } from "../../diagnostic/range.ts";
import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { scanOutline } from "../../markdown/scan-outline.ts";
import type { EditProblem } from "../edit-problem.ts";
import { MANAGED_END, MANAGED_START } from "./managed-block.ts";

/** Finds the managed block of an instruction file, markers included; `undefined` where there is none, refused (`broken`) where the markers are half, doubled or in the wrong order. Markers in code are examples. */
export function findManagedBlock(text: string): Result<Range | undefined, EditProblem> {
  const code = scanOutline(text).blocks.filter((block) => block.kind === "code");
  const outside = (marker: string): readonly number[] =>
    lineOffsets(text, marker).filter((at) => !code.some(({ range }) => range.start <= at && at < range.end));
  const starts = outside(MANAGED_START);
  const ends = outside(MANAGED_END);
  const [start] = starts;
  const [end] = ends;
  if (start === undefined && end === undefined) return succeed(undefined);
  if (starts.length === 1 && ends.length === 1 && start !== undefined && end !== undefined && start < end)
    return succeed({ start, end: end + MANAGED_END.length });
  return refuse({
    code: "broken",
    message: `Cannot write the instructions: there are ${starts.length} start and ${ends.length} end markers, expected one pair`,
  });
}

/** Where a marker stands alone on its line. */
function lineOffsets(text: string, marker: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf(marker); at !== -1; at = text.indexOf(marker, at + marker.length)) {
    const before = /[^\r\n]*$/u.exec(text.slice(Math.max(0, at - 10), at))?.[0] ?? "";
    const after = /^[^\r\n]*/u.exec(text.slice(at + marker.length, at + marker.length + 10))?.[0] ?? "";
    if (before.replace("\u{feff}", "").trim() === "" && after.trim() === "") offsets.push(at);
  }
  return offsets;
}
