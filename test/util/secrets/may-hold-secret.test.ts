import fc from "fast-check";
import { expect, test } from "vitest";
import { findSecrets } from "../../../src/util/secrets/find-secrets.ts";
import { FORMATS } from "../../../src/util/secrets/formats.ts";
import { mayHoldSecret } from "../../../src/util/secrets/may-hold-secret.ts";
import { EMBEDDED_FORMATS } from "../../../src/util/secrets/embedded-formats.ts";
import { HARD_POSITIVES, LATE_POSITIVES, POSITIVES } from "./labelled-secrets.ts";

const known = FORMATS.flatMap(({ starts, rest }) => starts.map((start) => fc.stringMatching(new RegExp(`^${rest}$`, "u")).map((value) => start + value)));
const embedded = EMBEDDED_FORMATS.map(({ pattern, needs }) => {
  const inside = pattern.source.replaceAll(/\(\?<?[=!](?:[^()\\]|\\.)*\)/g, "");
  return fc.stringMatching(new RegExp(`^${inside}$`, "u")).map((value) => (value.includes(needs) ? value : needs + value));
});
const login = fc
  .tuple(fc.constantFrom("curl -u a:", "curl --user=a:", "x://u:", "Basic ", "bearer  "), fc.stringMatching(/^[\w.~!%-]{16,40}$/u))
  .map(([before, value]) => `${before}${value}@h`);

test("says yes wherever a secret is found", () => {
  let found = 0;
  fc.assert(
    fc.property(fc.oneof(...known, ...embedded, login), (text) => {
      if (findSecrets(` ${text} `).length === 0) return;
      found += 1;
      expect(mayHoldSecret(` ${text} `)).toBe(true);
    }),
    { numRuns: 3000 },
  );
  expect(found).toBeGreaterThan(1000);
  expect([...POSITIVES, ...LATE_POSITIVES, ...HARD_POSITIVES].filter(({ text }) => !mayHoldSecret(text))).toEqual([]);
});

test.each(["npm test", "git status --short", "cat src/cli/io.ts", "ls -la dist/cli", "npx vitest run test/hooks"])("says no to `%s`", (command) => {
  expect(mayHoldSecret(command)).toBe(false);
});
