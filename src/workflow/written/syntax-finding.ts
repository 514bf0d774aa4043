import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { createLineIndex } from "../../diagnostic/position.ts";
import type { YamlProblem } from "../../util/yaml/yaml-node.ts";

/** Makes the finding of a text that is no YAML. */
export function syntaxFinding({ range, found, expected, hint }: YamlProblem, { file, text }: { readonly file: string; readonly text: string }): Diagnostic {
  const position = createLineIndex(text).positionAt(range.start);
  return { rule: "yaml-syntax", severity: "error", message: `Unexpected ${found}, expected ${expected}`, file, range, ...position, hint };
}
