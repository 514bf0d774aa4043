import { hostname } from "node:os";
import { sha256 } from "../../disk/files/sha256.ts";
import { processSpace } from "../../disk/lock/this-machine.ts";

/** Name of this machine for leases: host name, and a mark that differs wherever process ids mean something else. */
export function machineName(): string {
  return `${hostname()}#${sha256(processSpace()).slice(0, 8)}`;
}
