import { z } from "zod";
import { type Problem, type ProblemCode, problem } from "./problems.ts";
import type { Who } from "./route-shape.ts";
import { changesFrame } from "./sync.ts";

/**
 * Socket.IO, path `/live`, websocket only. A person authenticates by session cookie, a tablet by
 * `auth: { device: <Authorization header value for "GET /live"> }`.
 */
export const live = {
  path: "/live",
  who: { may: "sync", orDevice: true },
  refuses: [
    "not-signed-in",
    "bad-signature",
    "not-allowed",
    "wrong-origin",
    "device-cut-off",
    "internal",
    "not-ready",
  ],
} as const satisfies {
  readonly path: string;
  readonly who: Who;
  readonly refuses: readonly ProblemCode[];
};

/** What a client may send: its shape, the shape of the answer, and what it can be refused with. */
export interface ClientEvent {
  readonly summary: string;
  readonly given: z.ZodType;
  readonly answer: z.ZodType;
  readonly refuses: readonly ProblemCode[];
}

/** What the server sends on its own. */
export interface ServerEvent {
  readonly summary: string;
  readonly sent: z.ZodType;
}

export const clientEvents = {
  join: {
    summary: "Start, or start again, after a cursor: backfill, cut over, stream",
    given: z.object({ after: z.int().min(0) }),
    answer: z.object({ ok: z.literal(true) }),
    refuses: ["invalid-input", "not-allowed", "resnapshot", "not-ready", "internal"],
  },
} as const satisfies Record<string, ClientEvent>;

export const serverEvents = {
  changes: {
    summary:
      "As `GET /api/changes` would answer, packed where long; frames are coalesced within 50 ms",
    sent: changesFrame,
  },
  dropped: {
    summary: "Why, just before the server drops the socket, or wants it to join anew",
    sent: z.object({ code: z.enum(["slow-consumer", "signed-out", "resnapshot"]) }),
  },
} as const satisfies Record<string, ServerEvent>;

export type ClientEventName = keyof typeof clientEvents;
export type ServerEventName = keyof typeof serverEvents;

/** What a client event carries, parsed. */
export type Given<N extends ClientEventName> = z.output<(typeof clientEvents)[N]["given"]>;
/** What a client event is answered with: its own answer or a problem. */
export type Answered<N extends ClientEventName> = z.output<(typeof clientEvents)[N]["answer"]>;
export type Sent<N extends ServerEventName> = z.output<(typeof serverEvents)[N]["sent"]>;

/** [F7] Reads an answer as a client gets it; throws on one that the contract does not know. */
export const readAnswer = <N extends ClientEventName>(
  name: N,
  raw: unknown,
): Answered<N> | Problem =>
  z.union([clientEvents[name].answer, problem]).parse(raw) as Answered<N> | Problem;

/** For Socket.IO's types. */
export type ClientEvents = {
  [N in ClientEventName]: (
    given: z.input<(typeof clientEvents)[N]["given"]>,
    answer: (answered: Answered<N> | Problem) => void,
  ) => void;
};
export type ServerEvents = { [N in ServerEventName]: (sent: Sent<N>) => void };
