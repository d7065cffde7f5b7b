import { type Agent, request } from "node:http";

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
}
export interface Answer {
  /** 0 where the connection broke. */
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Addresses that Node sends as they are; what it would not send cannot reach a server through it either. */
export const sendable = (path: string): string =>
  path.toWellFormed().replace(/[^\x21-\xff]/g, encodeURI);

export const send = (url: string, agent: Agent, sent: Sent): Promise<Answer> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    // By its parts: an address as a whole would be tidied on the way, `/./` and all.
    const call = request(
      {
        hostname,
        port,
        path: sendable(sent.path),
        method: sent.method,
        agent,
        headers: sent.headers,
      },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on("data", (chunk: Buffer) => chunks.push(chunk));
        reply.on("error", (error) => resolve({ status: 0, type: "", text: error.message }));
        reply.on("end", () =>
          resolve({
            status: reply.statusCode ?? 0,
            type: reply.headers["content-type"] ?? "",
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    call.on("error", (error) => resolve({ status: 0, type: "", text: error.message }));
    call.end(sent.body ?? undefined);
  });
