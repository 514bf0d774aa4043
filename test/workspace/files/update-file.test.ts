import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { refuse, succeed } from "../../../src/diagnostic/result.ts";
import type { Snapshot } from "../../../src/disk/files/snapshot.ts";
import { updateFile } from "../../../src/workspace/files/update-file.ts";
import { updateFiles } from "../../../src/workspace/files/update-files.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { problemOf, valueOf } from "../support/value-of.ts";

const append = ({ text }: Snapshot) => succeed(`${text}new\n`);

function handoff(text = "old\n"): { readonly folder: string; readonly file: string } {
  const folder = tempFolder({ "AGENT-HANDOFF.md": text });
  return { folder, file: join(folder, "AGENT-HANDOFF.md") };
}

test("an update writes the new text, keeps the mode and leaves only the file and ignored state", () => {
  const { folder, file } = handoff();
  chmodSync(file, 0o640);
  const outcome = valueOf(updateFile(file, append));
  expect(outcome).toEqual({ files: [{ path: file, realPath: file, changed: true, created: false, bytes: 8 }], notes: [] });
  expect(readFileSync(file, "utf8")).toBe("old\nnew\n");
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(readdirSync(folder).sort()).toEqual([".agent-relay", "AGENT-HANDOFF.md"]);
  expect(readFileSync(join(folder, ".agent-relay", ".gitignore"), "utf8")).toBe("*\n");
});

test("git sees nothing of the state folder", () => {
  const { folder, file } = handoff();
  execFileSync("git", ["init", "-q"], { cwd: folder });
  valueOf(updateFile(file, append));
  expect(execFileSync("git", ["status", "--porcelain"], { cwd: folder, encoding: "utf8" })).toBe("?? AGENT-HANDOFF.md\n");
});

test("a text that stays the same is not written: time stamp and inode stay", () => {
  const { file } = handoff();
  utimesSync(file, 1_000_000, 1_000_000);
  const before = statSync(file);
  const outcome = valueOf(updateFile(file, ({ text }) => succeed(text)));
  expect(outcome.files[0]).toMatchObject({ changed: false, bytes: 0 });
  expect([statSync(file).mtimeMs, statSync(file).ino]).toEqual([before.mtimeMs, before.ino]);
});

test("a refusal of the transform comes through and nothing is written", () => {
  const { file } = handoff();
  expect(problemOf(updateFile(file, () => refuse({ code: "not-yours" })))).toEqual({ code: "not-yours" });
  expect(readFileSync(file, "utf8")).toBe("old\n");
});

test("a write goes through links to the target and replaces no link", () => {
  const folder = tempFolder({ "AGENTS.md": "old\n" });
  symlinkSync("AGENTS.md", join(folder, "CLAUDE.md"));
  symlinkSync("CLAUDE.md", join(folder, "GEMINI.md"));
  valueOf(updateFile(join(folder, "GEMINI.md"), append));
  expect(readlinkSync(join(folder, "GEMINI.md"))).toBe("CLAUDE.md");
  expect(readlinkSync(join(folder, "CLAUDE.md"))).toBe("AGENTS.md");
  expect(lstatSync(join(folder, "AGENTS.md")).isFile()).toBe(true);
  expect(readFileSync(join(folder, "AGENTS.md"), "utf8")).toBe("old\nnew\n");
});

test("the locks of one real file are one, however it is named", () => {
  const folder = tempFolder({ "real/AGENTS.md": "old\n" });
  symlinkSync("real", join(folder, "link"));
  valueOf(updateFile(join(folder, "link", "AGENTS.md"), append));
  expect(readdirSync(folder).sort()).toEqual(["link", "real"]);
  expect(readdirSync(join(folder, "real")).sort()).toEqual([".agent-relay", "AGENTS.md"]);
});

