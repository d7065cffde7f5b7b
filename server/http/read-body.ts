import type { IncomingMessage } from "node:http";
import type { ProblemCode } from "../../shared/contract/problems.ts";
import { ProblemError } from "./problem.ts";

/** Bytes; what a route takes unless it says otherwise. */
export const usualBodyLimit = 100_000;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Refuses before a byte of the body is read: `unsupported-media-type`, or `too-large` by its declared length.
 * `wanted`: its media type.
 */
export const checkBodyHeaders = (
  request: IncomingMessage,
  limit: number,
  wanted = "application/json",
): void => {
  const { headers } = request;
  const [type, ...params] = (headers["content-type"] ?? "").toLowerCase().split(";");
  const charset = params.map((p) => p.trim()).find((p) => p.startsWith("charset="));
  const encoding = headers["content-encoding"] ?? "identity";
  const right = type?.trim() === wanted;
  const plain = !charset || /^charset="?utf-?8"?$/.test(charset);
  if (!right || !plain || encoding !== "identity") throw new ProblemError("unsupported-media-type");
  if (Number(headers["content-length"] ?? 0) > limit) throw new ProblemError("too-large");
};

/** The bytes of a body of at most `limit`. Throws `too-large`, or `broken` where it breaks off. */
export const readBytes = (
  request: IncomingMessage,
  limit: number,
  broken: ProblemCode,
): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // A file is put where it stays: gathered from its pieces it would be held twice.
    const declared = Number(request.headers["content-length"] ?? 0);
    const whole = declared > usualBodyLimit ? Buffer.allocUnsafeSlow(declared) : null;
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      const at = length;
      length += chunk.length;
      if (length > limit) reject(new ProblemError("too-large"));
      else if (whole) chunk.copy(whole, at);
      else chunks.push(chunk);
    });
    request.on("end", () =>
      resolve(whole ?? (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks))),
    );
    // Broken off: nobody is there to be answered, and nothing of ours has failed.
    request.on("error", () => reject(new ProblemError(broken)));
    request.on("close", () => {
      if (!request.complete) reject(new ProblemError(broken));
    });
  });

const composed = (_key: string, value: unknown): unknown =>
  typeof value === "string" ? value.normalize("NFC") : value;

/**
 * The JSON of a body, its text in NFC unless `verbatim` (a scan's hash is of its text as it travelled). Throws
 * `malformed-json`.
 */
export const readJson = (bytes: Buffer, verbatim: boolean): unknown => {
  try {
    return JSON.parse(utf8.decode(bytes), verbatim ? undefined : composed);
  } catch {
    throw new ProblemError("malformed-json");
  }
};
