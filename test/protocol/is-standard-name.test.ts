import { expect, test } from "vitest";
import { isStandardName } from "../../src/protocol/is-standard-name.ts";

test.each(["UTF-8", "UTF8", "SHA-256", "RFC-2119", "ISO-8601", "CVE-2026-1234", "ES2020", "V8", "MD5"])(
  "%s is the name of something everybody knows",
  (name) => {
    expect(isStandardName(name)).toBe(true);
  },
);

test.each(["T1", "T-8", "D-001", "ADR-0004", "V80", "SHOP-256", "WP-08", "H2", "ISOLATE-1", "utf-8"])("%s may be an id", (name) => {
  expect(isStandardName(name)).toBe(false);
});
