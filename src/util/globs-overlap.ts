/**
 * Says whether two paths or globs may mean the same file, by their folders up to the first wildcard: `src/auth/**` and `src/auth/token.ts` may,
 * `src/auth/**` and `src/web/**` do not. Errs on the side of yes, is linear and safe for patterns from anybody.
 */
export function globsOverlap(a: string, b: string): boolean {
  const left = fixedPart(a);
  const right = fixedPart(b);
  const common = Math.min(left.length, right.length);
  return left.slice(0, common).every((segment, index) => segment === right[index]);
}

function fixedPart(pattern: string): readonly string[] {
  const segments = pattern
    .trim()
    .replaceAll("\\", "/")
    .split("/")
    .filter((segment) => segment !== "" && segment !== ".");
  const wild = segments.findIndex((segment) => /[*?[\]{}()!]/u.test(segment));
  return wild < 0 ? segments : segments.slice(0, wild);
}
