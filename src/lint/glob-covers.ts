/** Patterns with these are only compared as they stand. */
const FANCY = /[{}[\]()!]/u;

/**
 * Says whether every file that `inner` means is also meant by `outer`: `infra/**` covers `infra/dns.tf` and `infra/net/**`, but not the other way round.
 * A path covers everything below it. Errs on the side of no.
 */
export function globCovers(outer: string, inner: string): boolean {
  if (beginDifferently(outer, inner)) return false;
  const wide = segmentsOf(outer);
  const narrow = segmentsOf(inner);
  if (wide.length === 0 || narrow.length === 0) return false;
  if (wide.join("/") === narrow.join("/")) return true;
  if (FANCY.test(outer) || FANCY.test(inner)) return false;
  return matchPath(wide, narrow.flatMap(sampleOf));
}

/** Most pairs differ in their first letter, and are told apart without being taken apart. */
function beginDifferently(outer: string, inner: string): boolean {
  const left = outer.charCodeAt(0);
  const right = inner.charCodeAt(0);
  return left !== right && isLetter(left) && isLetter(right);
}

function isLetter(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
}

function segmentsOf(pattern: string): readonly string[] {
  return pattern
    .trim()
    .replaceAll("\\", "/")
    .split("/")
    .filter((segment) => segment !== "" && segment !== ".");
}

/** A name that only wildcards match: what `inner` leaves open, `outer` has to leave open too. */
function sampleOf(segment: string): readonly string[] {
  return segment === "**" ? ["\u0000", "\u0000"] : [segment.replace(/\*+|\?/gu, "\u0000")];
}

/** Whether a path, or a folder above it, matches. Steps back only to the last `**`, so that the cost is bounded by the product of the lengths. */
function matchPath(pattern: readonly string[], path: readonly string[]): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < path.length;) {
    if (at === pattern.length) return true;
    if (pattern[at] === "**") {
      star = at;
      resume = i;
      at += 1;
    } else if (matchSegment(pattern[at] ?? "", path[i] ?? "")) {
      at += 1;
      i += 1;
    } else if (star >= 0) {
      at = star + 1;
      resume += 1;
      i = resume;
    } else return false;
  }
  return pattern.slice(at).every((segment) => segment === "**");
}

function matchSegment(pattern: string, name: string): boolean {
  const parts = pattern.split(/\*+/u);
  if (parts.length === 1) return pattern.length === name.length && matchesAt(pattern, name, 0);
  const [first = "", ...rest] = parts;
  const last = rest.pop() ?? "";
  if (name.length < first.length + last.length || !matchesAt(first, name, 0) || !matchesAt(last, name, name.length - last.length)) return false;
  let from = first.length;
  for (const part of rest) {
    const end = name.length - last.length - part.length;
    while (from <= end && !matchesAt(part, name, from)) from += 1;
    if (from > end) return false;
    from += part.length;
  }
  return true;
}

function matchesAt(part: string, name: string, at: number): boolean {
  for (let i = 0; i < part.length; i += 1) if (part[i] !== "?" && part[i] !== name[at + i]) return false;
  return true;
}
