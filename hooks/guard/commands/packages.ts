import { parseArgs } from "./args.ts";
import type { Call } from "./call.ts";
import { formats } from "./format-code.ts";
import { packageRunner } from "./wrappers.ts";

const ADDS = new Set(["install", "i", "add", "uninstall", "remove", "rm", "un", "update", "up", "upgrade"]);
const LOCKS: Readonly<Record<string, string>> = { npm: "package-lock.json", pnpm: "pnpm-lock.yaml", yarn: "yarn.lock", bun: "bun.lock" };

/** `npm`, `pnpm`, `yarn`, `bun`: adding a package writes the manifest and the lock file. */
export function nodePackages(call: Call): void {
  const { operands, options } = parseArgs(call.words, { valued: "Cw", long: ["prefix", "dir", "workspace", "filter"] });
  const [verb = "", ...rest] = operands;
  const folder = options.get("C")?.[0] ?? options.get("prefix")?.[0] ?? options.get("dir")?.[0];
  const inner = folder === undefined ? call : call.within(folder);
  if (["exec", "x", "dlx"].includes(verb)) return packageRunner({ ...call, words: call.words.slice(call.words.indexOf(verb) + 1) });
  if (options.has("g") || options.has("global") || options.has("dry-run")) return;
  const lock = LOCKS[call.name] ?? "package-lock.json";
  if (ADDS.has(verb) && (rest.length > 0 || verb === "update" || verb === "up")) for (const file of ["package.json", lock]) inner.write(file);
  if ((verb === "pkg" && /^(?:set|delete|fix)$/.test(rest[0] ?? "")) || (verb === "version" && rest.length > 0)) inner.write("package.json");
}

/** `cargo add`, `cargo fmt`, `cargo fix`. */
export function cargo(call: Call): void {
  const [verb = ""] = parseArgs(call.words).operands;
  if (verb === "add" || verb === "remove") for (const file of ["Cargo.toml", "Cargo.lock"]) call.write(file);
  if (verb === "update") call.write("Cargo.lock");
  if ((verb === "fmt" && !call.words.includes("--check")) || (verb === "clippy" && call.words.includes("--fix")) || verb === "fix")
    call.write(".", "some-below");
}

/** `go mod tidy`, `go get`, `go fmt`, `go generate`. */
export function go(call: Call): void {
  const [verb = "", second = ""] = parseArgs(call.words).operands;
  if (verb === "get" || (verb === "mod" && /^(?:tidy|edit|init)$/.test(second))) for (const file of ["go.mod", "go.sum"]) call.write(file);
  if (verb === "fmt" || verb === "generate" || verb === "fix") call.write(".", "some-below");
  const at = call.words.indexOf("-o");
  if (verb === "build" && at !== -1) call.write(call.words[at + 1] ?? "");
}

/** `poetry add`, `uv add`, `uv run tool`. */
export function pythonPackages(call: Call): void {
  const [verb = "", ...rest] = parseArgs(call.words, { leading: true }).operands;
  if (verb === "run") return call.run(rest);
  if (verb === "add" || verb === "remove" || verb === "lock") {
    if (verb !== "lock") call.write("pyproject.toml");
    call.write(`${call.name}.lock`);
  }
}

/** `deno fmt`, `dart format`: a verb of a larger tool. */
export const verbFormatter = formats({ verbs: ["fmt", "format"], unless: ["--check", "-check", "-n", "--dry-run"], whole: true });
