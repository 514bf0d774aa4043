import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/**
 * Where process ids mean the same: this boot of this machine, and this process namespace. Two containers with one host name, or a sandbox with process ids of
 * its own, differ in it, so that one never takes the other's living processes for dead.
 */
export function processSpace(): string {
  space ??= [hostname(), tryRead(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()), tryRead(() => readlinkSync("/proc/self/ns/pid"))].join(
    " ",
  );
  return space;
}

let space: string | undefined;

function tryRead(read: () => string): string {
  try {
    return read();
  } catch {
    return "";
  }
}
