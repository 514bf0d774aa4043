/** Settings as they are written in one kind of file. */
export interface Kind {
  readonly file: string;
  readonly write: (settings: Readonly<Record<string, unknown>>) => string;
}

const json: Kind["write"] = (settings) => JSON.stringify(settings, null, 2);

/** Every kind of file that holds data, as people write it. */
export const DATA_KINDS: readonly Kind[] = [
  { file: "agent-relay.config.json", write: json },
  { file: "agent-relay.config.yaml", write: (settings) => `# ours\n${yaml(settings, "")}` },
  { file: "agent-relay.config.yml", write: (settings) => `\u{feff}---\r\n${yaml(settings, "").replaceAll("\n", "\r\n")}` },
  { file: "package.json", write: (settings) => `${json({ name: "shop", private: true, "agent-relay": settings })}\n` },
];

/** Every kind of file that is code. */
export const CODE_KINDS: readonly Kind[] = [
  { file: "agent-relay.config.ts", write: (settings) => `const settings: object = ${json(settings)};\nexport default settings;\n` },
  { file: "agent-relay.config.mts", write: (settings) => `export default await Promise.resolve(${json(settings)} as const);\n` },
  { file: "agent-relay.config.js", write: (settings) => `export default ${json(settings)};\n` },
  { file: "agent-relay.config.mjs", write: (settings) => `export default ${json(settings)};\n` },
  { file: "agent-relay.config.cjs", write: (settings) => `module.exports = ${json(settings)};\n` },
];

/** Blocks for objects, the flow form for everything else. */
function yaml(value: Readonly<Record<string, unknown>>, indent: string): string {
  const lines = Object.entries(value).map(([key, inner]) =>
    isObject(inner) ? `${indent}${key}:\n${yaml(inner, `${indent}  `)}` : `${indent}${key}: ${typeof inner === "string" ? inner : JSON.stringify(inner)}\n`,
  );
  return lines.join("");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
