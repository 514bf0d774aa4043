/**
 * The program, in CommonJS, that runs a settings' module in a process of its own: `node -e <this> <module> <jiti> <our library>`.
 * It writes JSON to descriptor 3: `{ value }`, or `{ found, expected }` where the module does not give plain data. What the module prints goes nowhere.
 */
export const SETTINGS_CHILD = `
const { writeSync } = require("node:fs");
const { createRequire } = require("node:module");
const [, file, jiti, library] = process.argv;
const { exit } = process;
const answer = (told) => {
  writeSync(3, JSON.stringify(told));
  exit(0);
};
const refuse = (found, expected) => answer({ found, expected });
const line = (error) => String(error && error.message ? error.message : error).split("\\n").map((part) => part.trim()).filter(Boolean).join(" ").slice(0, 300);
const wrong = (error) => refuse("error \\u0060" + line(error) + "\\u0060", "a module that runs");
process.on("uncaughtException", wrong);
process.on("unhandledRejection", wrong);
let left = 10000;
const copy = (value, path, above) => {
  const at = path === "" ? "" : " at \\u0060" + path + "\\u0060";
  if ((left -= 1) < 0) return refuse("number of values", "at most 10000");
  if (value === null || typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value !== "object") return refuse((typeof value === "number" ? "number \\u0060" + value + "\\u0060" : typeof value) + at, "plain data");
  if (above.includes(value)) return refuse("circle" + at, "plain data");
  if (above.length > 100) return refuse("nesting" + at, "at most 100 levels");
  const below = [...above, value];
  if (Array.isArray(value)) return Array.from(value, (item, index) => copy(item, path + "[" + index + "]", below));
  const proto = Object.getPrototypeOf(value);
  if (proto !== null && Object.getPrototypeOf(proto) !== null) return refuse("object of a class" + at, "plain data");
  const given = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(given.map(([key, inner]) => [key, copy(inner, path === "" ? key : path + "." + key, below)]));
};
(async () => {
  const alias = {};
  try {
    createRequire(file).resolve("agent-relay");
  } catch {
    if (library !== "") alias["agent-relay"] = library;
  }
  const { createJiti } = require(jiti);
  const module = await createJiti(file, { fsCache: false, interopDefault: false, alias }).import(file);
  const named = Object.keys(module).filter((key) => key !== "default").sort().slice(0, 5);
  if (!("default" in module)) return refuse(named.length === 0 ? "module without an export" : "exports \\u0060" + named.join("\\u0060, \\u0060") + "\\u0060", "the settings as default export");
  const exported = await module.default;
  const settings = typeof exported === "object" && exported !== null && "default" in exported ? exported.default : exported;
  if (typeof settings === "function") return refuse("function as default export", "an object of settings");
  if (settings === undefined) return refuse("undefined as default export", "an object of settings");
  answer({ value: copy(settings, "", []) });
})().catch(wrong);
`;
