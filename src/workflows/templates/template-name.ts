import { showValue, wrongUse } from "../../workflow/builder/wrong-use.ts";

const LONGEST = 64;

/** Gives the name of a template as it was given, which is safe as the name of a file on every system. @throws Error where it is not. */
export function templateName(name: unknown): string {
  if (typeof name === "string" && name.length <= LONGEST && /^[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?$/iu.test(name) && !DEVICES.test(name)) return name;
  const expected = `a name of letters, digits, \`-\`, \`_\` and \`.\` of at most ${LONGEST} characters`;
  throw wrongUse(`Unexpected ${showValue(name)} as the name of a template, expected ${expected}`, "Write one such as `my-template`.");
}

/** What Windows does not take as the name of a file. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/** Gives the name that a template gets by where it comes from: the last part of its path, without `.yaml`. */
export function nameFromSource(source: string): string {
  const path = source.replace(/[?#].*$/u, "");
  const last = path.split(/[/\\]/u).findLast((part) => part !== "") ?? "";
  return templateName(last.replace(/\.ya?ml$/iu, ""));
}
