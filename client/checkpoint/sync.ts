import type { ProblemCode } from "../../shared/contract/problems.ts";
import { type Changes, tabletKinds } from "../../shared/contract/sync.ts";
import type { Verify } from "../../shared/domain/cose.ts";
import { callMessage, deviceAuthorization } from "../../shared/domain/scan-chain.ts";
import { ms } from "../../shared/domain/time.ts";
import { type CallOptions, type DeviceIdentity, deviceCall } from "../api/device-call.ts";
import type { Live, LiveState } from "../api/live.ts";
import { applyItems } from "./apply-items.ts";
import type { Clock } from "./clock.ts";
import { type Database, frameStores, readMeta, type SyncMark, shapeOnFile } from "./database.ts";
import { emptyOnFile, type OnFile, takeIn } from "./on-file.ts";
import type { Surroundings } from "./surroundings.ts";

export type Trouble = ProblemCode | "unreachable" | "not-ours" | "storage";

export interface SyncState {
  /** True time, ms, at which what is on file was the server's truth; null before the first snapshot. */
  readonly asOf: number | null;
  readonly live: LiveState;
  readonly trouble: Trouble | null;
}

export interface SyncOptions {
  readonly db: Database;
  readonly device: DeviceIdentity;
  readonly clock: Clock;
  readonly verify: Verify;
  readonly around: Surroundings;
  readonly onFile: () => OnFile;
  readonly setOnFile: (next: OnFile) => void;
  readonly onState: (state: SyncState) => void;
  /** The server can be reached again. */
  readonly onReached: () => void;
}

export interface Sync {
  /** Catches up now: network came back, the page is seen again. */
  readonly wake: () => void;
  readonly close: () => void;
}

const everyMs = 25_000;
const longestDelay = 30_000;
const snapshotWithinMs = 120_000;

/** What is on file and how far it reaches, changed together: a frame without its cursor would be lost. */
const writeFrame = async (
  db: Database,
  mark: SyncMark,
  worthKeeping: Parameters<typeof applyItems>[1],
  replace: boolean,
): Promise<void> => {
  const tx = db.transaction(frameStores, "readwrite");
  const done = tx.done;
  done.catch(() => {});
  const held = (await tx.objectStore("meta").get("sync")) as SyncMark | undefined;
  // Another page of this tablet is ahead: what it wrote is newer.
  if (!replace && held && held.cursor > mark.cursor) return done;
  if (replace)
    await Promise.all(
      // [P9] Status lists stay, so that no snapshot can play an old one back.
      tabletKinds
        .filter((kind) => kind !== "status-list")
        .map((kind) => tx.objectStore(kind).clear()),
    );
  await applyItems(tx, worthKeeping);
  await tx.objectStore("meta").put(mark, "sync");
  return done;
};

/**
 * Keeps what is on file up to date: a snapshot first, then changes by cursor, the socket only bringing the same
 * items sooner. Every step may fail; what is on file stays, and its age shows.
 */
