import { type ConnectionOptions, type MessageReader, type MessageWriter, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import type { CommandIo } from "../io.ts";
import { createSessionGate } from "./session-gate.ts";

/**
 * Opens standard input and output for messages, in the order of the arguments of `createConnection`. The process ends with 1 where nobody reads or writes any more, and at a frame that cannot be
 * read, behind which nothing could; a body that is no JSON is passed over. After `shutdown` the end of the input is as good as `exit`.
 */
export function openStreams(io: CommandIo): [MessageReader, MessageWriter, ConnectionOptions] {
  const reader = new StreamMessageReader(process.stdin);
  const writer = new StreamMessageWriter(process.stdout);
  const gate = createSessionGate(writer);
  const end = (): void => process.exit(gate.isClosed() ? 0 : 1);
  process.stdin.once("end", end).once("close", end).once("error", end);
  process.stdout.once("error", end);
  reader.onError((error) => {
    if (error instanceof SyntaxError) return;
    io.err(`Cannot read messages: ${error.message.split("\n")[0] ?? ""}\n`);
    process.exit(1);
  });
  return [reader, writer, { messageStrategy: gate }];
}
