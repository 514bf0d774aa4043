import { expect, test } from "vitest";
import { WRONG_CASES } from "./cases/index.ts";
import { describeFindings } from "./support/describe-findings.ts";

test.each(WRONG_CASES)("%j has exactly these findings", (text, findings) => {
  expect(describeFindings(text)).toEqual(findings);
});
