import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EVENT_TYPES } from "../../../src/runner/journal/event-shapes.ts";
import { formatLine } from "../../../src/runner/journal/journal-line.ts";
import { isReference, parseEvent } from "../../../src/runner/journal/parse-event.ts";
import { parseJournal } from "../../../src/runner/journal/parse-journal.ts";
import { SAMPLE_EVENTS } from "./sample-events.ts";

const LINES = SAMPLE_EVENTS.map((event) => formatLine(event));
const BYTES = Buffer.from(LINES.join(""));

describe("a journal", () => {
  test("gives back every type of event as it was written", () => {
    expect(new Set(SAMPLE_EVENTS.map(({ type }) => type))).toEqual(new Set(EVENT_TYPES));
    expect(parseJournal(BYTES)).toEqual({ events: SAMPLE_EVENTS, length: BYTES.length, tornBytes: 0 });
  });

  test("has one JSON object a line, which begins with its checksum", () => {
    for (const [index, line] of LINES.entries()) {
      const { crc, ...event } = JSON.parse(line);
      expect(crc).toMatch(/^[0-9a-f]{8}$/);
      expect(event).toEqual(SAMPLE_EVENTS[index]);
      expect(line.indexOf("\n")).toBe(line.length - 1);
    }
  });

  test("loses nothing but the unfinished line when it is cut anywhere, and says how much that was", () => {
    for (let cut = 0; cut <= BYTES.length; cut += 1) {
      const parsed = parseJournal(BYTES.subarray(0, cut));
      const whole = BYTES.subarray(0, cut).lastIndexOf(10) + 1;
      const lines = BYTES.subarray(0, whole).filter((byte) => byte === 10).length;
      expect(parsed).toEqual({ events: SAMPLE_EVENTS.slice(0, lines), length: whole, tornBytes: cut - whole });
    }
  });

  test("tells every changed byte in a finished line by the line's number, and reads nothing behind it", () => {
    fc.assert(
      fc.property(fc.nat({ max: BYTES.length - 2 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = Buffer.from(BYTES);
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const line = BYTES.subarray(0, at).filter((byte) => byte === 10).length + 1;
        const parsed = parseJournal(bytes);
        const end = BYTES.indexOf(10, at);
        const torn = end === BYTES.length - 1 && bytes.subarray(0, end).includes(0);
        if (!torn) expect(parsed.damage?.line).toBe(line);
        expect(parsed.events).toEqual(SAMPLE_EVENTS.slice(0, line - 1));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["a line is missing", LINES.toSpliced(3, 1), 4, "it is event 5 where 4 is due"],
    ["a line stands twice", LINES.toSpliced(3, 0, LINES[2] ?? ""), 4, "it is event 3 where 4 is due"],
    ["the first line is missing", LINES.slice(1), 1, "it is event 2 where 1 is due"],
    ["a line is empty", LINES.toSpliced(5, 0, "\n"), 6, "it does not begin with a checksum"],
    ["a line was written by hand", LINES.toSpliced(5, 0, '{"seq":6,"type":"run:paused"}\n'), 6, "it does not begin with a checksum"],
    ["an event is of another run", LINES.toSpliced(1, 1, formatLine({ ...SAMPLE_EVENTS[1], runId: "r2" })), 2, 'it belongs to the run "r2"'],
    ["it does not begin with the run", [formatLine({ ...SAMPLE_EVENTS[1], seq: 1 })], 1, "it is `step:owner-assigned` where `run:started` is due"],
    ["a type is unknown", LINES.toSpliced(1, 1, formatLine({ seq: 2, type: "step:danced" })), 2, 'it has the unknown type "step:danced"'],
    [
      "a field is missing",
      LINES.toSpliced(1, 1, formatLine({ ...SAMPLE_EVENTS[1], ownerName: undefined })),
      2,
      "its field `ownerName` is missing or of the wrong kind",
    ],
  ])("is damaged where %s", (_, lines, line, reason) => {
    const parsed = parseJournal(Buffer.from(lines.join("")));
    expect(parsed.damage).toMatchObject({ line, reason: `Unexpected line ${line} of the journal: ${reason}` });
    expect(parsed.events).toEqual(SAMPLE_EVENTS.slice(0, line - 1));
  });

  test("counts a last line whose bytes never reached the disk as torn", () => {
    const bytes = Buffer.concat([BYTES, Buffer.alloc(4096), Buffer.from('x"}\n')]);
    expect(parseJournal(bytes)).toEqual({ events: SAMPLE_EVENTS, length: BYTES.length, tornBytes: 4100 });
  });

  test("never throws, whatever the bytes are", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parseJournal(Buffer.from(bytes))));
    fc.assert(fc.property(fc.jsonValue(), (value) => void parseJournal(Buffer.from(formatLine({ value })))));
  });
});

describe("an event", () => {
  test("is not read from other values", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseEvent(value).ok).toBe(false);
      }),
    );
  });

  test("keeps fields that this version does not know", () => {
    const event = { ...SAMPLE_EVENTS[0], color: "blue" };
    expect(parseEvent(event)).toEqual({ ok: true, event });
  });

  test.each(["", "/etc/passwd", "../x", "values/../../x", "a//b", "a/./b", "c:x", "a\\b", "a\0b"])(
    "refers to no file outside its run's folder, such as %j",
    (file) => {
      expect(isReference({ file, bytes: 1, crc: "00000000" })).toBe(false);
    },
  );
});
