import { parsePatch, stripFolders } from "../parse-patch.ts";
import { HOLE } from "../shell/marks.ts";
import { hasOption, parseArgs, valueOf } from "./args.ts";
import type { Call } from "./call.ts";

/** `patch`: a named file, what the diff on its input names, or anything below the folder. */
export function patch(call: Call): void {
  const args = parseArgs(call.words, { valued: "pidoBDFrVYz", long: ["strip", "input", "directory", "output"] });
  if (hasOption(args, "dry-run", "check", "C")) return;
  const folder = valueOf(args, "d", "directory");
  const inner = folder === undefined ? call : call.within(folder);
  const output = valueOf(args, "o", "output");
  const [file] = args.operands;
  if (output !== undefined || file !== undefined) return inner.write(output ?? file ?? "");
  const strip = Number(valueOf(args, "p", "strip") ?? 0);
  if (hasOption(args, "i", "input") || !writePatch({ ...inner, hereText: call.hereText }, { strip, folder: "." })) inner.write(".", "some-below");
}

/** Notes the files of a diff that a program reads from its input, with so many folders taken off; false where the text is not known. */
export function writePatch(call: Call, { strip, folder }: { readonly strip: number; readonly folder: string }): boolean {
  const text = textOf(call);
  if (text === undefined) return false;
  const { paths } = parsePatch(text);
  for (const path of paths) call.write(folder === "." ? stripFolders(path, strip) : `${folder}/${stripFolders(path, strip)}`);
  return paths.length > 0;
}

/** `apply_patch`, which agents also call in a shell. */
export function applyPatch(call: Call): void {
  const text = call.words.find((word) => word.includes("*** ")) ?? textOf(call);
  if (text !== undefined) for (const path of parsePatch(text).paths) call.write(path);
}

function textOf({ hereText, input }: Call): string | undefined {
  return hereText ?? (input === undefined || input.some((line) => line.includes(HOLE)) ? undefined : input.join("\n"));
}
