import type { Template } from "../template/template.ts";
import { unreachable } from "../../util/unreachable.ts";
import type { WrittenVerification } from "../written/written-workflow.ts";
import type { PlannedVerification } from "./planned-step.ts";

/** Works out a verification: `exit_code` without a value means 0, `custom` without one is left to the caller (WORKFLOWS.md 2 and 3). */
export function planVerification(written: WrittenVerification, parse: (text: string) => Template): PlannedVerification {
  const { type, value, description = "", timeoutMs } = written;
  const text = value === undefined ? "" : String(value);
  switch (type) {
    case "exit_code":
      return { kind: type, exitCode: text.trim() === "" ? 0 : Number(text), description };
    case "output_contains":
      return { kind: type, text: parse(text), description };
    case "file_exists":
      return { kind: type, path: parse(text), description };
    case "custom":
      return {
        kind: type,
        ...(text.trim() === "" ? {} : { command: parse(text) }),
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
        description,
      };
    default:
      return unreachable(type);
  }
}
