import { ErrorCodes, Message, type MessageStrategy, type MessageWriter, type ResponseMessage } from "vscode-languageserver/node";

/** Why a message may not come at this time. */
interface Refusal {
  readonly code: number;
  readonly message: string;
}

/** Lets messages through, or not. */
export interface SessionGate extends MessageStrategy {
  /** Whether `shutdown` was asked for. */
  isClosed(): boolean;
}

/** Creates what lets messages through while the protocol allows them: nothing but `exit` before `initialize`, of which there is one, and after `shutdown`. Other requests are refused, other notifications dropped. */
export function createSessionGate(writer: MessageWriter): SessionGate {
  let state: "new" | "open" | "closed" = "new";
  const refusalOf = (method: string): Refusal | undefined => {
    if (state === "closed") return { code: ErrorCodes.InvalidRequest, message: "Unexpected request after `shutdown`" };
    if (method !== "initialize")
      return state === "open" ? undefined : { code: ErrorCodes.ServerNotInitialized, message: "Unexpected request before `initialize`" };
    return state === "new" ? undefined : { code: ErrorCodes.InvalidRequest, message: "Unexpected second `initialize`" };
  };
  // What cannot be written is told by the stream.
  const refuse = (refused: ResponseMessage): void => void writer.write(refused).catch(() => {});
  return {
    isClosed: () => state === "closed",
    handleMessage(message, next) {
      if (Message.isNotification(message)) return message.method === "exit" || refusalOf(message.method) === undefined ? next(message) : undefined;
      if (!Message.isRequest(message)) return next(message);
      const error = refusalOf(message.method);
      if (error !== undefined) return refuse({ jsonrpc: message.jsonrpc, id: message.id, error });
      if (message.method === "initialize") state = "open";
      if (message.method === "shutdown") state = "closed";
      return next(message);
    },
  };
}
