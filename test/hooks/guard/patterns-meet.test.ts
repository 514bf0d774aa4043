import fc from "fast-check";
import picomatch from "picomatch";
import { describe, expect, test } from "vitest";
import { pickOffLimits } from "../../../hooks/stop/off-limits.ts";
import { patternMeets } from "../../../hooks/guard/patterns-meet.ts";
import { parseHandoff } from "../../../src/protocol/handoff/parse-handoff.ts";

const file = (path: string) => ({ path, reach: "file", glob: false }) as const;
const globs = (path: string) => ({ path, reach: "file", glob: true }) as const;
const below = (path: string) => ({ path, reach: "below", glob: false }) as const;
const some = (path: string) => ({ path, reach: "some-below", glob: false }) as const;

describe("a pattern meets a file", () => {
  test.each([
    ["infra/**", "infra/main.tf", true],
    ["infra/**", "infra/a/b.tf", true],
    ["infra/**", "src/infra.ts", false],
    ["infra", "infra/a/b.tf", true],
    ["infra/", "infra/a/b.tf", true],
    ["./infra/", "infra/a", true],
    ["infra/*.tf", "infra/main.tf", true],
    ["infra/*.tf", "infra/a/main.tf", false],
    ["*.pem", "keys/a.pem", true],
    [".env", "deep/.env", true],
    [".env", ".env.local", false],
    [".env*", ".env.local", true],
    ["src/{a,b}.ts", "src/b.ts", true],
    ["src/{a,b}.ts", "src/c.ts", false],
    ["app/(auth)/page.tsx", "app/(auth)/page.tsx", true],
    ["app/**", "app/(auth)/[id]/page.tsx", true],
    ["src\\win\\**", "src/win/a.ts", true],
    ["!infra/**", "infra/a", false],
    ["", "a", false],
    ["src/a*b*c.ts", "src/axbyc.ts", true],
    ["src/a?.ts", "src/ab.ts", true],
  ])("%s and %s: %s", (pattern, path, met) => {
    expect(patternMeets(pattern, file(path))).toBe(met);
  });
});

describe("a pattern meets a write of many", () => {
  test.each([
    ["infra/**", globs("infra/*"), true],
    ["infra/main.tf", globs("infra/*.tf"), true],
    ["infra/*.tf", globs("infra/ma*"), true],
    ["infra/main.tf", globs("*"), false],
    ["package.json", globs("*"), true],
    [".env", globs("*"), false],
    [".env", globs(".*"), true],
    [".env", globs("*.log"), false],
    ["*.pem", globs("dist/*"), false],
    ["src/secret.ts", globs("src/**/*.ts"), true],
    ["src/secret.ts", globs("test/**/*.ts"), false],
    ["infra/**", globs("infra/**/*.tf"), true],
    ["infra/**", globs("**/*.ts"), false],
    ["infra", globs("**/*.ts"), false],
    ["infra/**", globs("*/main.tf"), true],
    ["infra/main.tf", below("infra"), true],
    ["infra/main.tf", below(""), true],
    ["infra/**/*.tf", below("infra"), true],
    ["infra/**", below("infra/modules"), true],
    ["infra/**", below("src"), false],
    [".env", below("node_modules"), false],
    ["**/*.pem", below("dist"), false],
    [".env", below(""), true],
    ["infra/**", some(""), false],
    ["infra/**", some("infra"), true],
    ["infra/main.tf", some("infra"), false],
    ["infra/**", some("infra/modules"), true],
    ["src/secret.ts", { path: "src/*.ts", reach: "some-below", glob: true }, false],
    ["src/**", { path: "src/*.ts", reach: "some-below", glob: true }, true],
  ] as const)("%s and %j: %s", (pattern, write, met) => {
    expect(patternMeets(pattern, write)).toBe(met);
  });
});

const NAME = fc.stringMatching(/^[ab.]{1,3}$/).filter((name) => !/^\.+$/.test(name));
const SEGMENT = fc.oneof(
  NAME,
  fc.stringMatching(/^[ab*?.]{1,4}$/).filter((name) => !/^\.+$|\*\*/.test(name)),
);

test("for a single file a pattern with folders means what picomatch says, and all below it", () => {
  // picomatch is not at one with itself on whether `*/**` and `*a/**` mean files beside folders.
  const patterns = fc
    .array(fc.oneof(SEGMENT, fc.constant("**")), { minLength: 2, maxLength: 4 })
    .map((parts) => parts.join("/"))
    .filter((pattern) => !/[*?][^/]*\/\*\*$/.test(pattern));
  const paths = fc.array(NAME, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
  fc.assert(
    fc.property(patterns, paths, (pattern, path) => {
      const is = picomatch([pattern, `${pattern}/**`], { dot: true });
      expect(patternMeets(pattern, file(path)), `${pattern} ${path}`).toBe(is(path));
    }),
    { numRuns: 5000 },
  );
});

test("the stop gate holds no file off limits that the guard lets through", () => {
  const patterns = fc.array(SEGMENT, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
  const paths = fc.array(NAME, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
  fc.assert(
    fc.property(patterns, paths, (pattern, path) => {
      const handoff = parseHandoff(`# Agent Handoff: x\n\n## Files Off Limits\n\n- \`${pattern}\`\n`, { agents: [] });
      const read = handoff.offLimits[0]?.pattern;
      const caught = pickOffLimits([path], [handoff]).length > 0;
      if (read !== undefined && caught) expect(patternMeets(read, file(path)), `${read} ${path}`).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test("what meets one file of a glob meets the glob", () => {
  const folders = fc
    .array(
      SEGMENT.filter((name) => !name.startsWith("*") && !name.startsWith("?")),
      { minLength: 1, maxLength: 3 },
    )
    .map((parts) => parts.join("/"));
  const paths = fc.array(NAME, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
  fc.assert(
    fc.property(folders, folders, paths, (pattern, glob, path) => {
      if (patternMeets(`${pattern}/x`, file(`${path}/x`)) && picomatch(glob, { dot: true })(path))
        expect(patternMeets(`${pattern}/x`, globs(`${glob}/x`))).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

test("hostile patterns cost little", () => {
  expect(patternMeets("*a".repeat(500_000), globs("*b".repeat(500_000)))).toBeTypeOf("boolean");
  expect(patternMeets("**/".repeat(300_000), globs("**/".repeat(300_000)))).toBe(true);
  expect(patternMeets("{a,b}".repeat(100_000), file("a"))).toBe(false);
});
