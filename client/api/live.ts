import { io, type Socket } from "socket.io-client";
import {
  type ClientEvents,
  live,
  readAnswer,
  type ServerEvents,
  serverEvents,
} from "../../shared/contract/events.ts";
import { type ProblemCode, problem } from "../../shared/contract/problems.ts";
import { type Changes, type PackedChanges, readChanges } from "../../shared/contract/sync.ts";
import { fromBase64url } from "./bytes.ts";
import { inflate } from "./inflate.ts";

/**
 * `resnapshot`: take a snapshot, then `rejoin()`. `refused`: the server will not have this caller
 * (signed out, cut off); nothing is tried again until `rejoin()`.
 */
export type LiveState = "connecting" | "live" | "down" | "resnapshot" | "refused";

export interface LiveOptions {
  /** A tablet's handshake, made anew at every attempt (it is dated). A person's cookie needs none. */
  readonly auth?: () => Promise<{ readonly device: string }>;
  /** The cursor held, read at every join. */
  readonly after: () => number;
  /** Takes a frame in; frames come one at a time, in order. A rejection makes the socket start again. */
  readonly onItems: (frame: Changes) => void | Promise<void>;
  readonly onState: (state: LiveState, problem: ProblemCode | null) => void;
}

export interface Live {
  /** Joins again from `after()`, connecting at once if need be. */
  readonly rejoin: () => void;
  readonly close: () => void;
}

const refusedFor: ReadonlySet<string> = new Set(["not-signed-in", "not-allowed", "device-cut-off"]);
const retryMs = 5_000;
const ackWithinMs = 15_000;

/** The code of a problem the server named when it turned the handshake away; null for a network error. */
const problemOf = (error: unknown): ProblemCode | null => {
  const said = problem.safeParse((error as { data?: unknown }).data);
  return said.success ? said.data.code : null;
};

const unpack = async ({ deflated, bytes }: PackedChanges): Promise<string> =>
  new TextDecoder().decode(await inflate(fromBase64url(deflated), bytes));

/**
 * The live stream: connects, joins after the cursor held, hands over frames of the same items that
 * `GET /api/changes` answers, and starts again by itself. Never the only way to the data: whoever
 * misses a frame catches up by cursor.
 */
export const openLive = ({ auth, after, onItems, onState }: LiveOptions): Live => {
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let work: Promise<void> = Promise.resolve();

  const socket: Socket<ServerEvents, ClientEvents> = io({
    path: live.path,
    transports: ["websocket"],
    reconnectionDelay: 500,
    reconnectionDelayMax: 10_000,
    ...(auth && {
      auth: (send) => {
        auth().then(send, () => send({}));
      },
    }),
  });

  const connectSoon = (): void => {
    clearTimeout(retry);
    if (!closed) retry = setTimeout(() => socket.connect(), retryMs * (0.5 + Math.random()));
  };
  const refuse = (code: ProblemCode | null): void => {
    if (code === "resnapshot") onState("resnapshot", code);
    else if (code && refusedFor.has(code)) {
      socket.disconnect();
      onState("refused", code);
    } else {
      onState("down", code);
      socket.disconnect();
      connectSoon();
    }
  };

  /** [F7] What a server answers or sends is read before it is believed; another contract's is no answer. */
  const joined = (raw: unknown): void => {
    try {
      const answer = readAnswer("join", raw);
      if ("ok" in answer) onState("live", null);
      else refuse(answer.code);
    } catch {
      refuse(null);
    }
  };
  const join = (): void => {
    onState("connecting", null);
    socket.timeout(ackWithinMs).emit("join", { after: after() }, (late, answer) => {
      if (closed) return;
      if (late) refuse(null);
      else joined(answer);
    });
  };

  socket.on("connect", join);
  socket.on("changes", (raw) => {
    work = work.then(async () => {
      if (closed) return;
      try {
        await onItems(await readChanges(raw, unpack));
      } catch {
        refuse(null);
      }
    });
  });
  socket.on("dropped", (raw) => {
    const { data } = serverEvents.dropped.sent.safeParse(raw);
    if (data?.code === "resnapshot") refuse("resnapshot");
    else if (data?.code === "signed-out") refuse("not-signed-in");
  });
  socket.on("disconnect", (reason) => {
    if (closed) return;
    // The library reconnects by itself except where either side closed on purpose.
    if (reason === "io server disconnect") connectSoon();
    if (reason !== "io client disconnect") onState("down", null);
  });
  socket.on("connect_error", (error) => {
    if (closed) return;
    if (socket.active) onState("down", null);
    else refuse(problemOf(error));
  });

  return {
    rejoin: () => {
      clearTimeout(retry);
      if (socket.connected) join();
      else socket.connect();
    },
    close: () => {
      closed = true;
      clearTimeout(retry);
      socket.disconnect();
    },
  };
};
