import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CODE_KINDS, DATA_KINDS } from "../cli/config/kinds.ts";
import { makeWorkspace, putFile } from "../cli/workspace.ts";
import { contextOf } from "./hook-scene.ts";

test.each(DATA_KINDS)("agents of $file are known to hooks", ({ file, write }) => {
  const root = makeWorkspace({ shop: { owner: "Robby" } });
  putFile(root, file, write({ agents: ["robby"] }));
  expect(contextOf("prompt", { cwd: join(root, "shop") }).agents).toContain("robby");
});

test.each(CODE_KINDS)("$file is never run by hooks", ({ file, write }) => {
  const root = makeWorkspace({ shop: { owner: "Robby" } });
  const mark = join(root, "ran");
  putFile(root, file, `globalThis.process.getBuiltinModule?.("node:fs").writeFileSync(${JSON.stringify(mark)}, "");\n${write({ agents: ["robby"] })}`);
  expect(contextOf("prompt", { cwd: join(root, "shop") }).agents).not.toContain("robby");
  expect(existsSync(mark)).toBe(false);
});
