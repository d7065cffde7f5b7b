import type { Changes } from "../../shared/contract/sync.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Audience } from "../audience.ts";
import { itemsOf } from "../queries/items.ts";
import type { LoggedEvent, Store } from "../store/ports.ts";
import { type Packed, packed } from "./packed.ts";

/** After a frame, those that follow within this time go out as one: a frame a scan cost tenfold at 200 sockets. */
const coalesceMs = 50;
/** The more there is to tell the fewer frames tell it: each is written once for every socket, and scans wait meanwhile. */
const longestCoalesceMs = 250;
const msAnEvent = 1;
/** After a failure, such as a database that is away, it is tried again after this. */
const tryAgainMs = 1_000;
/** Most events read into one frame. */
const mostInFrame = 1_000;

export interface FeedParts {
  readonly store: Store;
  readonly now: () => number;
  /** Is anybody there at all? If not, nothing is read. */
  readonly anyone: () => boolean;
  /** Looked at for every batch of events, before they are sent on. */
  readonly onEvents: (events: readonly LoggedEvent[]) => Promise<void>;
  /** Who listens now, each audience once. */
  readonly audiences: () => Iterable<Audience>;
  readonly send: (audience: Audience, frame: Packed) => void;
  readonly onError: (error: unknown) => void;
}

export interface Feed {
  /** Every event up to here has been sent to whoever was listening then. */
  readonly position: () => number;
  /**
   * Calls back at the moment when the events up to a number have been sent on and none after it: whoever caught up
   * to there by cursor follows from then on with nothing missed and nothing twice. Not for a number passed already.
   */
  readonly whenAt: (seq: number, then: () => void) => void;
  readonly close: () => void;
}

/**
 * Tails the log and sends each audience what changed, as `GET /api/changes` would answer. The first commit after
 * a pause goes out at once, the next ones together.
 */
export const startFeed = async (parts: FeedParts): Promise<Feed> => {
  const { store, now, audiences, send } = parts;
  let position = await store.reads.latestSeq();
  let newest = position;
  let busy = false;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Who wait for a number ahead. */
  const turns = new Map<number, (() => void)[]>();
  const nextTurn = (): number => Math.min(...turns.keys());

  const takeTurns = (): void => {
    const now = turns.get(position) ?? [];
    turns.delete(position);
    for (const then of now) then();
  };

  const sendOn = async (): Promise<void> => {
    const events = await store.reads.events(position, Math.min(mostInFrame, nextTurn() - position));
    const last = events.at(-1)?.seq;
    if (last === undefined) {
      newest = position;
      return;
    }
    await parts.onEvents(events);
    const at = now();
    const itemsFor = await itemsOf(events, store.reads, at);
    const frames = new Map<string, Packed | null>();
    const pack = async (audience: Audience): Promise<void> => {
      const items = itemsFor(audience);
      const frame: Changes = { items, next: last, more: false, serverTime: iso(at) };
      frames.set(audience.extent, items.length > 0 ? await packed(frame) : null);
    };
    await Promise.all([...audiences()].map(pack));
    // Somebody came to wait for a number within this batch: what comes up to it is read again by itself.
    if (nextTurn() < last) return;
    // Nothing is awaited from here to the end: whoever joins sees either none of this batch sent, or all of it.
    const listening = [...audiences()];
    // Somebody followed meanwhile for whom nothing is packed.
    if (listening.some(({ extent }) => !frames.has(extent))) return;
    for (const audience of listening) {
      const frame = frames.get(audience.extent);
      if (frame) send(audience, frame);
    }
    position = last;
    takeTurns();
  };

  const run = async (): Promise<void> => {
    timer = undefined;
    if (busy || closed) return;
    busy = true;
    const from = position;
    // What comes meanwhile goes with the next frame.
    const upTo = newest;
    let pause = coalesceMs;
    try {
      while (position < upTo && !closed) await sendOn();
      pause = Math.min(longestCoalesceMs, coalesceMs + (position - from) * msAnEvent);
    } catch (error) {
      parts.onError(error);
      pause = tryAgainMs;
    }
    busy = false;
    if (!closed) timer = setTimeout(again, pause);
  };

  const again = (): void => {
    timer = undefined;
    if (position < newest) void run();
  };

  const stop = store.onCommit((seq) => {
    newest = Math.max(newest, seq);
    if (!parts.anyone() && turns.size === 0 && !busy) position = newest;
    else if (timer === undefined && !busy) void run();
  });

  return {
    position: () => position,
    whenAt: (seq, then) => {
      turns.set(seq, [...(turns.get(seq) ?? []), then]);
      newest = Math.max(newest, seq);
      if (position === seq) takeTurns();
      else if (timer === undefined && !busy) void run();
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      stop();
    },
  };
};
