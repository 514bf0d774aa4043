import { Lexer } from "yaml";
import { standsAlone } from "./stands-alone.ts";
import type { SourceComment, SourceComments } from "./source-comments.ts";
import type { Range } from "../../../diagnostic/range.ts";

/** Marks of the lexer that are no part of the text. */
const SCALAR = "\u001f";
const MARKS: ReadonlySet<string> = new Set(["\u0002", "\u0018", SCALAR]);

/** Lists the comments of a YAML text that stand alone on their lines; what looks like one inside a text over several lines is none. Linear, never throws. */
export function listYamlComments(text: string): SourceComments {
  const comments: SourceComment[] = [];
  const blocks: Range[] = [];
  let start = 0;
  let header: number | undefined;
  let scalar = false;
  for (const lexeme of new Lexer().lex(text)) {
    if (MARKS.has(lexeme)) {
      scalar = lexeme === SCALAR;
      continue;
    }
    const end = start + lexeme.length;
    if (scalar) {
      if (lexeme.includes("\n")) blocks.push({ start: header ?? start, end });
      header = undefined;
    } else if (/^[|>][-+0-9]*$/u.test(lexeme)) header = start;
    else if (lexeme.startsWith("#") && standsAlone(text, start)) comments.push({ text: lexeme, range: { start, end } });
    scalar = false;
    start = end;
  }
  return { comments, blocks };
}
