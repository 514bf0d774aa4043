import { spawnSync } from "node:child_process";
import { toolEnvironment } from "./tool-environment.ts";

/** How a program ended: what it printed, or why it failed in one line. */
export type ToolRun = { readonly ok: true; readonly stdout: string } | { readonly ok: false; readonly reason: string };

/** Runs a program to its end with the person's own environment, without what `npm run` adds. For installing and asking versions, not for agents at work. */
export function runTool(program: string, args: readonly string[], { cwd, limitMs }: { readonly cwd: string; readonly limitMs: number }): ToolRun {
  const done = spawnSync(program, args, { cwd, env: toolEnvironment(process.env), encoding: "utf8", timeout: limitMs, maxBuffer: 64e6, killSignal: "SIGKILL" });
  if (done.error !== undefined) return { ok: false, reason: isTimeout(done.error) ? `no end after ${limitMs / 1000} s` : done.error.message };
  if (done.status === 0) return { ok: true, stdout: done.stdout };
  return { ok: false, reason: `${program} ended with ${done.status ?? done.signal ?? "nothing"}: ${firstLines(`${done.stderr}\n${done.stdout}`)}` };
}

function isTimeout(error: Error): boolean {
  return "code" in error && error.code === "ETIMEDOUT";
}

function firstLines(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  return lines
    .filter((line) => line !== "")
    .slice(0, 4)
    .join(" | ")
    .slice(0, 500);
}
