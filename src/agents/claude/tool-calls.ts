import { textOf, type Fields } from "../hook-fields.ts";
import { objectIn, objectsIn } from "../one-shot/json-lines.ts";
import type { ToolCall } from "../one-shot/refused-tools.ts";

/** Reads the tool calls of a run from its stream of JSON lines, in order. A result alone names just the refused ones. */
export function readToolCalls(lines: readonly Fields[], result: Fields): readonly ToolCall[] {
  const denials = objectsIn(result, "permission_denials");
  const refused = new Set(denials.map((denial) => textOf(denial, "tool_use_id")));
  const answers = new Map(blocks(lines, "tool_result").map((block) => [textOf(block, "tool_use_id"), block]));
  const calls = blocks(lines, "tool_use").map((block): ToolCall => ({ tool: textOf(block, "name"), ended: endOf(textOf(block, "id")) }));
  const told = new Set(blocks(lines, "tool_use").map((block) => textOf(block, "id")));
  const untold = denials.filter((denial) => !told.has(textOf(denial, "tool_use_id")));
  return [...untold.map((denial): ToolCall => ({ tool: textOf(denial, "tool_name") || "a tool", ended: "refused" })), ...calls];

  function endOf(id: string): ToolCall["ended"] {
    if (refused.has(id)) return "refused";
    const answer = answers.get(id);
    return answer === undefined || answer["is_error"] === true ? "failed" : "done";
  }
}

function blocks(lines: readonly Fields[], type: string): readonly Fields[] {
  return lines.flatMap((line) => objectsIn(objectIn(line, "message"), "content")).filter((block) => textOf(block, "type") === type);
}
