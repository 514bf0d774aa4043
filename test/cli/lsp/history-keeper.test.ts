import { execFileSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createHistoryKeeper } from "../../../src/cli/lsp/history-keeper.ts";
import { makeFolder, putFile } from "../workspace.ts";

test("git is asked for the committed text of a file once, until time has passed or somebody saved", () => {
  const root = realpathSync.native(makeFolder());
  const path = join(root, "DECISIONS.md");
  const git = (...args: readonly string[]): unknown => execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@t", ...args], { cwd: root });
  const commit = (text: string): void => {
    putFile(root, "DECISIONS.md", text);
    git("add", ".");
    git("commit", "-qm", text);
    putFile(root, "DECISIONS.md", "now");
  };
  git("init", "-q");
  commit("one");
  let clock = 0;
  const keeper = createHistoryKeeper(() => clock);
  const asked = (): string | undefined => keeper.now().committedText(path, "now");
  expect(asked()).toBe("one");
  commit("two");
  expect(asked()).toBe("one");
  clock = 2001;
  expect(asked()).toBe("two");
  commit("three");
  expect(asked()).toBe("two");
  keeper.forget();
  expect(asked()).toBe("three");
});
