import { hasWildcard, HOLE } from "../shell/marks.ts";
import { type Args, hasOption, parseArgs, valueOf } from "./args.ts";
import type { Call } from "./call.ts";

const COPY = { valued: "St", long: ["target-directory", "suffix"] } as const;

/** `cp`, and `scp`, whose remote ends are no files of ours. */
export function copy(call: Call): void {
  const args = parseArgs(call.words, call.name === "scp" ? { valued: "cFiJloPS" } : COPY);
  const { sources, target } = ends(args);
  const deep = hasOption(args, "r", "R", "a", "recursive", "archive");
  if (target === undefined || (call.name === "scp" && target.includes(":"))) return;
  if (hasOption(args, "parents")) return call.write(target, "below");
  const always = hasOption(args, "t", "target-directory");
  const never = hasOption(args, "T", "no-target-directory");
  for (const source of sources) {
    const below = deep && call.kindOf(source) !== "file";
    call.write(never ? target : placeIn(call, { source, target, always: always || sources.length > 1 }), below ? "below" : "file");
  }
}

/** `mv`: the source is gone afterwards. */
export function move(call: Call): void {
  const args = parseArgs(call.words, COPY);
  const { sources, target } = ends(args);
  if (target === undefined) return;
  const always = hasOption(args, "t", "target-directory") || sources.length > 1;
  for (const source of sources) {
    const reach = call.kindOf(source) === "folder" ? "below" : "file";
    call.write(source, reach);
    call.write(placeIn(call, { source, target, always }), reach);
  }
}

/** `ln`: only the new name is written. */
export function link(call: Call): void {
  const args = parseArgs(call.words, COPY);
  const { sources, target } = ends(args);
  if (target === undefined) {
    for (const source of args.operands) call.write(baseName(source));
    return;
  }
  for (const source of sources) call.write(hasOption(args, "n", "T") ? target : placeIn(call, { source, target, always: sources.length > 1 }));
}

/** `install`: copies, or makes folders. */
export function install(call: Call): void {
  const args = parseArgs(call.words, { valued: "gmotS", long: ["mode", "owner", "group", "target-directory"] });
  if (hasOption(args, "d", "directory")) {
    for (const folder of args.operands) call.write(folder);
    return;
  }
  const { sources, target } = ends(args);
  if (target === undefined) return;
  for (const source of sources) call.write(placeIn(call, { source, target, always: hasOption(args, "t") || sources.length > 1 }));
}

const SYNC = {
  valued: "efTBM",
  long: ["exclude", "include", "filter", "rsh", "files-from", "exclude-from", "temp-dir", "backup-dir", "chmod", "bwlimit"],
} as const;

/** `rsync`: a source that ends in `/` means what is in it. */
export function synchronise(call: Call): void {
  const args = parseArgs(call.words, SYNC);
  if (hasOption(args, "n", "dry-run", "list-only")) return;
  const { sources, target } = ends(args);
  if (target === undefined || /^[^/\\]{2,}:/.test(target)) return;
  for (const source of sources) {
    const single = call.kindOf(source) === "file" || (call.kindOf(source) === undefined && /\.\w+$/.test(source));
    const named = single && !target.endsWith("/") ? target : placeIn(call, { source, target, always: target.endsWith("/") });
    if (single) call.write(named);
    else call.write(source.endsWith("/") || hasOption(args, "delete") ? target : placeIn(call, { source, target, always: false }), "below");
  }
}

/** The last operand is the target, unless an option names it. */
function ends(args: Args): { readonly sources: readonly string[]; readonly target: string | undefined } {
  const named = valueOf(args, "t", "target-directory");
  if (named !== undefined) return { sources: args.operands, target: named };
  return args.operands.length < 2 ? { sources: [], target: undefined } : { sources: args.operands.slice(0, -1), target: args.operands.at(-1) };
}

/** Where a source goes: into the target where that is a folder, else the target is its name. */
export function placeIn(call: Call, way: { readonly source: string; readonly target: string; readonly always: boolean }): string {
  const { source, target, always } = way;
  if (target.length > LONGEST) return target;
  if (!always && !/[/\\]\.?$/.test(target) && target !== "." && target !== ".." && call.kindOf(target) !== "folder") return target;
  const base = baseName(source);
  if (base === "." || base === "..") return target;
  return `${target.replace(/[/\\]+$/, "") || "/"}/${base}`;
}

/** Paths above this length are none, and are not taken apart. */
const LONGEST = 8000;

/** The last part of a path; `*` of a wildcard stays one. */
export function baseName(path: string): string {
  if (path.length > LONGEST) return path;
  const bare = /[^/\\][/\\]+$/.test(path) ? path.replace(/[/\\]+$/, "") : path;
  const base = bare.slice(Math.max(bare.lastIndexOf("/"), bare.lastIndexOf("\\")) + 1);
  return base === "" && !hasWildcard(path) ? HOLE : base;
}
