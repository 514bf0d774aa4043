import { describe, expect, test } from "vitest";
import { SCRIPT_END } from "./model-server.ts";
import { call, say, shell, write, type Step } from "./step.ts";
import { chooseReply, type AnsweringStep } from "./choose-reply.ts";
import { post, postForJson, serve } from "./talk-to-server.ts";

function claude(text: string, turns = 0) {
  const said = Array.from({ length: turns }, () => [
    { role: "assistant", content: "earlier" },
    { role: "user", content: "and?" },
  ]).flat();
  return { model: "m", stream: false, tools: [{ name: "Bash" }], messages: [{ role: "user", content: text }, ...said] };
}

describe("the scripted model server", () => {
  test("gives the same step to a request that is sent again", async () => {
    const server = await serve([say("one"), say("two")]);
    const texts: unknown[] = [];
    for (const turns of [1, 1, 0]) texts.push((await postForJson(server, "/v1/messages", claude("hi", turns)))["content"]);
    expect(texts).toEqual([[{ type: "text", text: "two" }], [{ type: "text", text: "two" }], [{ type: "text", text: "one" }]]);
    expect(server.requests.map(({ turns }) => turns)).toEqual([1, 1, 0]);
  });

  test("says that the script is over, and asks a function what to say", async () => {
    const over = await serve([]);
    expect(JSON.stringify(await postForJson(over, "/v1/messages", claude("hi")))).toContain(SCRIPT_END);
    const asked = await serve((request) => (request.messages[0]?.text === "hi" ? say("hello") : undefined));
    expect(JSON.stringify(await postForJson(asked, "/v1/messages", claude("hi")))).toContain("hello");
    expect(JSON.stringify(await postForJson(asked, "/v1/messages", claude("ho")))).toContain(SCRIPT_END);
  });

  test("keeps what is no conversation apart, and answers it", async () => {
    const server = await serve([say("one")]);
    expect((await fetch(server.url, { method: "HEAD" })).status).toBe(404);
    expect(await postForJson(server, "/v1/messages/count_tokens", {})).toMatchObject({ input_tokens: 10 });
    expect((await post(server, "/v1/elsewhere", {})).status).toBe(404);
    expect((await fetch(`${server.url}/v1/models`)).status).toBe(200);
    await post(server, "/v1/messages", { ...claude("title?"), tools: [] });
    expect(server.requests).toEqual([]);
    expect(server.others.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "HEAD /",
      "POST /v1/messages/count_tokens",
      "POST /v1/elsewhere",
      "GET /v1/models",
      "POST /v1/messages",
    ]);
  });

  test("does not fall over a body that is no JSON", async () => {
    const server = await serve([say("one")]);
    const answer = await fetch(`${server.url}/v1/messages`, { method: "POST", body: "{" });
    expect(answer.status).toBe(200);
    expect(server.others).toHaveLength(1);
  });

  test("ends while a slow answer is still to come", async () => {
    const server = await serve([say("slow", { delayMs: 3_600_000 })]);
    const asked = post(server, "/v1/messages", claude("hi")).then(
      () => "answered",
      () => "cut off",
    );
    await expect.poll(() => server.requests.length).toBe(1);
    await server.close();
    expect(await asked).toBe("cut off");
  });
});

describe("the choice of a tool", () => {
  test.each<[Step["kind"], readonly string[], AnsweringStep, string]>([
    ["shell", ["Bash"], shell("ls") as AnsweringStep, '"name":"Bash","args":{"command":"ls"'],
    ["shell", ["run_shell_command"], shell("ls") as AnsweringStep, '"name":"run_shell_command"'],
    ["shell", ["exec_command", "exec"], shell("ls") as AnsweringStep, '"args":{"cmd":"ls"}'],
    ["shell", ["bash"], shell("ls") as AnsweringStep, '"name":"bash"'],
    ["write", ["Write", "Bash"], write("a", "x") as AnsweringStep, '"args":{"file_path":"a","content":"x"}'],
    ["write", ["write_file"], write("a", "x") as AnsweringStep, '"name":"write_file"'],
    ["write", ["write"], write("a", "x") as AnsweringStep, '"filePath":"a"'],
    ["write", ["exec"], write("a", "x") as AnsweringStep, "tools.apply_patch("],
    ["write", ["Bash"], write("a", "x") as AnsweringStep, "cat > 'a' <<'SCRIPTED'"],
    ["call", [], call("Edit", { a: 1 }) as AnsweringStep, '"name":"Edit","args":{"a":1}'],
    ["shell", ["Read"], shell("ls") as AnsweringStep, "found no tool among Read"],
  ])("turns %s into what one of %j can do", (_, tools, step, expected) => {
    expect(JSON.stringify(chooseReply(step, { tools }))).toContain(expected);
  });
});
