import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Response } from "express";
import type { ProblemCode } from "../../shared/contract/problems.ts";
import type { FileReply, Route } from "../../shared/contract/route-shape.ts";
import type { Language } from "../../shared/text/say.ts";
import { type ProblemMore, toProblem } from "./problem.ts";

/** What we answer is data: nothing in it may be run, framed or sniffed, and no one in between keeps it. */
const dataHeaders = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;
/** The caller's own, and nobody's in between. */
const keptForGood = "private, max-age=31536000, immutable";

/** Shorter answers are sent as they are: packing saves them little. */
const packFrom = 4_096;
/** On the thread pool, so that no scan waits for it. The quickest level: the line is slow, the server is not to be. */
const pack = promisify(gzip);
const packLevel = 1;

const send = (
  response: Response,
  status: number,
  type: string,
  body: string | Uint8Array,
  more: Readonly<Record<string, string>> = {},
): void => {
  response.statusCode = status;
  for (const [name, value] of Object.entries({ ...dataHeaders, ...more }))
    response.setHeader(name, value);
  response.setHeader("content-type", type);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(response.req.method === "HEAD" ? undefined : body);
};

const readsGzip = (accepted: string | string[] | undefined): boolean =>
  String(accepted ?? "")
    .toLowerCase()
    .split(",")
    .some((one) => /^\s*(gzip|\*)\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/.test(one));

const sendJson = async (
  response: Response,
  { packs }: Route,
  status: number,
  value: unknown,
): Promise<void> => {
  const type = "application/json; charset=utf-8";
  const body = JSON.stringify(value);
  if (!packs) return send(response, status, type, body);
  const vary = { vary: "accept-encoding" };
  if (body.length < packFrom || !readsGzip(response.req.headers["accept-encoding"]))
    return send(response, status, type, body, vary);
  const packed = await pack(body, { level: packLevel });
  send(response, status, type, packed, { ...vary, "content-encoding": "gzip" });
};

/** What came first, and then the rest. */
async function* after(first: Uint8Array, rest: AsyncGenerator<Uint8Array>) {
  yield first;
  yield* rest;
}

/** Sends a file as it is made, no faster than it is taken. Whoever goes away ends it, before its first bytes too. */
const sendFile = async (response: Response, { name, type, content }: FileReply): Promise<void> => {
  const isHead = response.req.method === "HEAD";
  try {
    // Asked for before anything is sent: what fails at once is told as a problem.
    const first = isHead ? null : await content.next();
    if (response.destroyed) return;
    response.statusCode = 200;
    for (const [header, value] of Object.entries(dataHeaders)) response.setHeader(header, value);
    response.setHeader("content-type", type);
    const shown = type === "application/pdf" ? "inline" : "attachment";
    response.setHeader("content-disposition", `${shown}; filename="${name}"`);
    if (!first || first.done) return void response.end();
    await pipeline(Readable.from(after(first.value, content)), response);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  } finally {
    await content.return(undefined);
  }
};

/** Sends what a handler answered; resolves when it is on its way. */
export const sendReply = async (
  response: Response,
  route: Route,
  value: unknown,
): Promise<void> => {
  const { reply, status = 200, keeps } = route;
  if (typeof reply !== "string") return sendJson(response, route, status, value);
  if (reply === "application/pdf" || reply === "list")
    return sendFile(response, value as FileReply);
  const type = /^(image|application)\/([\w-]+|vnd\..+)$/.test(reply)
    ? reply
    : `${reply}; charset=utf-8`;
  const kept = keeps ? { "cache-control": keptForGood } : {};
  send(response, status, type, value as string | Uint8Array, kept);
};

export const sendProblem = (
  response: Response,
  code: ProblemCode,
  language: Language,
  requestId: string,
  more: ProblemMore = {},
): void => {
  const problem = toProblem(code, language, requestId, more);
  if (more.retryAfter !== undefined) response.setHeader("retry-after", more.retryAfter);
  if (more.allow) response.setHeader("allow", more.allow.join(", "));
  response.setHeader("content-language", language);
  send(response, problem.status, "application/problem+json", JSON.stringify(problem));
};
