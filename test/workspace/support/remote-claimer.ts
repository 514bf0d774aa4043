import { claimOnRemote } from "../../../src/workspace/git/claim-ref.ts";

const order = JSON.parse(process.argv[2] ?? "{}");
const result = claimOnRemote(order, { agent: order.agent, session: order.agent, host: "test" }, order.now);
const holder = !result.ok && result.problem.kind === "held" ? { holder: result.problem.holder?.agent } : {};
console.log(JSON.stringify({ ok: result.ok, agent: order.agent, ...holder, ...(result.ok ? {} : { problem: result.problem }) }));
