import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPainter } from "../../../src/cli/workflow/painter.ts";

/** A terminal that knows what the painter writes: lines, the cursor's row, and whether a line scrolled out. */
function createScreen(columns: number): { write(text: string): void; readonly lines: () => readonly string[]; readonly written: () => string } {
  let rows: string[] = [""];
  let row = 0;
  let all = "";
  return {
    lines: () => rows.slice(0, -1),
    written: () => all,
    write(text) {
      all += text;
      for (const [part] of text.matchAll(/\u001b\[\??(\d*)([a-zA-Z])|\n|\r|[^\u001b\n\r]+/gu)) {
        const [, count = "", letter = ""] = /^\u001b\[\??(\d*)([a-zA-Z])$/u.exec(part) ?? [];
        if (letter === "A") row -= Number(count);
        else if (letter === "J") rows = [...rows.slice(0, row), ""];
        else if (part === "\n") {
          row += 1;
          if (row >= rows.length) rows.push("");
        } else if (letter === "" && part !== "\r") rows[row] = part.slice(0, columns);
      }
      expect(row).toBeGreaterThanOrEqual(0);
    },
  };
}

describe("a painter", () => {
  test("leaves the last frame on the screen, whatever frames there were", () => {
    const frame = fc.array(fc.constantFrom("a", "b", "c", "longer line"), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(frame, { minLength: 1, maxLength: 8 }), (frames) => {
        const screen = createScreen(40);
        const painter = createPainter(screen.write);
        for (const lines of frames) {
          painter.paint(lines, 40);
          expect(screen.lines()).toEqual(lines);
        }
        painter.end();
        expect(screen.lines()).toEqual([]);
      }),
    );
  });

  test("writes nothing for the same frame, and only the line that changed", () => {
    const written: string[] = [];
    const painter = createPainter((text) => written.push(text));
    painter.paint(["one", "two", "three"], 40);
    painter.paint(["one", "two", "three"], 40);
    expect(written).toHaveLength(1);
    painter.paint(["one", "TWO", "three"], 40);
    expect(written).toHaveLength(2);
    expect(written[1]).toContain("TWO");
    expect(written[1]).not.toContain("one");
    expect(written[1]).not.toContain("three");
  });

  test("puts lines above the frame, where they stay", () => {
    const screen = createScreen(40);
    const painter = createPainter(screen.write);
    painter.paint(["frame"], 40);
    painter.above("told\n");
    expect(screen.lines()).toEqual(["told", "frame"]);
    painter.paint(["FRAME"], 40);
    expect(screen.lines()).toEqual(["told", "FRAME"]);
  });

  test("draws all anew where the terminal became narrower, over the lines that it broke", () => {
    const written: string[] = [];
    const painter = createPainter((text) => written.push(text));
    painter.paint(["x".repeat(30), "y"], 40);
    painter.paint(["x".repeat(10), "y"], 10);
    expect(written[1]).toContain("\u001b[4A\r\u001b[J");
  });

  test("gives the cursor back at its end", () => {
    const screen = createScreen(40);
    const painter = createPainter(screen.write);
    painter.paint(["a"], 40);
    expect(screen.written()).toContain("\u001b[?25l");
    painter.end();
    expect(screen.written().endsWith("\u001b[?25h")).toBe(true);
  });
});
