import { execFileSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(import.meta.dirname, "../..");

/** An npm registry on this machine with the packages that ours needs at run time, and nothing else. */
export interface LocalRegistry {
  readonly url: string;
  /** What was asked for and is not there. */
  readonly missed: readonly string[];
  close(): void;
}

/** Starts a registry of the run-time dependencies as they lie in `node_modules`. */
export async function startRegistry(): Promise<LocalRegistry> {
  const folder = mkdtempSync(join(tmpdir(), "agent-relay-registry-"));
  const { dependencies = {} } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { readonly dependencies?: Readonly<Record<string, string>> };
  const tarballs = new Map(Object.keys(dependencies).map((name) => [name, readFileSync(join(folder, packed(name, folder)))]));
  const missed: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    const [, name = "", tarball] = url.split("/");
    const bytes = tarballs.get(name);
    if (bytes === undefined) {
      missed.push(url);
      response.writeHead(404).end("{}");
    } else response.end(tarball === undefined ? packument(name, `http://localhost:${String((server.address() as AddressInfo).port)}/${name}/tarball`) : bytes);
  });
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}/`,
    missed,
    close() {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function packed(name: string, folder: string): string {
  const out = execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder, join(ROOT, "node_modules", name)], { encoding: "utf8" });
  const [{ filename }] = JSON.parse(out) as [{ readonly filename: string }];
  return filename;
}

function packument(name: string, tarball: string): string {
  const manifest = JSON.parse(readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8")) as { readonly version: string };
  return JSON.stringify({ name, "dist-tags": { latest: manifest.version }, versions: { [manifest.version]: { ...manifest, dist: { tarball } } } });
}
