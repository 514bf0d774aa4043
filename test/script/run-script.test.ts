import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testNodes } from "./nodes.ts";
import { createScriptPlace, type ScriptPlace } from "./script-place.ts";
import { SCRIPT_FORMS, type ScriptForm } from "./scripts.ts";

let place: ScriptPlace;
beforeEach(() => void (place = createScriptPlace()));
afterEach(() => place.remove());

describe.each(testNodes())("a workflow script on $name", ({ program, missing }) => {
  test.skipIf(missing !== undefined).each(formsOn(program))(
    `runs with $title${missing === undefined ? "" : ` (${missing})`}`,
    async ({ name, text, files = {} }) => {
      for (const [path, content] of Object.entries(files)) place.write(path, content);
      place.write(name, text);
      const end = await place.run(name, { node: program, flags: { dryRun: true, variables: { k: "v" } } });
      expect(end).toMatchObject({ exitCode: 0, findings: [], runs: [{ kind: "dry-run", name: "x", valid: true }], errors: "" });
      expect(end.output).toBe('ran x {"k":"v"}\nend completed\n');
    },
  );
});

/** All of them on this Node. */
function formsOn(program: string): readonly ScriptForm[] {
  return program === process.execPath ? SCRIPT_FORMS : SCRIPT_FORMS.filter(({ everywhere = false }) => everywhere);
}
