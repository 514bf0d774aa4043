/** Inputs that make Markdown parsers grow faster than linearly; each gives a text of about that many bytes. */
export const HOSTILE: Readonly<Record<string, (bytes: number) => string>> = {
  "nested bullets `- - - -`": (bytes) => "- ".repeat(bytes / 2),
  "nested quotes `> > >`": (bytes) => ">".repeat(bytes),
  "emphasis marks `*a _b`": (bytes) => "*a _b ".repeat(bytes / 6),
  "open brackets `[[[[`": (bytes) => "[".repeat(bytes),
  "backtick runs of growing length": (bytes) => backticks(bytes),
  "table row of empty cells": (bytes) => `| a |\n| - |\n${"|".repeat(bytes)}\n`,
  "table of many rows": (bytes) => `| a | b |\n| - | - |\n${"| x | y |\n".repeat(bytes / 10)}`,
  "deeply indented list": (bytes) => staircase(bytes),
  "unclosed fences": (bytes) => "```\n~~~~\n".repeat(bytes / 9),
  "unclosed comments": (bytes) => "<!-- ".repeat(bytes / 5),
  "labels without values": (bytes) => "**Owner:** ".repeat(bytes / 11),
  "one line": (bytes) => "a ".repeat(bytes / 2),
  "empty tasks": (bytes) => "- [ ]\n".repeat(bytes / 6),
  "underlines below underlines": (bytes) => "a\n===\n---\n".repeat(bytes / 10),
};

function backticks(bytes: number): string {
  let text = "";
  for (let run = 1; text.length < bytes; run += 1) text += `${"`".repeat(run % 400)} `;
  return text.slice(0, bytes);
}

function staircase(bytes: number): string {
  let text = "";
  for (let depth = 0; text.length < bytes; depth = (depth + 1) % 200) text += `${"  ".repeat(depth)}- a\n`;
  return text.slice(0, bytes);
}
