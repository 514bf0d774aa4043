import { isRecord } from "../../workflow/written/is-record.ts";
import { showValue, wrongUse } from "../../workflow/builder/wrong-use.ts";

/**
 * What is to be another in a template: an object of the same shape as the config, in which entries of lists are found by their `name`, and keys may be paths such
 * as `swarm.maxConcurrency` or `agents.lead.cli`. A value of null takes the key away.
 */
export type TemplateOverrides = Readonly<Record<string, unknown>>;

/** Gives a config in which the overrides count. Lists without names are replaced as a whole. @throws Error where a path leads through a value that has no keys. */
export function applyOverrides(config: unknown, overrides: TemplateOverrides): unknown {
  let value = config;
  for (const [key, entry] of Object.entries(overrides)) value = setAt(value, { keys: key.split("."), entry, path: key });
  return value;
}

interface Setting {
  readonly keys: readonly string[];
  readonly entry: unknown;
  readonly path: string;
}

function setAt(holder: unknown, { keys, entry, path }: Setting): unknown {
  const [key, ...rest] = keys;
  if (key === undefined) return merge(holder, entry);
  if (isNamedList(holder)) {
    if (!holder.some((one) => one["name"] === key)) return setAt([...holder, { name: key }], { keys, entry, path });
    return holder.flatMap((one) => (one["name"] === key ? kept(setAt(one, { keys: rest, entry, path })) : [one]));
  }
  if (holder !== undefined && !isRecord(holder))
    throw wrongUse(`Unexpected override \`${path}\` of ${showValue(holder)}`, "Write the path of a key of the template.");
  const before = holder !== undefined && Object.hasOwn(holder, key) ? holder[key] : undefined;
  return withKey(holder ?? {}, key, setAt(before, { keys: rest, entry, path }));
}

function merge(before: unknown, after: unknown): unknown {
  if (isNamedList(before) && isNamedList(after))
    return after.reduce<unknown>((list, one) => setAt(list, { keys: [String(one["name"])], entry: one, path: "name" }), before);
  if (!isRecord(before) || !isRecord(after)) return after;
  return Object.entries(after).reduce<Readonly<Record<string, unknown>>>((all, [key, entry]) => {
    return withKey(all, key, merge(Object.hasOwn(all, key) ? all[key] : undefined, entry));
  }, before);
}

function withKey(holder: Readonly<Record<string, unknown>>, key: string, value: unknown): Readonly<Record<string, unknown>> {
  const others = Object.entries(holder).filter(([other]) => other !== key);
  if (value === null) return Object.fromEntries(others);
  const at = Object.keys(holder).indexOf(key);
  return Object.fromEntries(at === -1 ? [...others, [key, value]] : others.toSpliced(at, 0, [key, value]));
}

function kept(value: unknown): readonly unknown[] {
  return value === null ? [] : [value];
}

function isNamedList(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) && value.length > 0 && value.every((entry) => isRecord(entry) && typeof entry["name"] === "string");
}
