import type { IncomingMessage } from "node:http";
import { ProblemError } from "./problem.ts";

/** Bytes; what a route takes unless it says otherwise. */
export const usualBodyLimit = 100_000;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Refuses before a byte of the body is read: `unsupported-media-type`, or `too-large` by its declared length. */
export const checkBodyHeaders = (request: IncomingMessage, limit: number): void => {
  const { headers } = request;
  const [type, ...params] = (headers["content-type"] ?? "").toLowerCase().split(";");
  const charset = params.map((p) => p.trim()).find((p) => p.startsWith("charset="));
  const encoding = headers["content-encoding"] ?? "identity";
  const json = type?.trim() === "application/json";
  const plain = !charset || /^charset="?utf-?8"?$/.test(charset);
  if (!json || !plain || encoding !== "identity") throw new ProblemError("unsupported-media-type");
  if (Number(headers["content-length"] ?? 0) > limit) throw new ProblemError("too-large");
};

const readBytes = (request: IncomingMessage, limit: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limit) chunks.push(chunk);
      else reject(new ProblemError("too-large"));
    });
    request.on("end", () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    // Broken off: nobody is there to be answered, and nothing of ours has failed.
    request.on("error", () => reject(new ProblemError("malformed-json")));
    request.on("close", () => {
      if (!request.complete) reject(new ProblemError("malformed-json"));
    });
  });

const composed = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.normalize("NFC") : value;

/**
 * The JSON of a body of at most `limit` bytes, its text in NFC unless `verbatim` (a scan's hash is of its text
 * as it travelled). Throws `too-large` or `malformed-json`.
 */
export const readJson = async (
  request: IncomingMessage,
  limit: number,
  verbatim: boolean,
): Promise<unknown> => {
  const bytes = await readBytes(request, limit);
  try {
    return JSON.parse(utf8.decode(bytes), verbatim ? undefined : composed);
  } catch {
    throw new ProblemError("malformed-json");
  }
};
