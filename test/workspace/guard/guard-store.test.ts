import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { closeGuard, openGuard, readGuardOpening, wasGuardOpen } from "../../../src/workspace/guard/guard-store.ts";

const OPENING = { openUntil: "2026-11-20T15:10:00Z", by: "user", at: "2026-11-20T15:00:00Z" };

function makeProject(text?: string): string {
  const folder = mkdtempSync(join(tmpdir(), "relay-guard-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  if (text === undefined) return folder;
  mkdirSync(join(folder, ".agent-relay"));
  writeFileSync(join(folder, ".agent-relay/guard.json"), text);
  return folder;
}

test("a guard is open from when it was opened until its time is over", () => {
  const project = makeProject();
  expect(readGuardOpening(project, OPENING.at)).toBeUndefined();
  openGuard(project, OPENING);
  expect(readGuardOpening(project, "2026-11-20T15:00:00Z")).toEqual(OPENING);
  expect(readGuardOpening(project, "2026-11-20T15:09:59Z")).toEqual(OPENING);
  expect(readGuardOpening(project, "2026-11-20T15:10:00Z")).toBeUndefined();
  expect(readGuardOpening(project, "2026-11-20T14:59:59Z")).toBeUndefined();
});

test("a guard that was shut stays shut, and is known to have been open", () => {
  const project = makeProject();
  openGuard(project, OPENING);
  closeGuard(project, "2026-11-20T15:05:00Z");
  expect(readGuardOpening(project, "2026-11-20T15:05:00Z")).toBeUndefined();
  expect(wasGuardOpen(project, "2026-11-20T15:04:00Z")).toBe(true);
  expect(wasGuardOpen(project, "2026-11-20T15:06:00Z")).toBe(false);
});

test("no opening lasts longer than an hour, whatever its file says", () => {
  const project = makeProject(JSON.stringify({ ...OPENING, openUntil: "2036-11-20T15:00:00Z" }));
  expect(readGuardOpening(project, "2026-11-20T15:59:59Z")).toBeDefined();
  expect(readGuardOpening(project, "2026-11-20T16:00:00Z")).toBeUndefined();
});

test.each(["", "{", "null", "[]", '"x"', '{"openUntil":1}', '{"openUntil":"soon","by":"user","at":"now"}'])("a file that holds %j opens nothing", (text) => {
  const project = makeProject(text);
  expect(readGuardOpening(project, OPENING.at)).toBeUndefined();
  expect(wasGuardOpen(project, OPENING.at)).toBe(false);
});
