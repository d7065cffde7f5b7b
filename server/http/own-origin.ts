import type { Request } from "express";

/** Scheme, host and port of an address; empty for none. */
export const originOf = (request: Request): string =>
  `${request.protocol}://${request.headers.host ?? ""}`;

/**
 * [X11] May a page at the call's `Origin` change things here? Only one of our own: those configured, or without any the
 * one the call was sent to. A call that carries a session must say where it comes from.
 */
export const comesFromUs = (
  request: Request,
  configured: readonly string[],
  hasSession: boolean,
): boolean => {
  const { origin } = request.headers;
  if (origin === undefined) return !hasSession;
  return configured.length > 0 ? configured.includes(origin) : origin === originOf(request);
};
