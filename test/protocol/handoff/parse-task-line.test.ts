import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatEvidence } from "../../../src/protocol/handoff/format-evidence.ts";
import { parseEvidence } from "../../../src/protocol/handoff/parse-evidence.ts";
import { parseTaskLine, type TaskLine } from "../../../src/protocol/handoff/parse-task-line.ts";
import { parseTaskMeta } from "../../../src/protocol/handoff/parse-task-meta.ts";

function read(text: string): TaskLine {
  const range = { start: 0, end: text.length };
  return parseTaskLine(text, range, parseTaskMeta(text, range));
}

function metaOf(text: string): readonly (readonly [string | undefined, string])[] | undefined {
  return parseTaskMeta(text, { start: 0, end: text.length })?.parts.map(({ key, valueRange }) => [key, text.slice(valueRange.start, valueRange.end)]);
}

const LINES: readonly (readonly [line: string, id: string | undefined, title: string])[] = [
  ["**T2** Build it", "T2", "Build it"],
  ["**T2**: Build it", "T2", "Build it"],
  ["**T2:** Build it", "T2", "Build it"],
  ["**T2** - Build it", "T2", "Build it"],
  ["__T2__ Build it", "T2", "Build it"],
  ["**E02 - title**", "E02", "title"],
  ["**C-03 — evidence chain**", "C-03", "evidence chain"],
  ["T2: Build it", "T2", "Build it"],
  ["T2 - Build it", "T2", "Build it"],
  ["T2 — Build it", "T2", "Build it"],
  ["T2. Build it", "T2", "Build it"],
  ["[T2] Build it", "T2", "Build it"],
  ["`T2` Build it", "T2", "Build it"],
  ["t2: build it", "t2", "build it"],
  ["~~**T2** Build it~~", "T2", "Build it"],
  ["**AUTH-12** Build it", "AUTH-12", "Build it"],
  ["**T1.2** Build it", "T1.2", "Build it"],
  ["T2 is late", undefined, "T2 is late"],
  ["[T2](docs/t2.md) Build it", undefined, "T2 Build it"],
  ["**P1** Build it", undefined, "P1 Build it"],
  ["**Build it**: now", undefined, "Build it: now"],
  ["**OAuth2**: still off", undefined, "OAuth2: still off"],
  ["", undefined, ""],
  ["`npm test` - all green", undefined, "npm test - all green"],
];

describe("parseTaskLine", () => {
  test.each(LINES)("reads %j", (line, id, title) => {
    expect(read(line)).toMatchObject({ title });
    expect(read(line).id).toBe(id);
    const { idRange } = read(line);
    if (idRange) expect(line.slice(idRange.start, idRange.end)).toBe(id);
  });

  test.each([
    ["~~Build it~~", true],
    ["✅ Build it", true],
    ["Build it ✅", true],
    ["Build it ✔️ done on Monday", true],
    ["Build it - DONE", true],
    ["Build it (done)", true],
    ["**[DONE]** Build it", true],
    ["[x]Build it", true],
    ["[-] Build it", true],
    ["☑ Build it", true],
    ["【x】 Build it", true],
    ["[~] Build it", false],
    ["☐ Build it", false],
    ["[　] Build it", false],
    ["Build it", undefined],
    ["Build what is not done", undefined],
    ["[In flight] Build it", undefined],
    ["Show ✅ in the table", undefined],
  ] as const)("reads the state of %j as %s", (line, done) => {
    expect(read(line).done).toBe(done);
  });
});

describe("parseTaskMeta", () => {
  test.each([
    [
      "Build (owner: codex; after: T1, T2; files: `a(b.ts`, `c;d.ts`)",
      [
        ["owner", "codex"],
        ["after", "T1, T2"],
        ["files", "`a(b.ts`, `c;d.ts`"],
      ],
    ],
    [
      "Build (owner: codex, after: T1)",
      [
        ["owner", "codex"],
        ["after", "T1"],
      ],
    ],
    ["Build (Owner: Claude)", [["owner", "Claude"]]],
    [
      "Build (by claude; 2026-11-19; evidence: `npm test` 0 @ a1b2c3d)",
      [
        ["by", "claude"],
        ["date", "2026-11-19"],
        ["evidence", "`npm test` 0 @ a1b2c3d"],
      ],
    ],
    ["Build (unverified)", [["unverified", "unverified"]]],
    ["Build (2026-11-19)", [["date", "2026-11-19"]]],
    [
      "Build (owner: codex; urgent)",
      [
        ["owner", "codex"],
        [undefined, "urgent"],
      ],
    ],
    ["Build (twice) (started: 2026-11-20T15:04:05Z)", [["started", "2026-11-20T15:04:05Z"]]],
    ["Build (by hand)", undefined],
    ["Build (round 3)", undefined],
    ["Build (owner: codex) soon", undefined],
    ["Build )", undefined],
    ["", undefined],
  ])("reads %j", (line, parts) => {
    expect(metaOf(line)).toEqual(parts);
  });

  test("stays linear in what it is given", () => {
    expect(metaOf(`${"(owner: ".repeat(50_000)})`)).toBeDefined();
    expect(metaOf(`x (owner: a; ${"`;` ; ".repeat(50_000)})`)?.length).toBe(50_002);
  });

  test("never throws", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("(", ")", "`", ";", ",", "owner: ", "by ", "x", "2026-01-01", "~~", "**", "T1", "[", "]", " ") }),
        (line) => {
          read(line);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe("parseEvidence", () => {
  test("reads back what formatEvidence writes", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "`", " ", "(", ")", ";", "-", "@", "0"), minLength: 1 }),
        fc.nat(255),
        fc.option(fc.stringMatching(/^[0-9a-f]{7,12}$/u), { nil: undefined }),
        (words, exitCode, commit) => {
          const command = `x${words}x`;
          const text = formatEvidence({ command, exitCode, ...(commit !== undefined && { commit }) });
          const evidence = parseEvidence(text, { start: 0, end: text.length });
          expect(evidence).toMatchObject({ command, exitCode, unverified: false });
          expect(evidence.commit).toBe(commit);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["unverified", { unverified: true }],
    ["`make` -> exit code 2 at 2026-11-19", { command: "make", exitCode: 2, at: "2026-11-19", unverified: false }],
    ["looked at it", { unverified: false }],
    ["`make` 41 passed (unverified)", { command: "make", exitCode: 41, unverified: true }],
  ])("reads %j", (text, evidence) => {
    expect(parseEvidence(text, { start: 0, end: text.length })).toMatchObject(evidence);
  });
});
