import { describe, expect, test } from "vitest";
import { lazyRequires } from "../../scripts/lazy-requires.ts";

const { renderChunk } = lazyRequires();

describe("a chunk of the command", () => {
  test("loads a heavy module of Node when it is used", () => {
    const code = 'let node_os = require("node:os");\nfunction home() { return (0, node_os.homedir)(); }\n';
    expect(renderChunk(code)).toBe(
      'let loaded_node_os; const lazy_node_os = () => loaded_node_os ??= require("node:os");\nfunction home() { return (0, lazy_node_os().homedir)(); }\n',
    );
  });

  test.each([
    ["a light module", 'let node_fs = require("node:fs");\nnode_fs.readFileSync(0);\n'],
    ["a module that is passed on", 'const os = require("node:os");\nuse(os);\n'],
    ["a module that is wrapped", 'let node_os = require("node:os");\nnode_os = __toESM(node_os);\n'],
    ["a module of a package", 'const os = require("os-name");\nos.homedir();\n'],
    ["the chunk of small functions", 'const require_util = require("./util-abc.cjs");\nrequire_util.lineEnd(1);\n'],
  ])("is left alone for %s", (_, code) => {
    expect(renderChunk(code)).toBe(code);
  });

  test("loads another chunk when it is used, and makes objects of its classes", () => {
    const code = 'const require_hot = require("./hot-abc.cjs");\nfunction fail() { throw new require_hot.Trouble(require_hot.words()); }\n';
    const lazy = 'let loaded_require_hot; const lazy_require_hot = () => loaded_require_hot ??= require("./hot-abc.cjs");\n';
    expect(renderChunk(code)).toBe(`${lazy}function fail() { throw new (lazy_require_hot()).Trouble(lazy_require_hot().words()); }\n`);
  });

  test("keeps names that only look alike", () => {
    const code = 'const os = require("node:os");\na.os.x(...os.cpus(), os.homedir(), macos.x, os_.x);\n';
    expect(renderChunk(code)).toBe(
      'let loaded_os; const lazy_os = () => loaded_os ??= require("node:os");\na.os.x(...lazy_os().cpus(), lazy_os().homedir(), macos.x, os_.x);\n',
    );
  });
});
