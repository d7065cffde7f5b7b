import { z } from "zod";
import * as extensions from "./extensions.ts";
import { rejection } from "./proposals.ts";
import type { Route } from "./route-shape.ts";

const who = { may: "pass.issue" } as const;
const params = z.object({ id: z.string().min(1).max(60) });
const reply = extensions.extensionSeen;

/** Giving many passes a later end at once, by two people. */
export const extensionRoutes = {
  extensions: {
    method: "GET",
    path: "/api/extensions",
    summary: "Extensions of many passes that one may decide, newest first",
    who,
    query: extensions.extensionQuery,
    reply: extensions.extensionPage,
  },
  makeExtension: {
    method: "POST",
    path: "/api/extensions",
    summary:
      "Find the passes that a filter means and hold a later end against each; nothing is extended yet",
    who,
    body: extensions.newExtension,
    reply,
    status: 201,
    refuses: ["unknown-reference", "already-exists", "rate-limited"],
  },
  extension: {
    method: "GET",
    path: "/api/extensions/:id",
    summary: "How far an extension of many passes is",
    who,
    params,
    reply,
  },
  extensionPasses: {
    method: "GET",
    path: "/api/extensions/:id/passes",
    summary: "Passes of an extension with how it stands with each",
    who,
    params,
    query: extensions.extendedQuery,
    reply: extensions.extendedPage,
  },
  proposeExtension: {
    method: "POST",
    path: "/api/extensions/:id/propose",
    summary: "Propose to extend what was found; another person decides",
    who,
    params,
    reply,
    refuses: ["extension-state", "already-exists"],
  },
  approveExtension: {
    method: "POST",
    path: "/api/extensions/:id/approve",
    summary: "Approve another's extension, which begins it",
    who,
    params,
    reply,
    refuses: ["extension-state", "proposal-over", "own-proposal", "wait-alone"],
  },
  rejectExtension: {
    method: "POST",
    path: "/api/extensions/:id/reject",
    summary: "Reject another's extension",
    who,
    params,
    body: rejection,
    reply,
    refuses: ["extension-state", "proposal-over", "own-proposal"],
  },
  withdrawExtension: {
    method: "POST",
    path: "/api/extensions/:id/withdraw",
    summary: "Withdraw one's own extension before it is decided",
    who,
    params,
    reply,
    refuses: ["extension-state", "proposal-over"],
  },
  undoExtension: {
    method: "POST",
    path: "/api/extensions/:id/undo",
    summary:
      "Give the passes of an extension the ends they had, but those changed since; what is not extended yet is not any more",
    who,
    params,
    body: extensions.extensionUndo,
    reply,
    refuses: ["extension-state"],
  },
} as const satisfies Record<string, Route>;
