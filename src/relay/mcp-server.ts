import { RPC_ERRORS, RpcError, type RpcCall, type RpcHandler } from "./json-rpc.ts";

/** What a tool gave: text for the model, and whether it is about a failure. */
export interface ToolResult {
  readonly text: string;
  readonly isError: boolean;
}

/** A tool of an MCP server. `inputSchema` is the JSON Schema of an object. */
export interface McpTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: ToolSchema;
  /** Whether it changes nothing; some hosts run only such tools without asking. */
  readonly readOnly: boolean;
  readonly call: (input: Readonly<Record<string, unknown>>) => Promise<ToolResult>;
}

/** The JSON Schema of a tool's input, as far as it is used. */
export interface ToolSchema {
  readonly type: "object";
  readonly properties: Readonly<Record<string, PropertySchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** The schema of one value. */
export type PropertySchema =
  | { readonly type: "string"; readonly description: string; readonly enum?: readonly string[] }
  | { readonly type: "boolean"; readonly description: string }
  | { readonly type: "array"; readonly description: string; readonly items: { readonly type: "string" } };

/** What an MCP server says of itself; `tools` is asked once the client has said its name. */
export interface McpServerOptions {
  readonly name: string;
  readonly version: string;
  readonly instructions: string;
  readonly tools: (client: string) => readonly McpTool[];
}

/** Versions of the Model Context Protocol that are spoken, the newest first. */
const VERSIONS = ["2025-06-18", "2025-03-26", "2024-11-05"];

/** Creates the handler of an MCP server with tools, whatever carries its lines (modelcontextprotocol.io). */
export function createMcpHandler(options: McpServerOptions): RpcHandler {
  let tools: readonly McpTool[] | undefined;
  const known = (): readonly McpTool[] => (tools ??= options.tools(""));
  return async ({ method, params }: RpcCall) => {
    switch (method) {
      case "initialize":
        tools = options.tools(clientName(params));
        return {
          protocolVersion: VERSIONS.find((version) => version === params["protocolVersion"]) ?? VERSIONS[0],
          capabilities: { tools: {} },
          serverInfo: { name: options.name, version: options.version },
          instructions: options.instructions,
        };
      case "ping":
        return {};
      case "tools/list":
        return { tools: known().map(describe) };
      case "tools/call":
        return callTool(known(), params);
      default:
        if (method.startsWith("notifications/")) return {};
        throw new RpcError(RPC_ERRORS.method, `Unexpected method \`${method.slice(0, 80)}\``);
    }
  };
}

function clientName({ clientInfo }: RpcCall["params"]): string {
  return typeof clientInfo === "object" && clientInfo !== null && "name" in clientInfo && typeof clientInfo.name === "string" ? clientInfo.name : "";
}

function describe({ name, description, inputSchema, readOnly }: McpTool): object {
  return { name, description, inputSchema, annotations: { readOnlyHint: readOnly, destructiveHint: false, openWorldHint: false } };
}

async function callTool(tools: readonly McpTool[], { name, arguments: input = {} }: RpcCall["params"]): Promise<object> {
  const tool = tools.find((known) => known.name === name);
  if (tool === undefined) throw new RpcError(RPC_ERRORS.params, `Unexpected tool \`${String(name).slice(0, 80)}\`, expected one of tools/list`);
  if (typeof input !== "object" || input === null || Array.isArray(input)) throw new RpcError(RPC_ERRORS.params, "Unexpected arguments, expected an object");
  const values = { ...input };
  const problem = problemWith(values, tool.inputSchema);
  if (problem !== undefined) throw new RpcError(RPC_ERRORS.params, problem);
  const { text, isError } = await tool.call(values);
  return { content: [{ type: "text", text }], isError };
}

function problemWith(input: Readonly<Record<string, unknown>>, { properties, required }: ToolSchema): string | undefined {
  const missing = required.find((name) => input[name] === undefined);
  if (missing !== undefined) return `Missing \`${missing}\``;
  for (const [name, value] of Object.entries(input)) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (schema === undefined)
      return `Unexpected \`${name.slice(0, 80)}\`, expected ${
        Object.keys(properties)
          .map((known) => `\`${known}\``)
          .join(", ") || "nothing"
      }`;
    if (value !== undefined && !fits(value, schema)) return `Unexpected value of \`${name}\`, expected ${wordsOf(schema)}`;
  }
  return undefined;
}

function fits(value: unknown, schema: PropertySchema): boolean {
  if (schema.type === "array") return Array.isArray(value) && value.every((entry) => typeof entry === "string");
  if (schema.type === "boolean") return typeof value === "boolean";
  return typeof value === "string" && (schema.enum === undefined || schema.enum.includes(value));
}

function wordsOf(schema: PropertySchema): string {
  if (schema.type === "array") return "a list of strings";
  if (schema.type === "boolean") return "true or false";
  return schema.enum === undefined ? "a string" : schema.enum.map((word) => `\`${word}\``).join(", ");
}
