import { expect, test } from "vitest";
import { globCovers } from "../../src/lint/glob-covers.ts";

test.each([
  ["infra/**", "infra/dns.tf"],
  ["infra/**", "infra/net/**"],
  ["infra/", "infra/dns.tf"],
  ["infra", "infra/net/a.tf"],
  ["infra/**", "infra/**"],
  ["./infra/**", "infra/dns.tf"],
  ["**", "src/a.ts"],
  ["**/*.sql", "db/old/a.sql"],
  ["src/*/gen/**", "src/a/gen/b.ts"],
  ["src/?.ts", "src/a.ts"],
  ["src/**/b/**", "src/a/b/c"],
  ["a*c*e.ts", "abcde.ts"],
  ["{a,b}.ts", "{a,b}.ts"],
])("%s covers %s", (outer, inner) => {
  expect(globCovers(outer, inner)).toBe(true);
});

test.each([
  ["infra/dns.tf", "infra/**"],
  ["src/generated/**", "src/**"],
  ["src/*.ts", "src/a/b.ts"],
  ["src/*.ts", "src/**"],
  ["src", "srcs/a.ts"],
  ["**/*.sql", "db/*.ts"],
  ["src/a*.ts", "src/*.ts"],
  ["{a,b}.ts", "a.ts"],
  ["", "a.ts"],
  ["a", ""],
])("%s does not cover %s", (outer, inner) => {
  expect(globCovers(outer, inner)).toBe(false);
});
