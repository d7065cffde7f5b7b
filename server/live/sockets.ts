import type { Server as HttpServer } from "node:http";
import { type Socket as AnySocket, Server } from "socket.io";
import {
  type Answered,
  type ClientEventName,
  type ClientEvents,
  clientEvents,
  type Given,
  live,
  type Sent,
  type ServerEventName,
  type ServerEvents,
  serverEvents,
} from "../../shared/contract/events.ts";
import { isRefusal, type ProblemCode, type Refusal } from "../../shared/contract/problems.ts";
import { iso } from "../../shared/domain/time.ts";
import { type Audience, audienceOf } from "../audience.ts";
import type { Caller } from "../caller.ts";
import { checkShape } from "../check-shape.ts";
import { parseFields } from "../http/field-errors.ts";
import { languageOf } from "../http/language.ts";
import { type ProblemMore, toProblem } from "../http/problem.ts";
import type { Logger } from "../log.ts";
import { changesOf } from "../queries/changes.ts";
import { isForLater, type LoggedEvent, type Store } from "../store/ports.ts";
import { startFeed } from "./feed.ts";
import { type Packed, packed } from "./packed.ts";
import { queued, whenDrained } from "./queued.ts";

/** What a socket brings to be known by: a person's cookie header, or what a tablet signed. */
export interface Handshake {
  readonly cookie?: string;
  readonly device?: string;
  readonly origin?: string;
  /** Host and port the socket was opened to. */
  readonly host?: string;
}

export interface LiveParts {
  readonly httpServer: HttpServer;
  readonly store: Store;
  readonly authenticate: (handshake: Handshake) => Promise<Caller | Refusal>;
  readonly now: () => number;
  readonly log: Pick<Logger, "error" | "info">;
  /** Frames a socket may leave unread before it is dropped. */
  readonly mostQueued?: number;
  /** Checks everything sent against the contract; for tests. */
  readonly checkSent?: boolean;
}

export interface Live {
  readonly close: () => void;
  /** Sockets that follow now. */
  readonly count: () => number;
}

type Joined = Answered<"join"> | ProblemCode | null;

interface Join {
  readonly after: number;
  readonly answer: (joined: Joined) => void;
}

interface SocketData {
  caller: Caller;
  /** Raised by every join and drop, so that a join under way gives up. */
  joins: number;
  /** The join that comes next: one is under way at a time, however often it is asked for. */
  waiting: Join | null;
  joining: boolean;
  /** Whom it was as when its join began, and as whom it follows since; null where it does neither. */
  audience: Audience | null;
}
type Socket = AnySocket<ClientEvents, ServerEvents, Record<string, never>, SocketData>;

/** What comes of each event a client may send; one without its line here does not compile. */
type Incoming = {
  readonly [N in ClientEventName]: (
    socket: Socket,
    given: Given<N>,
    answer: (answered: Answered<N> | ProblemCode) => void,
  ) => void;
};

const pageLimit = 1_000;
/** Grants, sessions and tablets are looked at again this often, and at once when an event says they changed. */
const checkEveryMs = 60_000;
/** A quiet screen hears this often that it is up to date. */
const stillHereMs = 15_000;
const drainWithinMs = 15_000;

const roomOf = (audience: Audience): string => `audience ${audience.key}`;

/** Audiences are made anew when places change; they are the same while what they reach is. */
const sameReach = (a: Audience | null, b: Audience | null): boolean =>
  a === b || (a !== null && b !== null && a.extent === b.extent);

const failed = (error: unknown): ProblemCode => (isForLater(error) ? "not-ready" : "internal");

/**
 * The live side: sockets at `/live`, fed from the log. A caller joins after a cursor, is sent what it
 * missed, and from then on what changes; it is dropped by name when it is too slow [F4], no longer welcome, or
 * must begin anew because what it reaches has changed.
 */
