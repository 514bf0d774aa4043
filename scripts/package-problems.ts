/** What `npm pack --json` says of the packed package. */
export interface PackedPackage {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** The promise to users: our own files stay below this. */
const LIMIT_BYTES = 3_000_000;

/** All that may be in the package. */
const ALLOWED =
  /^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|protocol-templates\/.+|workflow-templates\/[a-z-]+\.yaml|plugins\/.+|validators\/[^/]+\/README\.md|\.claude-plugin\/marketplace\.json|\.agents\/plugins\/marketplace\.json|dist\/(?:(?:index|markdown|remark|workflows)\.(?:js|d\.ts)|workflows\.(?:cjs|d\.cts)|THIRD-PARTY-LICENSES\.txt|cli\/[^/]+\.cjs))$/u;

/** What has to be in it. */
const NEEDED = [
  "package.json",
  "README.md",
  "LICENSE",
  "dist/index.js",
  "dist/index.d.ts",
  "dist/markdown.js",
  "dist/markdown.d.ts",
  "dist/remark.js",
  "dist/remark.d.ts",
  "dist/workflows.cjs",
  "dist/workflows.d.cts",
  "dist/workflows.d.ts",
  "dist/workflows.js",
  "workflow-templates/feature-dev.yaml",
  "dist/cli/agent-relay.cjs",
  "dist/THIRD-PARTY-LICENSES.txt",
  "protocol-templates/project/AGENT-HANDOFF.md",
  ".claude-plugin/marketplace.json",
  "plugins/claude/hooks/hooks.json",
];

/** Gives what is wrong with the files of the package: strangers, missing ones, too many bytes. */
export function findPackageProblems({ files, unpackedSize }: PackedPackage): readonly string[] {
  const paths = files.map(({ path }) => path);
  return [
    ...paths.filter((path) => !ALLOWED.test(path)).map((path) => `Unexpected file in the package: ${path}`),
    ...NEEDED.filter((path) => !paths.includes(path)).map((path) => `Missing file in the package: ${path}`),
    ...(unpackedSize < LIMIT_BYTES ? [] : [`Unexpected size of the package: ${String(unpackedSize)} bytes, expected fewer than ${String(LIMIT_BYTES)}`]),
  ];
}
