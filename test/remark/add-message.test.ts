import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { createLineIndex } from "../../src/diagnostic/position.ts";
import type { TextEdit } from "../../src/diagnostic/text-edit.ts";
import { addMessage } from "../../src/remark/add-message.ts";
import type { RemarkMessage, RemarkPlace } from "../../src/remark/remark-file.ts";

const TEXT = "one\r\ntwo three\n";
const TWO = { start: 5, end: 8 };

/** What remark's file is given for a finding of `two`. */
function add(parts: Partial<Diagnostic>, text = TEXT): { readonly message: RemarkMessage; readonly place: RemarkPlace | undefined; readonly said: string } {
  const message: RemarkMessage = {};
  let place: RemarkPlace | undefined;
  let said = "";
  const file = {
    path: "a.md",
    message(reason: string, options: { readonly place: RemarkPlace }) {
      said = reason;
      ({ place } = options);
      return message;
    },
  };
  const finding: Diagnostic = { rule: "owner-known", severity: "error", message: "Unexpected two", file: "a.md", range: TWO, line: 2, column: 1, ...parts };
  addMessage(file, finding, { text, lines: createLineIndex(text), pages: new Map([["owner-known", "file:///page"]]) });
  return { message, place, said };
}

function fixed(...edits: readonly TextEdit[]): RemarkMessage {
  return add({ fix: { title: "Replace it", edits } }).message;
}

describe("a message of remark", () => {
  test("has the place of the finding, or the point where there is nothing", () => {
    expect(add({}).place).toEqual({ start: { line: 2, column: 1, offset: 5 }, end: { line: 2, column: 4, offset: 8 } });
    expect(add({ range: { start: 0, end: 0 } }).place).toEqual({ line: 1, column: 1, offset: 0 });
  });

  test("offers the text of a fix that is put in the place of what was found, and of no other fix", () => {
    expect(fixed({ range: TWO, newText: "2" })).toMatchObject({ actual: "two", expected: ["2"] });
    expect(fixed({ range: TWO, newText: "2" }, { range: { start: 0, end: 3 }, newText: "1" }).expected).toBeUndefined();
    expect(fixed({ range: { start: 5, end: 14 }, newText: "2" }).expected).toBeUndefined();
    expect(fixed().expected).toBeUndefined();
  });

  test("tells no secret", () => {
    // Put together here, so that nobody takes this file for a leak.
    const secret = `ghp_${"a1B2c3D4e5F6".repeat(3)}`;
    const range = { start: 0, end: secret.length };
    const { message, said } = add(
      { message: `Unexpected ${secret}`, hint: `Revoke ${secret}`, range, fix: { title: "Mend it", edits: [{ range, newText: "x" }] } },
      secret,
    );
    expect(said).toBe("Unexpected ghp_[redacted]");
    expect(message).toEqual({ fatal: true, url: "file:///page", note: "Revoke ghp_[redacted]" });
  });

  test("has a page where its rule has one", () => {
    expect(add({}).message.url).toBe("file:///page");
    expect(add({ rule: "rule-crashed" }).message.url).toBeUndefined();
  });
});