export const startLive = async (parts: LiveParts): Promise<Live> => {
  const { store, authenticate, now, log } = parts;
  const mostQueued = parts.mostQueued ?? 100;
  const io = new Server<ClientEvents, ServerEvents, Record<string, never>, SocketData>(
    parts.httpServer,
    {
      path: live.path,
      transports: ["websocket"],
      serveClient: false,
      perMessageDeflate: false,
      maxHttpBufferSize: 10_000,
    },
  );
  /** Who has caught up and follows, by room. */
  const rooms = new Map<string, { audience: Audience; readonly sockets: Set<Socket> }>();

  const languageOfSocket = (socket: Socket) =>
    languageOf(socket.handshake.headers["accept-language"]);
  const problemFor = (socket: Socket, code: ProblemCode, more?: ProblemMore) =>
    toProblem(code, languageOfSocket(socket), socket.id, more);

  /** [F7] What is sent has the shape the contract gives it. */
  const checked = <N extends ServerEventName>(name: N, sent: Sent<N>): Sent<N> => {
    if (parts.checkSent) checkShape(serverEvents[name].sent, sent, name);
    return sent;
  };

  const handshakeOf = ({ handshake }: Socket): Handshake => {
    const { cookie, origin, host } = handshake.headers;
    const device: unknown = handshake.auth.device;
    return {
      ...(cookie === undefined ? {} : { cookie }),
      ...(origin === undefined ? {} : { origin }),
      ...(host === undefined ? {} : { host }),
      ...(typeof device === "string" ? { device } : {}),
    };
  };

  const leave = (socket: Socket): void => {
    const { audience } = socket.data;
    const room = audience && rooms.get(roomOf(audience));
    if (room?.sockets.delete(socket)) {
      if (room.sockets.size === 0) rooms.delete(roomOf(audience!));
      void socket.leave(roomOf(audience!));
    }
    socket.data.audience = null;
    socket.data.joins += 1;
  };

  const follow = (socket: Socket, audience: Audience): void => {
    const name = roomOf(audience);
    const room = rooms.get(name) ?? { audience, sockets: new Set<Socket>() };
    room.sockets.add(socket);
    rooms.set(name, room);
    socket.data.audience = audience;
    void socket.join(name);
  };

  const drop = (socket: Socket, code: Sent<"dropped">["code"]): void => {
    leave(socket);
    socket.emit("dropped", checked("dropped", { code }));
    // Whoever must begin anew keeps the connection to join again with.
    if (code === "resnapshot") return;
    const { conn } = socket;
    socket.disconnect(true);
    // One that does not read would hold its connection, and its queue, until the ping times out.
    setTimeout(() => conn.close(true), 1_000).unref();
  };

  const send = (audience: Audience, frame: Packed): void => {
    const room = rooms.get(roomOf(audience));
    for (const socket of room?.sockets ?? [])
      if (queued(socket.conn) > mostQueued) drop(socket, "slow-consumer");
    io.to(roomOf(audience)).emit("changes", checked("changes", frame));
  };

  /** Who a socket is now: a tablet's signature is good for minutes only, so its row is asked instead. */
  const callerNow = async (socket: Socket): Promise<Caller> => {
    const { caller } = socket.data;
    if (caller.kind === "device") {
      const device = await store.reads.device(caller.device.id);
      return device && device.cutOffAt === null ? { kind: "device", device } : { kind: "anyone" };
    }
    const again = await authenticate(handshakeOf(socket));
    return isRefusal(again) ? { kind: "anyone" } : again;
  };

  const check = async (): Promise<void> => {
    const reference = await store.reads.reference();
    for (const socket of io.of("/").sockets.values()) {
      const caller = await callerNow(socket);
      const audience = audienceOf(caller, reference);
      socket.data.caller = caller;
      if (!audience) drop(socket, "signed-out");
      else if (socket.data.audience && !sameReach(socket.data.audience, audience))
        drop(socket, "resnapshot");
    }
  };

  const concernsPeople = ({ subject }: LoggedEvent): boolean =>
    subject.kind === "person" || subject.kind === "device";
  const concernsPlaces = ({ subject }: LoggedEvent): boolean =>
    subject.kind === "area" ||
    subject.kind === "checkpoint" ||
    subject.kind === "corridor" ||
    subject.kind === "endpoint";

  const feed = await startFeed({
    store,
    now,
    anyone: () => io.of("/").sockets.size > 0,
    onEvents: async (events) => {
      if (events.some((event) => concernsPeople(event) || concernsPlaces(event))) await check();
    },
    audiences: () => [...rooms.values()].map(({ audience }) => audience),
    send,
    onError: (error) => log.error({ err: error }, "the live feed failed"),
  });

  const catchUp = async (socket: Socket, after: number): Promise<Joined> => {
    leave(socket);
    const mine = socket.data.joins;
    const reference = await store.reads.reference();
    const audience = audienceOf(socket.data.caller, reference);
    if (!audience) return "not-allowed";
    socket.data.audience = audience;
    let cursor = after;
    for (;;) {
      const page = await changesOf(
        store.reads,
        audience,
        { after: cursor, limit: pageLimit },
        now(),
      );
      if (isRefusal(page)) return page.refused;
      const frame = page.items.length > 0 ? await packed(page) : null;
      if (!socket.connected) return null;
      // Another join came between and has the say, or what it reaches has changed.
      if (socket.data.joins !== mine) return socket.data.waiting ? { ok: true } : "resnapshot";
      if (frame) socket.emit("changes", checked("changes", frame));
      cursor = page.next;
      // [F1] Cut over. The feed may not be as far yet, least of all with what another process wrote.
      if (!page.more && cursor >= feed.position()) {
        await new Promise<void>((resolve) => {
          feed.whenAt(cursor, () => {
            if (socket.connected && socket.data.joins === mine) follow(socket, audience);
            resolve();
          });
        });
        if (!socket.connected) return null;
        return socket.data.joins === mine || socket.data.waiting ? { ok: true } : "resnapshot";
      }
      if (!(await whenDrained(socket.conn, drainWithinMs))) {
        drop(socket, "slow-consumer");
        return null;
      }
    }
  };

  /** One at a time: a socket that asks a thousand times over is caught up for the first and the last. */
  const join = async (socket: Socket, wanted: Join): Promise<void> => {
    const { data } = socket;
    data.waiting?.answer({ ok: true });
    data.waiting = wanted;
    data.joins += 1;
    if (data.joining) return;
    data.joining = true;
    while (data.waiting) {
      const { after, answer } = data.waiting;
      data.waiting = null;
      const joined = await catchUp(socket, after).catch((error: unknown): ProblemCode => {
        log.error({ err: error }, "a socket could not be brought up to date");
        return failed(error);
      });
      if (typeof joined === "string") leave(socket);
      answer(joined);
    }
    data.joining = false;
  };

  /** Finds out who opens a socket; the reason where it is nobody who may follow. */
  const welcome = async (socket: Socket): Promise<ProblemCode | null> => {
    const caller = await authenticate(handshakeOf(socket));
    if (isRefusal(caller)) return caller.refused;
    if (!audienceOf(caller, await store.reads.reference()))
      return caller.kind === "anyone" ? "not-signed-in" : "not-allowed";
    socket.data = { caller, joins: 0, waiting: null, joining: false, audience: null };
    return null;
  };

  io.use((socket, next) => {
    welcome(socket)
      .catch((error: unknown): ProblemCode => {
        log.error({ err: error }, "a socket's caller could not be found out");
        return failed(error);
      })
      .then((code) =>
        next(code ? Object.assign(new Error(code), { data: problemFor(socket, code) }) : undefined),
      );
  });

  const incoming: Incoming = {
    join: (socket, { after }, answer) =>
      void join(socket, { after, answer: (joined) => joined && answer(joined) }),
  };

  /** [F7] Nothing that a socket sends is believed before it has the shape the contract gives it. */
  const listen = <N extends ClientEventName>(socket: Socket, name: N): void => {
    (socket as AnySocket).on(name as string, (raw: unknown, ack: unknown) => {
      const say = typeof ack === "function" ? ack : () => undefined;
      const parsed = parseFields(clientEvents[name].given, raw, languageOfSocket(socket));
      if ("errors" in parsed)
        return say(problemFor(socket, "invalid-input", { errors: parsed.errors }));
      incoming[name](socket, parsed.value as Given<N>, (answered) =>
        say(typeof answered === "string" ? problemFor(socket, answered) : answered),
      );
    });
  };

  io.on("connection", (socket) => {
    for (const name of Object.keys(clientEvents) as ClientEventName[]) listen(socket, name);
    socket.on("disconnect", () => leave(socket));
  });

  const checking = setInterval(() => {
    check().catch((error: unknown) => log.error({ err: error }, "sockets could not be checked"));
  }, checkEveryMs);
  const stillHere = setInterval(() => {
    const frame = { items: [], next: feed.position(), more: false, serverTime: iso(now()) };
    for (const { audience } of rooms.values()) send(audience, frame);
  }, stillHereMs);

  return {
    count: () => [...rooms.values()].reduce((sum, { sockets }) => sum + sockets.size, 0),
    close: () => {
      clearInterval(checking);
      clearInterval(stillHere);
      feed.close();
      // Not `io.close()`, which would close the HTTP server too: that is for whoever opened it.
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
};
