import { appendFileSync, statSync } from "node:fs";
import { expect, test } from "vitest";
import type { Receipt } from "../../../src/workspace/receipts/receipt.ts";
import { listReceipts, recordReceipt } from "../../../src/workspace/receipts/receipt-store.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { valueOf } from "../support/value-of.ts";

const RECEIPT: Receipt = { at: "2026-11-20T15:00:00Z", agent: "codex", session: "c1", revision: "ab12", kind: "brief" };

test("receipts are listed in the order in which they were given; without any there are none", () => {
  const home = tempFolder();
  expect(listReceipts(home)).toEqual([]);
  valueOf(recordReceipt(home, RECEIPT));
  valueOf(recordReceipt(home, { ...RECEIPT, kind: "notice", session: "c2" }));
  expect(listReceipts(home)).toEqual([RECEIPT, { ...RECEIPT, kind: "notice", session: "c2" }]);
});

test("damaged lines are left out", () => {
  const home = tempFolder();
  const path = valueOf(recordReceipt(home, RECEIPT));
  appendFileSync(path, '{}\n[]\nx\n{"at":1}\n{"at":"2026');
  expect(listReceipts(home)).toEqual([RECEIPT]);
});

test("the file stays bounded", () => {
  const home = tempFolder();
  const path = valueOf(recordReceipt(home, RECEIPT));
  appendFileSync(path, `${"x".repeat(300_000)}\n`);
  valueOf(recordReceipt(home, { ...RECEIPT, session: "c2" }));
  expect(statSync(path).size).toBeLessThan(1000);
  expect(listReceipts(home)).toHaveLength(2);
});