test("a hard-linked file is replaced, and a note tells that the other name keeps the old text", () => {
  const { folder, file } = handoff();
  linkSync(file, join(folder, "twin.md"));
  const outcome = valueOf(updateFile(file, append));
  expect(outcome.notes).toEqual(['"AGENT-HANDOFF.md" had 2 hard links: the other names keep the old text']);
  expect(readFileSync(join(folder, "twin.md"), "utf8")).toBe("old\n");
});

describe("somebody without our lock writes meanwhile", () => {
  test("once: the transform runs again on what is there now, and nothing is lost", () => {
    const { file } = handoff();
    const seen: string[] = [];
    const outcome = updateFile(file, (snapshot) => {
      seen.push(snapshot.text);
      if (seen.length === 1) appendFileSync(file, "by an editor\n");
      return append(snapshot);
    });
    expect(outcome.ok).toBe(true);
    expect(seen).toEqual(["old\n", "old\nby an editor\n"]);
    expect(readFileSync(file, "utf8")).toBe("old\nby an editor\nnew\n");
  });

  test("by an atomic replace: nothing is lost either", () => {
    const { folder, file } = handoff();
    let runs = 0;
    valueOf(
      updateFile(file, (snapshot) => {
        runs += 1;
        if (runs === 1) {
          writeFileSync(join(folder, "swap"), "other\n");
          renameSync(join(folder, "swap"), file);
        }
        return append(snapshot);
      }),
    );
    expect(readFileSync(file, "utf8")).toBe("other\nnew\n");
  });

  test("always: the update gives up with one problem, keeps what they wrote and leaves nothing behind", () => {
    const { folder, file } = handoff();
    const problem = problemOf(
      updateFile(file, (snapshot) => {
        appendFileSync(file, "x");
        return append(snapshot);
      }),
    );
    expect(problem).toMatchObject({ code: "changed", message: `Cannot write "${file}": it changed 5 times while it was being written` });
    expect(readFileSync(file, "utf8")).toBe("old\nxxxxx");
    expect(readdirSync(folder).sort()).toEqual([".agent-relay", "AGENT-HANDOFF.md"]);
  });

  test("by removing the file: a problem, and the file is not brought back", () => {
    const { folder, file } = handoff();
    const result = updateFile(file, (snapshot) => {
      renameSync(file, join(folder, "moved.md"));
      return append(snapshot);
    });
    expect(problemOf(result)).toMatchObject({ code: "not-found" });
    expect(readdirSync(folder).sort()).toEqual([".agent-relay", "moved.md"]);
  });
});

describe("what must not be written is a problem and stays as it is", () => {
  test("bytes that are not UTF-8", () => {
    const folder = tempFolder({ "a.md": Buffer.from([0x61, 0xff]) });
    expect(problemOf(updateFile(join(folder, "a.md"), append))).toMatchObject({ code: "not-utf8" });
    expect(readFileSync(join(folder, "a.md"))).toEqual(Buffer.from([0x61, 0xff]));
  });

  test("half a character in the new text", () => {
    const { file } = handoff();
    expect(problemOf(updateFile(file, () => succeed("a\u{d83d}")))).toMatchObject({ code: "not-utf8" });
    expect(readFileSync(file, "utf8")).toBe("old\n");
  });

  test("a file marked read-only", () => {
    const { file } = handoff();
    chmodSync(file, 0o444);
    expect(problemOf(updateFile(file, append))).toMatchObject({ code: "read-only", message: `Cannot write "${file}": the file is read-only` });
  });

  test("a folder, a dangling link, a missing file", () => {
    const folder = tempFolder();
    mkdirSync(join(folder, "folder.md"));
    symlinkSync("nowhere", join(folder, "link.md"));
    const codes = ["folder.md", "link.md", "missing.md"].map((name) => problemOf(updateFile(join(folder, name), append)));
    expect(codes).toMatchObject([{ code: "not-a-file" }, { code: "dangling-link" }, { code: "not-found" }]);
    expect(readlinkSync(join(folder, "link.md"))).toBe("nowhere");
  });
});

