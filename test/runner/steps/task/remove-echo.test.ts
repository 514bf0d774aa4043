import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { removeEcho } from "../../../../src/runner/steps/task/remove-echo.ts";

const TASK = "Edit src/types.ts with care.\nAdd a status to the union, test it, and print DONE when all is well.";

describe("removeEcho", () => {
  test("takes the task out of an output, whole or quoted or with its lines broken elsewhere", () => {
    for (const echo of [TASK, TASK.replaceAll("\n", " "), TASK.replaceAll(" ", "\n"), TASK.replaceAll(/^/gm, "> "), TASK.replaceAll(" ", "  ")]) {
      expect(
        removeEcho(`${echo}\nI did it.`, TASK)
          .replaceAll(/[\s>]+/g, " ")
          .trim(),
      ).toBe("I did it.");
    }
  });

  test("takes a part of the task out", () => {
    expect(removeEcho("You said: test it, and print DONE when all is well. I could not.", TASK)).not.toContain("DONE");
  });

  test("leaves what the agent says in few words of the task", () => {
    expect(removeEcho("I print DONE when all is well.", TASK)).toBe("I print DONE when all is well.");
  });

  test("takes a short task out once", () => {
    expect(removeEcho("Say DONE\nSay DONE", "Say DONE").trim()).toBe("Say DONE");
    expect(removeEcho("DONE", "Say DONE")).toBe("DONE");
  });

  test("takes a quoted line of the task out, however short", () => {
    const task = "Mend what the review found:\n\nNo tests.\nREVIEW_DECISION: REJECT\n";
    expect(removeEcho("The review said:\n> REVIEW_DECISION: REJECT\r\nI mended it.", task)).toBe("The review said:\nI mended it.");
    expect(removeEcho("> REVIEW_DECISION: APPROVE", task)).toBe("> REVIEW_DECISION: APPROVE");
    expect(removeEcho("REVIEW_DECISION: REJECT", task)).toBe("REVIEW_DECISION: REJECT");
  });

  test("leaves the output where there is no task", () => {
    expect(removeEcho("a b", "  ")).toBe("a b");
  });

  test("finds what an agent adds to every echo", () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.constantFrom("before", "behind"), (words, where) => {
        const task = `${words.join(" ")} TOKEN`;
        const echo = `${words.join("\n")}\nTOKEN`;
        expect(removeEcho(echo, task)).not.toContain("TOKEN");
        expect(removeEcho(where === "before" ? `The TOKEN is\n${echo}` : `${echo}\nThe TOKEN`, task)).toContain("TOKEN");
      }),
    );
  });

  test("reads an output of a megabyte in no time to speak of", () => {
    expect(removeEcho("a ".repeat(500_000), "a ".repeat(1000)).trim()).toBe("");
  });
});
