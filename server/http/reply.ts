import type { Response } from "express";
import type { ProblemCode } from "../../shared/contract/problems.ts";
import type { Route } from "../../shared/contract/routes.ts";
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

const send = (
  response: Response,
  status: number,
  type: string,
  body: string | Uint8Array,
): void => {
  response.statusCode = status;
  for (const [name, value] of Object.entries(dataHeaders)) response.setHeader(name, value);
  response.setHeader("content-type", type);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(response.req.method === "HEAD" ? undefined : body);
};

export const sendReply = (response: Response, route: Route, value: unknown): void => {
  const { reply, status = 200 } = route;
  if (typeof reply !== "string")
    send(response, status, "application/json; charset=utf-8", JSON.stringify(value));
  else {
    const type = reply === "image/png" ? reply : `${reply}; charset=utf-8`;
    send(response, status, type, value as string | Uint8Array);
  }
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
