import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseMarkers } from "../../../../src/runner/steps/completion/parse-markers.ts";

describe("parseMarkers", () => {
  test.each<[string, string | undefined]>([
    ["OWNER_DECISION: COMPLETE", "COMPLETE"],
    ["OWNER_DECISION:INCOMPLETE_RETRY", "INCOMPLETE_RETRY"],
    ["  - **OWNER_DECISION: INCOMPLETE_FAIL**", "INCOMPLETE_FAIL"],
    ["`OWNER_DECISION: COMPLETE`", "COMPLETE"],
    ["**OWNER_DECISION:** COMPLETE", "COMPLETE"],
    ["OWNER_DECISION: INCOMPLETE_RETRY\nlater\nOWNER_DECISION: COMPLETE", "COMPLETE"],
    ["I would say OWNER_DECISION: COMPLETE", undefined],
    ["OWNER_DECISION: PERHAPS", undefined],
    ["OWNER_DECISION: COMPLETELY", undefined],
    ["owner_decision: complete", undefined],
  ])("reads the owner's decision in %j", (answer, expected) => {
    expect(parseMarkers(answer, "a").owner?.decision).toBe(expected);
  });

  test.each<[string, "approved" | "rejected" | undefined]>([
    ["REVIEW_DECISION: APPROVE", "approved"],
    ["REVIEW_DECISION: approved", "approved"],
    ["> REVIEW_DECISION: REJECTED", "rejected"],
    ["REVIEW_DECISION: maybe", undefined],
  ])("reads the review's decision in %j", (answer, expected) => {
    expect(parseMarkers(answer, "a").review?.decision).toBe(expected);
  });

  test("reads the reason behind a decision", () => {
    expect(parseMarkers("OWNER_DECISION: INCOMPLETE_RETRY\n\nREASON: the tests are red", "a").owner?.why).toBe("the tests are red");
    expect(parseMarkers("REVIEW_DECISION: REJECT\n**REVIEW_REASON:** no tests", "a").review?.why).toBe("no tests");
  });

  test("reads the marker of the step itself alone", () => {
    expect(
      ["STEP_COMPLETE:a", "STEP_COMPLETE: a", "**STEP_COMPLETE:a**", "STEP_COMPLETE:ab", "STEP_COMPLETE:"].map((text) => parseMarkers(text, "a").complete),
    ).toEqual([true, true, true, false, false]);
  });

  test("reads the marker of a step whose name has several words", () => {
    expect([parseMarkers("STEP_COMPLETE: build the api", "build the api"), parseMarkers("STEP_COMPLETE:", "")].map(({ complete }) => complete)).toEqual([
      true,
      false,
    ]);
  });

  test("never throws", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (answer, name) => void parseMarkers(answer, name)));
  });
});

test("reads the reason of lines that end as on Windows", () => {
  expect(parseMarkers("OWNER_DECISION: INCOMPLETE_FAIL\r\nREASON: no key\r\n", "step").owner).toEqual({ decision: "INCOMPLETE_FAIL", why: "no key" });
});

test.each([
  "OWNER_DECISION: COMPLETE|INCOMPLETE_RETRY|INCOMPLETE_FAIL",
  "OWNER_DECISION: INCOMPLETE_RETRY / INCOMPLETE_FAIL",
  "OWNER_DECISION: `COMPLETE` or `INCOMPLETE_RETRY`",
  "REVIEW_DECISION: APPROVE or REJECT",
  "REVIEW_DECISION: REJECTED, APPROVED",
])("takes a line that only lists the words for no decision: %s", (line) => {
  expect(parseMarkers(line, "step")).toEqual({ complete: false });
});

test("takes a decision with words behind it", () => {
  expect(parseMarkers("OWNER_DECISION: COMPLETE, or so I think", "step").owner?.decision).toBe("COMPLETE");
  expect(parseMarkers("REVIEW_DECISION: REJECT / needs tests", "step").review?.decision).toBe("rejected");
});
