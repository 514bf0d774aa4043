import { describe, expect, test } from "vitest";
import { lazyBuiltins } from "../../scripts/lazy-builtins.ts";

const { renderChunk } = lazyBuiltins();

describe("a chunk of the command", () => {
  test("loads a heavy module of Node when it is used", () => {
    const code = 'let node_os = require("node:os");\nfunction home() { return (0, node_os.homedir)(); }\n';
    expect(renderChunk(code)).toBe('const lazy_node_os = () => require("node:os");\nfunction home() { return (0, lazy_node_os().homedir)(); }\n');
  });

  test.each([
    ["a light module", 'let node_fs = require("node:fs");\nnode_fs.readFileSync(0);\n'],
    ["a module that is passed on", 'const os = require("node:os");\nuse(os);\n'],
    ["a module that is wrapped", 'let node_os = require("node:os");\nnode_os = __toESM(node_os);\n'],
    ["a module of a package", 'const os = require("./os.cjs");\nos.homedir();\n'],
  ])("is left alone for %s", (_, code) => {
    expect(renderChunk(code)).toBe(code);
  });

  test("keeps names that only look alike", () => {
    const code = 'const os = require("node:os");\na.os.x(os.homedir(), macos.x, os_.x);\n';
    expect(renderChunk(code)).toBe('const lazy_os = () => require("node:os");\na.os.x(lazy_os().homedir(), macos.x, os_.x);\n');
  });
});
