/** What is open while an end is looked for. */
type Open = "(" | "{" | '"' | "`";

/**
 * Finds where a substitution ends, whose opening sign stands right before `start`: the offset behind its closing sign, or the end of the text. Quotes, escapes and what is nested are
 * passed over, in one pass and without recursion.
 */
export function skipNested(text: string, start: number, first: Open): number {
  const open: Open[] = [first];
  let at = start;
  while (at < text.length) {
    const top = open.at(-1);
    const char = text.charAt(at);
    if (char === "\\") at += 2;
    else if (char === closerOf(top)) {
      open.pop();
      at += 1;
      if (open.length === 0) return at;
    } else at = step(text, at, open);
  }
  return text.length;
}

function closerOf(open: Open | undefined): string {
  if (open === "(") return ")";
  return open === "{" ? "}" : (open ?? "");
}

function step(text: string, at: number, open: Open[]): number {
  const char = text.charAt(at);
  const inQuotes = open.at(-1) === '"';
  if (char === "$" && text.startsWith("((", at + 1)) return skipArithmetic(text, at + 3);
  if (char === "$" && (text[at + 1] === "(" || text[at + 1] === "{")) {
    open.push(text[at + 1] === "(" ? "(" : "{");
    return at + 2;
  }
  if (char === '"' || char === "`") open.push(char);
  else if (inQuotes || open.at(-1) === "`") return at + 1;
  else if (char === "'") return behindQuote(text, at);
  else if (char === "(") open.push("(");
  else if (char === "<" && text.startsWith("<<", at) && open.at(-1) === "(") return behindHereDocument(text, at);
  else if (char === "#" && open.at(-1) === "(" && /\s/.test(text[at - 1] ?? "")) return lineEnd(text, at);
  return at + 1;
}

function behindQuote(text: string, at: number): number {
  const end = text.indexOf("'", at + 1);
  return end === -1 ? text.length : end + 1;
}

const HERE = /<<-?[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|\\?([\w.-]+))/y;

/** Apostrophes in a here-document are text. One without an end goes on to the end of the text, as for the shell. */
function behindHereDocument(text: string, at: number): number {
  HERE.lastIndex = at;
  const match = text.startsWith("<<<", at) ? null : HERE.exec(text);
  if (!match) return at + (text.startsWith("<<<", at) ? 3 : 2);
  const word = match[1] ?? match[2] ?? match[3] ?? "";
  for (let line = lineEnd(text, at); line < text.length; line = lineEnd(text, line + 1)) {
    const indent = /[\t ]{0,64}/y;
    indent.lastIndex = line + 1;
    indent.exec(text);
    const end = indent.lastIndex + word.length;
    if (text.startsWith(word, indent.lastIndex) && !/[^\s)]/.test(text[end] ?? "")) return end;
  }
  return text.length;
}

/** Finds the end of `$((...))` from behind its opening signs: signs in it mean no redirection. */
export function skipArithmetic(text: string, start: number): number {
  let depth = 2;
  for (let at = start; at < text.length; at += 1) {
    const char = text[at];
    if (char === "(") depth += 1;
    else if (char === ")" && --depth === 0) return at + 1;
  }
  return text.length;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
