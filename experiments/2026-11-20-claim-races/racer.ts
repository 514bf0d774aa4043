import { connect } from "node:net";
import { createInterface } from "node:readline";
import { installFaults, setFault } from "../../test/workspace/support/fault-injection.ts";
import type { Order } from "../../test/workspace/support/actor.ts";
import { STRATEGIES, type StrategyName } from "./strategies.ts";

/** A process that claims and appends by one of the strategies when it is told to, and dies at the call it is told to die at. */
installFaults();
const socket = connect(process.argv[2] ?? "");
createInterface({ input: socket }).on("line", (line) => {
  const order: Order = JSON.parse(line);
  const [strategy, name] = order.text.split("|") as [StrategyName, string];
  setFault(order.fault ?? {});
  const outcome = STRATEGIES[strategy](order.file, (text) => change(order.do, text, name));
  const calls = setFault({});
  socket.write(`${JSON.stringify({ id: order.id, result: { ok: outcome === "done", problem: outcome }, calls })}\n`);
});

function change(kind: string, text: string, name: string): string | undefined {
  if (kind === "append") return `${text}${name}\n`;
  return text.includes("Owner: nobody") ? text.replace("Owner: nobody", `Owner: ${name}`) : undefined;
}
