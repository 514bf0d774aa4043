import { createRequire } from "node:module";

/** What the names that a script imports stand for, by absolute files. */
export interface ScriptLibrary {
  /** The loader of TypeScript. */
  readonly jiti: string;
  /** Names that are this package's own, whatever is installed beside the script; `agent-relay/workflows` is among them. */
  readonly names: Readonly<Record<string, string>>;
  /** Names that are this package's own only where nobody else has them. */
  readonly spare: Readonly<Record<string, string>>;
}

/** The names of the workflow library: its own, and those of the packages that workflow files were written for. */
const WORKFLOW_NAMES = ["agent-relay/workflows", "@agent-relay/sdk/workflows", "@agent-relay/sdk", "@relayflows/core"];

/** Holds the models' names of those packages, beside much else. */
const SPARE_NAMES = ["@agent-relay/config"];

/** The other parts of this package. */
const OWN_NAMES = ["agent-relay", "agent-relay/markdown", "agent-relay/remark"];

/** Finds the files of this package that scripts import, as it was installed or built. @throws Error where it was neither. */
export function findScriptLibrary(): ScriptLibrary {
  const require = createRequire(import.meta.url);
  const workflows = require.resolve("agent-relay/workflows");
  return {
    jiti: require.resolve("jiti"),
    names: { ...Object.fromEntries(OWN_NAMES.map((name) => [name, require.resolve(name)])), ...namesOf(WORKFLOW_NAMES, workflows) },
    spare: namesOf(SPARE_NAMES, workflows),
  };
}

function namesOf(names: readonly string[], file: string): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, file]));
}
