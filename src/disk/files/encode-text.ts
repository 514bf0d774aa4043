import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { type FileProblem, createFileProblem } from "../file-problem.ts";

/** Turns text into the bytes of a file. Half a surrogate pair has no UTF-8 form and would turn into another character: that is a problem. */
export function encodeText(path: string, text: string): Result<Buffer, FileProblem> {
  if (/\p{Surrogate}/u.test(text)) {
    return refuse(createFileProblem({ action: "write", path, code: "not-utf8" }, "the new text holds half a character (a lone surrogate)"));
  }
  return succeed(Buffer.from(text, "utf8"));
}
