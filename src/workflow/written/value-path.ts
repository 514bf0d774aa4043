/** Where a value stands in a workflow file: the keys and places that lead to it from the top. */
export type ValuePath = readonly (string | number)[];

/** Writes a path as messages and `--json` show it: `workflows[0].steps[2].dependsOn[1]`. */
export function formatPath(path: ValuePath): string {
  const parts = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`));
  return parts.join("").replace(/^\./u, "");
}

/** Reads a path as `formatPath` writes it; keys that hold a dot or a bracket cannot be told this way. */
export function parsePath(text: string): ValuePath {
  const parts = text.match(/\[\d+\]|[^.[\]]+/gu) ?? [];
  return parts.map((part) => (part.startsWith("[") ? Number(part.slice(1, -1)) : part));
}

/** Gives the value at a path, own keys only; undefined where there is none. */
export function valueAt(value: unknown, path: ValuePath): unknown {
  let at = value;
  for (const part of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, part)) return undefined;
    at = Reflect.get(at, part);
  }
  return at;
}