describe("several files", () => {
  test("are read, compared and replaced as one", () => {
    const root = tempFolder({ "AGENT-HANDOFF.md": "index\n", "app/AGENT-HANDOFF.md": "app\n" });
    const paths = [join(root, "app", "AGENT-HANDOFF.md"), join(root, "AGENT-HANDOFF.md")];
    let runs = 0;
    const outcome = valueOf(
      updateFiles(paths, (files) => {
        runs += 1;
        if (runs === 1) appendFileSync(paths[1] ?? "", "edited\n");
        return succeed(files.map(({ text }) => `${text}new\n`));
      }),
    );
    expect(runs).toBe(2);
    expect(outcome.files.map(({ changed }) => changed)).toEqual([true, true]);
    expect(paths.map((path) => readFileSync(path, "utf8"))).toEqual(["app\nnew\n", "index\nedited\nnew\n"]);
  });

  test("a problem with one leaves all as they were", () => {
    const root = tempFolder({ "a.md": "a\n", "b.md": "b\n" });
    chmodSync(join(root, "b.md"), 0o444);
    problemOf(updateFiles([join(root, "a.md"), join(root, "b.md")], () => succeed(["x", "y"])));
    expect(readFileSync(join(root, "a.md"), "utf8")).toBe("a\n");
    expect(readdirSync(root).sort()).toEqual([".agent-relay", "a.md", "b.md"]);
  });

  test("two names of one file are a problem", () => {
    const root = tempFolder({ "AGENTS.md": "a\n" });
    symlinkSync("AGENTS.md", join(root, "CLAUDE.md"));
    expect(problemOf(updateFiles([join(root, "AGENTS.md"), join(root, "CLAUDE.md")], () => succeed(["x", "y"])))).toMatchObject({ code: "same-file" });
  });

  test("with `create` a missing one is an empty text and is created; one that stays empty is not", () => {
    const root = tempFolder({ "a.md": "a\n" });
    const outcome = valueOf(
      updateFiles(
        [join(root, "a.md"), join(root, "new.md"), join(root, "none.md")],
        (files) => {
          expect(files.map(({ exists }) => exists)).toEqual([true, false, false]);
          return succeed(["a\n", "created\n", ""]);
        },
        { create: true },
      ),
    );
    expect(outcome.files.map(({ created }) => created)).toEqual([false, true, false]);
    expect(readdirSync(root).sort()).toEqual([".agent-relay", "a.md", "new.md"]);
  });

  test("a file to be created that appears meanwhile is not overwritten", () => {
    const root = tempFolder();
    const file = join(root, "new.md");
    const texts: string[] = [];
    valueOf(
      updateFiles(
        [file],
        ([snapshot]) => {
          texts.push(snapshot?.text ?? "");
          if (texts.length === 1) writeFileSync(file, "theirs\n");
          return succeed([`${snapshot?.text ?? ""}ours\n`]);
        },
        { create: true },
      ),
    );
    expect(texts).toEqual(["", "theirs\n"]);
    expect(readFileSync(file, "utf8")).toBe("theirs\nours\n");
  });
});

test("temporary files of killed writers are swept by the writer that finds the lock of a dead one, and nothing else is", () => {
  const { folder, file } = handoff();
  for (const name of [".AGENT-HANDOFF.md.999999999.abc.agent-relay.tmp", ".other.tmp", "notes.tmp"]) writeFileSync(join(folder, name), "x");
  valueOf(updateFile(file, append));
  expect(readdirSync(folder).sort()).toEqual([".agent-relay", ".other.tmp", "AGENT-HANDOFF.md", "notes.tmp"]);
});

test("a name of 255 bytes can be written", () => {
  const name = `${"ä".repeat(126)}.md`;
  const folder = tempFolder({ [name]: "old\n" });
  valueOf(updateFile(join(folder, name), append));
  expect(readFileSync(join(folder, name), "utf8")).toBe("old\nnew\n");
});
