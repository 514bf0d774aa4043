import { describe, expect, test } from "vitest";
import { followByLines } from "../../../src/cli/workflow/follow-by-lines.ts";
import { followLive } from "../../../src/cli/workflow/follow-live.ts";
import { makeValue } from "../../util/secrets/make-value.ts";
import { createRandom } from "../../workspace/support/random.ts";
import { BEGIN_MS, makeEvents, makeView, STARTED } from "../../report/run/make-view.ts";

/** A terminal whose clock and timer the test holds. */
function createScreen(): {
  readonly written: string[];
  tick(): void;
  readonly live: () => boolean;
  readonly screen: Parameters<typeof followLive>[0];
  nowMs: number;
  costMs: number;
} {
  const written: string[] = [];
  let work: (() => void) | undefined;
  const state = {
    written,
    nowMs: BEGIN_MS,
    costMs: 0,
    live: () => work !== undefined,
    tick: () => work?.(),
    screen: {
      write: (text: string) => void written.push(text),
      size: () => ({ columns: 60, rows: 20 }),
      colour: false,
      now: () => (state.nowMs += state.costMs),
      every(_ms: number, told: () => void) {
        work = told;
        return () => void (work = undefined);
      },
    },
  };
  return state;
}

describe("a live view", () => {
  test("draws at the begin and at each tick, and takes itself away at the end", () => {
    const terminal = createScreen();
    const follower = followLive(terminal.screen);
    follower.begin(makeView(["a sh"], [[0, { type: "step:started", stepName: "a", attempt: 1 }]]));
    expect(terminal.written[0]).toContain("● a  sh     0ms");
    terminal.nowMs += 1500;
    terminal.tick();
    expect(terminal.written[1]).toContain("● a  sh    1.5s");
    follower.tell("SIGINT: ending\u001b[2J what runs");
    expect(terminal.written[2]).toContain("SIGINT: ending what runs\n");
    follower.pause();
    expect(terminal.live()).toBe(false);
    follower.unpause();
    expect(terminal.live()).toBe(true);
    follower.end();
    expect(terminal.live()).toBe(false);
    expect(terminal.written.at(-1)).toMatch(/\u001b\[J.*\u001b\[\?25h$/u);
  });

  test("spends a tenth of the time at most on frames that take long", () => {
    const terminal = createScreen();
    const follower = followLive(terminal.screen);
    terminal.costMs = 50;
    follower.begin(makeView(["a sh"], [[0, { type: "step:started", stepName: "a", attempt: 1 }]]));
    const before = terminal.written.length;
    terminal.tick();
    expect(terminal.written.length).toBe(before);
    terminal.nowMs += 1000;
    terminal.tick();
    expect(terminal.written.length).toBe(before + 1);
  });

  test("shows no secret", () => {
    const token = makeValue("github-token", createRandom(3));
    const terminal = createScreen();
    followLive(terminal.screen).begin(makeView(["a sh"], [[1, { type: "step:failed", stepName: "a", attempt: 1, reason: "error", error: `token=${token}` }]]));
    expect(terminal.written.join("")).toContain("✗ a");
    expect(terminal.written.join("")).not.toContain(token.slice(4, 12));
  });
});

test("elsewhere there is a line an event", () => {
  const written: string[] = [];
  const follower = followByLines((text) => void written.push(text));
  const view = makeView(["a sh"], []);
  follower.begin(view);
  for (const event of makeEvents([STARTED, [1, { type: "step:started", stepName: "a", attempt: 1 }]])) follower.onEvent(event);
  follower.tell("The disk is\nnearly full");
  follower.end();
  expect(written).toEqual(["10:00:00Z  run r-7f3a of deploy started\n", "10:00:01Z  a  started\n", "The disk is nearly full\n"]);
});
