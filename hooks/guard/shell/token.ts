/** A piece of a word: text, a variable, the output of a command, a process substitution (whose name is no file), or something that is only known when it runs. */
export type WordPart =
  | { readonly kind: "text"; readonly text: string; readonly quoted: boolean }
  | { readonly kind: "variable"; readonly name: string; readonly quoted: boolean; readonly fallback?: string }
  | { readonly kind: "command"; readonly source: string; readonly quoted: boolean }
  | { readonly kind: "process"; readonly source: string }
  | { readonly kind: "hole" };

/** A word as written, before anything in it is replaced. */
export interface WordToken {
  readonly kind: "word";
  readonly parts: readonly WordPart[];
}

/** What separates commands. */
export type Operator = ";" | "\n" | "&&" | "||" | "|" | "&" | "(" | ")" | ";;";

/** A redirection; the word after it is its target, unless it is a here-document, whose text is `body`. */
export interface RedirectToken {
  readonly kind: "redirect";
  readonly op: string;
  body?: string;
}

/** One token of a command line. */
export type ShellToken = WordToken | RedirectToken | { readonly kind: "operator"; readonly op: Operator };

/** Which shell's rules count. */
export type ShellDialect = "posix" | "powershell";

/** Gives the text of a word that holds nothing but unquoted text; undefined for any other. */
export function plainText(token: ShellToken | undefined): string | undefined {
  if (token?.kind !== "word" || token.parts.length > 1) return undefined;
  const [part] = token.parts;
  return part?.kind === "text" && !part.quoted ? part.text : undefined;
}