export const startSync = async (options: SyncOptions): Promise<Sync> => {
  const { db, device, clock, verify, around, onFile, setOnFile, onState, onReached } = options;
  const { deviceNow } = around;
  let mark: SyncMark | null = (await readMeta(db, "sync")) ?? null;
  let live: Live | null = null;
  let liveState: LiveState = "down";
  let trouble: Trouble | null = null;
  let closed = false;
  let failures = 0;
  /** What follows our cursor cannot be told any more, or would not make what is on file whole. */
  let placeLost = mark !== null && mark.shape !== shapeOnFile;
  let callOff = (): void => {};
  let work: Promise<unknown> = Promise.resolve();

  const tell = (): void => {
    if (!closed) onState({ asOf: mark?.asOf ?? null, live: liveState, trouble });
  };
  const soon = (delay: number): void => {
    callOff();
    if (!closed) callOff = around.after(delay * (0.75 + around.random() / 2), () => void catchUp());
  };
  const { fetch } = around;
  const callOptions: CallOptions = { fetch, clock: deviceNow, onDate: clock.learnRoughly };

  const inOrder = <T>(task: () => Promise<T>): Promise<T> => {
    const result = work.then(task);
    work = result.catch(() => {});
    return result;
  };

  const takeFrame = async (frame: Changes): Promise<void> => {
    if (closed || !mark || frame.next < mark.cursor) return;
    const taken = await takeIn(onFile(), frame.items, verify);
    const asOf = frame.more ? mark.asOf : Math.max(mark.asOf, ms(frame.serverTime));
    const next = { cursor: frame.next, asOf, shape: shapeOnFile };
    await writeFrame(db, next, taken.worthKeeping, false);
    mark = next;
    if (frame.items.length > 0) setOnFile(taken.onFile);
    tell();
  };

  const takeSnapshot = async (): Promise<Trouble | null> => {
    const sentAt = deviceNow();
    const long = { ...callOptions, timeoutMs: snapshotWithinMs };
    const answer = await deviceCall(device, "snapshot", {}, long);
    if (answer.kind === "problem") return answer.problem.code;
    if (answer.kind !== "reply") return answer.kind;
    const { cursor, items, serverTime } = answer.value;
    if (mark === null) clock.learn(ms(serverTime), sentAt, deviceNow());
    const fresh = { ...emptyOnFile, statusLists: onFile().statusLists };
    const taken = await takeIn(fresh, items, verify);
    const next = { cursor, asOf: ms(serverTime), shape: shapeOnFile };
    await writeFrame(db, next, taken.worthKeeping, true);
    mark = next;
    placeLost = false;
    setOnFile(taken.onFile);
    return null;
  };

  const takeChanges = async (): Promise<Trouble | null> => {
    for (;;) {
      if (!mark || placeLost) return takeSnapshot();
      const sentAt = deviceNow();
      const query = { after: mark.cursor };
      const answer = await deviceCall(device, "changes", { query }, callOptions);
      if (answer.kind === "problem" && answer.problem.code === "resnapshot") return takeSnapshot();
      if (answer.kind === "problem") return answer.problem.code;
      if (answer.kind !== "reply") return answer.kind;
      clock.learn(ms(answer.value.serverTime), sentAt, deviceNow());
      await takeFrame(answer.value);
      if (!answer.value.more) return null;
    }
  };

  /** The socket only brings things sooner, so its code comes after everything a verdict needs. */
  let liveCode = around.loadLive();
  liveCode.catch(() => {});
  const goLive = async (): Promise<void> => {
    if (live) return;
    const { openLive } = await liveCode.catch(() => {
      liveCode = around.loadLive();
      return liveCode;
    });
    if (live || closed) return;
    live = openLive({
      auth: async () => {
        const at = Math.round(clock.now());
        const signature = await device.sign(callMessage(device.id, "GET", "/live", at));
        return { device: deviceAuthorization(device.id, at, signature) };
      },
      after: () => mark?.cursor ?? 0,
      onItems: (frame) => inOrder(() => takeFrame(frame)),
      onState: (state) => {
        liveState = state;
        tell();
        if (state === "live") {
          onReached();
          if (trouble !== null) soon(0);
        }
        // By HTTP, and not at once: a socket that is turned away again and again must not knock in a loop.
        if (state === "resnapshot") {
          placeLost = true;
          soon(1_000);
        } else if (state === "refused") soon(everyMs / 2);
      },
    });
  };

  const catchUp = (): Promise<void> =>
    inOrder(async () => {
      if (closed) return;
      callOff();
      const offsetBefore = clock.offsetMs();
      const before = trouble;
      trouble = await takeChanges().catch((): Trouble => "storage");
      if (closed) return;
      // A clock put right by the refusal's own date: the next call will be dated well.
      const clockWasWrong = trouble === "bad-signature" && clock.offsetMs() !== offsetBefore;
      failures = trouble === null ? 0 : failures + 1;
      const delay = Math.min(longestDelay, 1_000 * 2 ** Math.min(failures, 6));
      const wait = trouble === null ? everyMs : clockWasWrong ? 0 : delay;
      soon(wait);
      tell();
      if (trouble !== null) return;
      // Tried again with the next round where the code cannot be had now.
      await goLive().catch(() => {});
      if (liveState === "resnapshot" || liveState === "refused") live?.rejoin();
      if (before !== null) onReached();
    });

  tell();
  void catchUp();
  return {
    wake: () => {
      void catchUp();
      if (liveState === "down") live?.rejoin();
    },
    close: () => {
      closed = true;
      callOff();
      live?.close();
    },
  };
};
