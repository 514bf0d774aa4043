import { connect } from "node:net";
import { createInterface } from "node:readline";
import { refuse, succeed } from "../../../src/diagnostic/result.ts";
import { archiveEntries } from "../../../src/workspace/archive/archive-entries.ts";
import { acquireLease } from "../../../src/workspace/lease/lease-store.ts";
import { updateFile } from "../../../src/workspace/files/update-file.ts";
import { updateFiles } from "../../../src/workspace/files/update-files.ts";
import { type Fault, installFaults, setFault } from "./fault-injection.ts";

/** One thing a test tells an actor to do; it answers with the id. */
export interface Order {
  readonly id: number;
  readonly do: "append" | "append-both" | "claim" | "lease" | "archive";
  readonly file: string;
  readonly text: string;
  readonly fault?: Fault;
}

/** A process under the test's hand: connects to the socket named by its first argument and does what it is told. */
function main(): void {
  installFaults();
  const socket = connect(process.argv[2] ?? "");
  createInterface({ input: socket }).on("line", (line) => {
    const order: Order = JSON.parse(line);
    setFault(order.fault ?? {});
    const result = perform(order);
    const calls = setFault({});
    socket.write(`${JSON.stringify({ id: order.id, result, calls })}\n`);
  });
}

function perform(order: Order): unknown {
  switch (order.do) {
    case "append":
      return updateFile(order.file, ({ text }) => succeed(`${text}${order.text}\n`));
    case "append-both":
      return updateFiles([order.file, `${order.file}.2`], (files) => succeed(files.map(({ text }) => `${text}${order.text}\n`)));
    case "claim":
      return updateFile(order.file, ({ text }) =>
        text.includes("Owner: nobody") ? succeed(text.replace("Owner: nobody", `Owner: ${order.text}`)) : refuse("taken"),
      );
    case "lease":
      return acquireLease(order.file, { agent: "codex", session: order.text, host: "test" }, "2026-11-20T15:04:05Z");
    case "archive":
      return archiveEntries(order.file, ({ text }) =>
        succeed({ text: text.replaceAll(/^old.*\n/gm, ""), parts: [{ heading: "Old", entries: text.match(/^old.*$/gm) ?? [] }] }),
      );
  }
}

main();
