import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a server answers at a path: a text, or where else to look. */
export type Answer = { readonly text: string | Buffer } | { readonly redirect: string };

/** A server on this machine. */
export interface TemplateServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves texts on this machine; what has none is not found. */
export async function serve(answers: Readonly<Record<string, Answer>>): Promise<TemplateServer> {
  const server = createServer((request, response) => {
    const answer = answers[request.url ?? ""];
    if (answer === undefined) response.writeHead(404).end("nothing");
    else if ("redirect" in answer) response.writeHead(302, { location: answer.redirect }).end();
    else response.writeHead(200).end(answer.text);
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
