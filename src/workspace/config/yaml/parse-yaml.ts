import type { Result } from "../../../diagnostic/result.ts";
import { parseYamlText } from "../../../util/yaml/parse-yaml-text.ts";
import type { SettingsNode, SyntaxProblem } from "../settings-node.ts";

/** Longer texts and more values are refused: reading one that means harm takes long. */
const LIMITS = { maxLength: 32_768, maxValues: 10_000 };

/** Reads settings in YAML 1.2 and keeps where everything stands; a text without a value is an object without members. Never throws. */
export function parseYaml(text: string): Result<SettingsNode, SyntaxProblem> {
  return parseYamlText(text, LIMITS);
}
