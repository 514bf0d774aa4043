import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { putFile, textOf } from "../cli/workspace.ts";

/** Damages a workspace on disk before a command runs in it. */
export type Damage = (root: string) => void;

/** Leaves a workspace as it is. */
export const nothing: Damage = () => undefined;

/** Replaces a piece of a file's text, which has to be there. */
export function swap(path: string, from: string, to: string): Damage {
  return (root) => {
    const text = textOf(root, path);
    if (!text.includes(from)) throw new Error(`"${path}" does not hold ${JSON.stringify(from)}`);
    writeFileSync(
      join(root, path),
      text.replace(from, () => to),
    );
  };
}

/** Puts bytes or text in a file's place, with the folders above it. */
export function fill(path: string, content: string | Buffer): Damage {
  return (root) => {
    putFile(root, path, "");
    writeFileSync(join(root, path), content);
  };
}

/** Adds bytes or text to the end of a file. */
export function append(path: string, content: string | Buffer): Damage {
  return (root) => writeFileSync(join(root, path), content, { flag: "a" });
}

/** Saves a file as UTF-16, as some editors do. */
export function utf16(path: string): Damage {
  return (root) => writeFileSync(join(root, path), Buffer.from(`\ufeff${textOf(root, path)}`, "utf16le"));
}

/** Takes a file or folder away. */
export function gone(path: string): Damage {
  return (root) => rmSync(join(root, path), { recursive: true });
}

/** Puts a folder in a file's place. */
export function folder(path: string): Damage {
  return (root) => {
    rmSync(join(root, path), { force: true });
    mkdirSync(join(root, path), { recursive: true });
  };
}

/** Puts a pipe, from which nothing ever comes, in a file's place. */
export function pipe(path: string): Damage {
  return (root) => {
    rmSync(join(root, path), { force: true });
    if (spawnSync("mkfifo", [join(root, path)]).status !== 0) throw new Error(`Cannot make the pipe "${path}"`);
  };
}

/** Puts a symbolic link in the place of a file or folder. */
export function link(path: string, target: string): Damage {
  return (root) => {
    rmSync(join(root, path), { recursive: true, force: true });
    symlinkSync(target, join(root, path));
  };
}

/** Makes a file 50 MB long without taking that much of the disk. */
export function huge(path: string): Damage {
  return (root) => truncateSync(join(root, path), 50 * 1024 * 1024);
}

/** Takes the right to write away. */
export function readOnly(path: string): Damage {
  return (root) => chmodSync(join(root, path), 0o444);
}
