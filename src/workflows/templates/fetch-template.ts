import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readText } from "../../disk/files/read-text.ts";
import { messageLine } from "../../util/message-line.ts";

/** What is read of a template at most. */
const MOST_BYTES = 1_048_576;

/** How long a server may take for all of it. */
const LONGEST_MS = 30_000;

const MOST_REDIRECTS = 5;

/** Reads the text of a template from an `https:` address, from one of this machine by `http:`, or from a file. @throws Error where it cannot be read, is too long or no text. */
export async function fetchTemplate(source: string, cwd: string): Promise<string> {
  const url = asUrl(source);
  if (url === undefined) return readFile(resolve(cwd, source));
  if (url.protocol === "file:") return readFile(fileURLToPath(url));
  return await fetchText(url);
}

/** A path is no address, even one that begins with the letter of a drive. */
function asUrl(source: string): URL | undefined {
  return /^[a-z][a-z0-9+.-]+:/iu.test(source) && URL.canParse(source) ? new URL(source) : undefined;
}

function readFile(path: string): string {
  const file = readText(path, MOST_BYTES);
  if (!file.ok) throw new Error(file.problem.message);
  if (!file.value.utf8) throw cannot(path, "it is not UTF-8");
  return file.value.text;
}

async function fetchText(url: URL): Promise<string> {
  const signal = AbortSignal.timeout(LONGEST_MS);
  let address = url;
  for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
    assertSafe(address, url);
    const response = await ask(address, signal);
    const next = response.headers.get("location");
    if (response.status < 300 || response.status >= 400 || next === null) return await readResponse(response, address);
    await response.body?.cancel();
    address = new URL(next, address);
  }
  throw cannot(url.href, `it redirects more than ${MOST_REDIRECTS} times`);
}

/** A server may not send a reader elsewhere than it asked for: from the network to this machine, or to a plain connection. */
function assertSafe(address: URL, first: URL): void {
  const isLocal = address.protocol === "http:" && isLoopback(address.hostname);
  if (address.protocol === "https:" || (isLocal && isLoopback(first.hostname))) return;
  throw cannot(first.href, address === first ? "expected an address that begins with `https:`, or a file" : `it redirects to ${address.origin}`);
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/u.test(host);
}

async function ask(address: URL, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, { redirect: "manual", signal, headers: { accept: "text/yaml, text/plain, */*" } });
  } catch (error) {
    throw cannot(address.href, reasonOf(error));
  }
}

async function readResponse(response: Response, address: URL): Promise<string> {
  if (!response.ok) {
    await response.body?.cancel();
    throw cannot(address.href, `the server answers ${response.status}`);
  }
  const chunks: Uint8Array[] = [];
  const body: AsyncIterable<Uint8Array> | readonly Uint8Array[] = response.body ?? [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.length;
      if (length > MOST_BYTES) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw cannot(address.href, reasonOf(error));
  }
  if (length > MOST_BYTES) throw cannot(address.href, `it has more than ${MOST_BYTES} bytes`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw cannot(address.href, "it is not UTF-8");
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "the connection failed";
  if (error.name === "TimeoutError") return `it took more than ${LONGEST_MS / 1000} s`;
  const { cause } = error;
  return cause instanceof Error && cause.message !== "" ? cause.message : error.message;
}

function cannot(source: string, reason: string): Error {
  return new Error(messageLine(`Cannot read "${source}": ${reason}`));
}
