import { hasOption, parseArgs, valueOf } from "./args.ts";
import type { Call } from "./call.ts";

const TAR_LONG = ["file", "directory", "exclude", "strip-components", "transform", "use-compress-program", "owner", "group", "mode"];

/** `tar`: extracting writes somewhere below the folder, creating the archive. */
export function tar(call: Call): void {
  const [first = "", ...rest] = call.words;
  const words = /^[A-Za-z]+$/.test(first) ? [`-${first}`, ...rest] : call.words;
  const args = parseArgs(words, { valued: "fCXTbIK", long: TAR_LONG });
  if (hasOption(args, "x", "extract", "get")) {
    if (!hasOption(args, "O", "to-stdout")) call.write(valueOf(args, "C", "directory") ?? ".", "some-below");
  } else if (hasOption(args, "c", "r", "u", "A", "create", "append", "update", "delete")) call.write(valueOf(args, "f", "file") ?? "-");
}

/** `unzip`, `7z x`. */
export function unzip(call: Call): void {
  const args = parseArgs(call.words, { valued: "dPx" });
  if (!hasOption(args, "l", "p", "t", "v", "Z", "z")) call.write(valueOf(args, "d") ?? ".", "some-below");
}

/** `zip`: the first operand is the archive. */
export function zip(call: Call): void {
  const [path] = parseArgs(call.words, { valued: "bPtnxi" }).operands;
  if (path !== undefined) call.write(/\.\w+$/.test(path) || path === "-" ? path : `${path}.zip`);
}

const ENDINGS: Readonly<Record<string, string>> = {
  gzip: ".gz",
  bzip2: ".bz2",
  xz: ".xz",
  zstd: ".zst",
  gunzip: ".gz",
  bunzip2: ".bz2",
  unxz: ".xz",
  unzstd: ".zst",
};

/** `gzip`, `xz` and their kin put a file in another one's place. */
export function compress(call: Call): void {
  const args = parseArgs(call.words, { valued: "S" });
  if (hasOption(args, "c", "stdout", "l", "list", "t", "test")) return;
  const ending = ENDINGS[call.name] ?? ".gz";
  for (const path of args.operands) {
    call.write(path);
    const opens = call.name.startsWith("un") || call.name === "gunzip" || call.name === "bunzip2" || hasOption(args, "d", "decompress");
    call.write(opens ? path.slice(0, path.endsWith(ending) ? -ending.length : path.length) : path + ending);
  }
}
