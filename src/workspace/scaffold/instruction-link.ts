/** How the text of an instruction file stands for another file: a link's name in a file of its own, as git writes on Windows, or an import line. */
export type InstructionLink = { readonly kind: "link-text"; readonly target: string } | { readonly kind: "import"; readonly target: string };

/**
 * Recognises a text that stands for another file: `AGENTS.md` alone (a symbolic link that was checked out as text; 9 bytes), or a line `@AGENTS.md`, which some agents
 * replace by the file. Undefined for every other text.
 */
export function parseInstructionLink(text: string): InstructionLink | undefined {
  const bare = text.replace(/^\u{feff}/u, "");
  const name = /^(?:\.\/)?([A-Za-z][\w-]*\.md)$/.exec(bare)?.[1];
  if (name !== undefined) return { kind: "link-text", target: name };
  const target = /^@(?:\.\/)?([A-Za-z][\w./-]*\.md)[ \t]*\r?$/m.exec(bare)?.[1];
  return target === undefined ? undefined : { kind: "import", target };
}
