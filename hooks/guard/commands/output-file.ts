import { hasOption, parseArgs, valueOf, type OptionRules } from "./args.ts";
import type { Call, Handler } from "./call.ts";

/** `tee`, `sponge`. */
export function tee(call: Call): void {
  for (const path of parseArgs(call.words).operands) call.write(path);
}

/** Gives a handler for programs that write what an option names, such as `sort -o`. */
export function writesOption(names: readonly string[], rules: OptionRules): Handler {
  return (call) => {
    const args = parseArgs(call.words, rules);
    for (const name of names) for (const path of args.options.get(name) ?? []) call.write(path);
  };
}

const CURL_VALUED = "AbcCdDeEFhHKmoPQrtTuUwxXyYz";
const CURL_LONG = ["output", "output-dir", "header", "data", "request", "user", "write-out", "url", "max-time", "form", "cookie-jar", "dump-header", "retry"];

/** `curl -o`, `-O` and what else it keeps. */
export function curl(call: Call): void {
  const args = parseArgs(call.words, { valued: CURL_VALUED, long: CURL_LONG });
  const folder = valueOf(args, "output-dir");
  const inFolder = (path: string): string => (folder === undefined ? path : `${folder}/${path}`);
  for (const name of ["o", "output"]) for (const path of args.options.get(name) ?? []) call.write(path.startsWith("/dev/") ? path : inFolder(path));
  for (const name of ["c", "cookie-jar", "D", "dump-header"]) for (const path of args.options.get(name) ?? []) call.write(path);
  if (hasOption(args, "O", "remote-name", "remote-name-all"))
    for (const url of [...args.operands, ...(args.options.get("url") ?? [])]) call.write(inFolder(nameOf(url)));
}

const WGET = {
  valued: "oOPaitTwQeUABRIXD",
  long: ["output-document", "output-file", "directory-prefix", "header", "user-agent", "tries", "timeout", "post-data"],
} as const;

/** `wget`: a file named like the address, unless told otherwise. */
export function wget(call: Call): void {
  const args = parseArgs(call.words, WGET);
  const folder = valueOf(args, "P", "directory-prefix");
  const file = valueOf(args, "O", "output-document");
  for (const name of ["o", "output-file", "a", "append-output"]) for (const path of args.options.get(name) ?? []) call.write(path);
  if (hasOption(args, "spider")) return;
  if (file !== undefined) call.write(file);
  else if (hasOption(args, "r", "m", "recursive", "mirror")) call.write(folder ?? ".", "some-below");
  else for (const url of args.operands) call.write(folder === undefined ? nameOf(url) : `${folder}/${nameOf(url)}`);
}

function nameOf(url: string): string {
  const path = url.replace(/[?#\uE001].*$/, "").replace(/^[a-z]+:\/\/[^/]*/, "");
  return path.slice(path.lastIndexOf("/") + 1) || "index.html";
}
