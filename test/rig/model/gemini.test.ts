import { describe, expect, test } from "vitest";
import { objectsOf } from "./json.ts";
import { fail, say, shell, write } from "./step.ts";
import { post, postForEvents, postForJson, serve } from "./talk-to-server.ts";

const STREAM = "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse";
const WHOLE = "/v1beta/models/gemini-2.5-flash:generateContent";
const HELLO = [{ role: "user", parts: [{ text: "HANDOFF" }, { text: "<hook_context>the brief</hook_context>" }] }];

function body(contents: readonly unknown[]) {
  const functionDeclarations = [{ name: "run_shell_command" }, { name: "write_file" }];
  return { systemInstruction: { parts: [{ text: "You are Gemini." }] }, tools: [{ functionDeclarations }], contents };
}

describe("Gemini generateContent", () => {
  test("streams a text as a candidate that has stopped", async () => {
    const server = await serve([say("done")]);
    const [event] = await postForEvents(server, STREAM, body(HELLO));
    expect(event?.data).toMatchObject({
      candidates: [{ content: { role: "model", parts: [{ text: "done" }] }, finishReason: "STOP" }],
      modelVersion: "gemini-2.5-flash",
      usageMetadata: { totalTokenCount: 15 },
    });
    expect(server.requests[0]).toMatchObject({ api: "gemini", model: "gemini-2.5-flash", stream: true, system: "You are Gemini." });
    expect(server.requests[0]?.messages.map(({ text }) => text)).toEqual(["HANDOFF", "<hook_context>the brief</hook_context>"]);
  });

  test("calls functions with their arguments as an object", async () => {
    const server = await serve([shell("ls"), write("a.txt", "x")]);
    expect(objectsOf((await postForJson(server, WHOLE, body(HELLO)))["candidates"])[0]).toMatchObject({
      content: { parts: [{ functionCall: { name: "run_shell_command", args: { command: "ls" } } }] },
    });
    const after = [
      ...HELLO,
      { role: "model", parts: [{ functionCall: { name: "run_shell_command", args: { command: "ls" } } }] },
      { role: "user", parts: [{ functionResponse: { name: "run_shell_command", response: { error: "refused" } } }] },
    ];
    expect(JSON.stringify(await postForJson(server, WHOLE, body(after)))).toContain('"write_file","args":{"file_path":"a.txt","content":"x"}');
    expect(server.requests[1]?.messages.slice(2)).toEqual([
      { role: "assistant", text: '{"command":"ls"}', call: "run_shell_command" },
      { role: "tool", text: "refused" },
    ]);
  });

  test("counts tokens and answers the router beside the script", async () => {
    const server = await serve([say("first")]);
    expect(await postForJson(server, "/v1beta/models/gemini-2.5-flash:countTokens", body(HELLO))).toMatchObject({ totalTokens: 10 });
    const router = { contents: HELLO, generationConfig: { responseMimeType: "application/json" } };
    const answer = await postForJson(server, "/v1beta/models/gemini-3.5-flash-lite:generateContent", router);
    expect(JSON.stringify(answer)).toContain("model_choice");
    expect(server.requests).toEqual([]);
    expect(server.others).toHaveLength(2);
  });

  test("answers with a scripted error in Google's form", async () => {
    const answer = await post(await serve([fail(500, "broken")]), STREAM, body(HELLO));
    expect([answer.status, await answer.json()]).toEqual([500, { error: { code: 500, message: "broken", status: "INTERNAL" } }]);
  });
});
