import { renderFrame } from "../../report/run/live-view.ts";
import type { RunView } from "../../report/run/run-view.ts";
import { messageLine } from "../../util/message-line.ts";
import type { Follower } from "./follower.ts";
import { createPainter } from "./painter.ts";

/** What a live view needs of the terminal and the clock. */
export interface LiveScreen {
  write(text: string): void;
  size(): { readonly columns: number; readonly rows: number };
  readonly colour: boolean;
  now(): number;
  /** Calls a function every so many milliseconds; gives what ends it. */
  every(ms: number, work: () => void): () => void;
}

/** At most ten frames a second, so that a fast run costs no more than a slow one. */
const FRAME_MS = 100;
/** Of a run with very many steps a frame takes its time: the next one waits so many times as long. */
const REST = 9;

/** Follows a run by a view that is drawn over itself. */
export function followLive(screen: LiveScreen): Follower {
  const painter = createPainter((text) => screen.write(text));
  let view: RunView | undefined;
  let stop: (() => void) | undefined;
  let nextMs = 0;
  const draw = (): void => {
    const begunMs = screen.now();
    if (view === undefined || begunMs < nextMs) return;
    const { columns, rows } = screen.size();
    painter.paint(renderFrame(view, { columns, rows, colour: screen.colour }, begunMs), columns);
    const endedMs = screen.now();
    nextMs = endedMs + (endedMs - begunMs) * REST;
  };
  const start = (): void => {
    nextMs = 0;
    draw();
    stop = screen.every(FRAME_MS, draw);
  };
  const halt = (): void => {
    stop?.();
    stop = undefined;
    painter.end();
  };
  return {
    begin(begun) {
      view = begun;
      start();
    },
    onEvent() {},
    tell: (message) => painter.above(`${messageLine(message)}\n`),
    print: (text) => painter.above(text.endsWith("\n") ? text : `${text}\n`),
    pause: halt,
    unpause: start,
    end: halt,
  };
}
