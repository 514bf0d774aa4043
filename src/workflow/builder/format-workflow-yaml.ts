import { Document, isScalar, Scalar, visit } from "yaml";
import { copyPlain } from "./copy-plain.ts";

/** A text that the reader of workflows takes for a number where one may stand. */
const GROUPED_DIGITS = /^\d+(?:_\d+)+$/u;

/** Formats a workflow as YAML that `parseWorkflowYaml` reads back as the same value. */
export function formatWorkflowYaml(config: object): string {
  const document = new Document(copyPlain(config), { aliasDuplicateObjects: false, version: "1.2" });
  visit(document, {
    Scalar: (_, node) => {
      if (needsQuotes(node)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 });
}

function needsQuotes(node: unknown): boolean {
  if (!isScalar(node) || typeof node.value !== "string") return false;
  return GROUPED_DIGITS.test(node.value) || isUnsafe(node.value);
}

/** Characters that a block scalar would change or lose: controls, line breaks other than `\n`, blanks at the ends of lines. */
function isUnsafe(text: string): boolean {
  return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[ \t]\n|\p{Cs}/u.test(text);
}
