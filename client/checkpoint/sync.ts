import type { ProblemCode } from "../../shared/contract/problems.ts";
import type { Changes } from "../../shared/contract/sync.ts";
import type { Verify } from "../../shared/domain/cose.ts";
import { callMessage, deviceAuthorization } from "../../shared/domain/scan-chain.ts";
import { ms } from "../../shared/domain/time.ts";
import { type CallOptions, type DeviceIdentity, deviceCall } from "../api/device-call.ts";
import type { Live, LiveState } from "../api/live.ts";
import type { Clock } from "./clock.ts";
import { type Database, readMeta, type SyncMark, shapeOnFile } from "./database.ts";
import { renewDrawKeys } from "./draw-keys.ts";
import { emptyOnFile, type OnFile, takeIn } from "./on-file.ts";
import type { Surroundings } from "./surroundings.ts";
import { fetchSnapshot, type Progress, type WholeSnapshot } from "./take-snapshot.ts";
import { changeSnapshot, dropOldParts, writeFrame } from "./write-on-file.ts";

export type Trouble = ProblemCode | "unreachable" | "not-ours" | "storage";

export interface SyncState {
  /** True time, ms, at which what is on file was the server's truth; null before the first snapshot. */
  readonly asOf: number | null;
  readonly live: LiveState;
  readonly trouble: Trouble | null;
  /** A snapshot under way: how many of its parts are here. */
  readonly coming?: Progress | null;
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
/** Where storage takes no snapshot it will not a moment later, and each try costs the line a few parts. */
const storageRestMs = 5 * 60_000;
/** Parts are few and mostly the same by then: what was heard since is looked through more slowly than they are. */
const snapshotServesMs = 24 * 3_600_000;
const mostHeardSince = 20_000;

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
  let coming: Progress | null = null;
  let closed = false;
  let failures = 0;
  let reached = false;
  /** What follows our cursor cannot be told any more, or would not make what is on file whole. */
  let placeLost = mark !== null && mark.shape !== shapeOnFile;
  /** [F1] Another page put what is on file back: what the stream brings does not go on from there. */
  let setBack = false;
  let callOff = (): void => {};
  let work: Promise<unknown> = Promise.resolve();

  const tell = (): void => {
    if (!closed) onState({ asOf: mark?.asOf ?? null, live: liveState, trouble, coming });
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
    const short = await writeFrame(db, mark.cursor, next, taken.worthKeeping);
    setBack = short !== null;
    mark = short ?? next;
    if (frame.items.length > 0) setOnFile(taken.onFile);
    tell();
  };

  const wanted = {
    db,
    device,
    clock,
    verify,
    call: callOptions,
    keys: () => onFile().verifyingKeys,
    onProgress: (progress: Progress) => {
      coming = progress;
      tell();
    },
  };

  /** [F10] The old one serves until the new one is here whole; then they change places at once. */
  const change = async ({ manifest, others }: WholeSnapshot): Promise<Trouble | null> => {
    const fresh = { ...emptyOnFile, statusLists: onFile().statusLists };
    const taken = await takeIn(fresh, others, verify);
    const then = ms(manifest.asOf);
    // All but passes is as old as the snapshot again until what came since is heard, which comes next.
    const next = { cursor: manifest.cursor, asOf: then, shape: shapeOnFile };
    const parts = { names: manifest.passes, takenAt: then };
    if (!(await changeSnapshot(db, next, parts, taken.worthKeeping))) return "not-found";
    mark = next;
    placeLost = false;
    setOnFile(taken.onFile);
    await dropOldParts(db).catch(() => {});
    return null;
  };

  const takeSnapshot = async (): Promise<Trouble | null> => {
    const whole = await fetchSnapshot(wanted).finally(() => {
      coming = null;
    });
    return typeof whole === "string" ? whole : change(whole);
  };

  const takeChanges = async (): Promise<Trouble | null> => {
    for (let snapshots = 0; ; ) {
      if (!mark || placeLost) {
        if (snapshots > 0) return "resnapshot";
        snapshots += 1;
        const failed = await takeSnapshot();
        if (failed || !mark) return failed;
      }
      const sentAt = deviceNow();
      const query = { after: mark.cursor };
      const answer = await deviceCall(device, "changes", { query }, callOptions);
      if (answer.kind === "problem" && answer.problem.code === "resnapshot") {
        placeLost = true;
        continue;
      }
      if (answer.kind === "problem") return answer.problem.code;
      if (answer.kind !== "reply") return answer.kind;
      clock.learn(ms(answer.value.serverTime), sentAt, deviceNow());
      await takeFrame(answer.value);
      if (!answer.value.more && !setBack) return null;
    }
  };

  /** Beside everything else, for as long as it takes; what is heard meanwhile is taken in as ever. */
  let renewAfter = 0;
  const renewNow = async (): Promise<void> => {
    if (clock.now() < renewAfter) return;
    const current = await readMeta(db, "parts");
    const old = !current || clock.now() - current.takenAt > snapshotServesMs;
    if (!old && (await db.count("pass")) < mostHeardSince) return;
    const whole = await fetchSnapshot(wanted).finally(() => {
      coming = null;
      tell();
    });
    if (whole === "storage") renewAfter = clock.now() + storageRestMs;
    if (typeof whole === "string") return;
    await inOrder(async () => {
      if (closed || placeLost) return;
      // In one go: what the stream brings meanwhile must not step over what came since the snapshot.
      await change(whole);
      await takeChanges();
    });
  };
  let renewing = false;
  const renew = async (): Promise<void> => {
    if (renewing) return;
    renewing = true;
    // What could not be fetched now is asked for with a later round; the old one serves.
    await renewNow().catch(() => {});
    renewing = false;
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
      onItems: (frame) =>
        inOrder(async () => {
          if (!setBack) await takeFrame(frame);
          if (setBack) await takeChanges();
        }),
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
      void renew();
      // Without them nobody is picked out, which must not keep anybody waiting.
      void renewDrawKeys(wanted).catch(() => {});
      // [K14] With a later round than the first: a tablet that starts loads what it judges by.
      if (reached)
        void around
          .loadTravel?.()
          .then((it) => it.renewTravel(wanted))
          .catch(() => {});
      reached = true;
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
