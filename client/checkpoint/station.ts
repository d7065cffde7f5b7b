import type { Verify } from "../../shared/domain/cose.ts";
import type { Scan } from "../../shared/domain/scan.ts";
import { nothingMeasured } from "../../shared/domain/tablet-clock.ts";
import { ms } from "../../shared/domain/time.ts";
import { type CallOptions, deviceCall, devicePhoto } from "../api/device-call.ts";
import { openQuestions, type Questions } from "./ask/questions.ts";
import { makeQuestionSender } from "./ask/send-questions.ts";
import { type Clock, type ClockSources, clockInBrowser, makeClock } from "./clock.ts";
import { type CutOff, makeRetirement } from "./cut-off.ts";
import { type Database, type Identity, type Meta, readMeta, writeMeta } from "./database.ts";
import type { Post } from "./draft.ts";
import { dropEndedWatch } from "./drop-watch.ts";
import { type Duty, openDuty } from "./duty.ts";
import { deviceIdentity } from "./identity.ts";
import { noteOutside } from "./kept-outside.ts";
import { emptyOnFile, loadOnFile, type OnFile } from "./on-file.ts";
import { recordScan, type ScanDraft } from "./outbox.ts";
import { dropOldNames } from "./people/drop-old.ts";
import { makePeopleLater, type PeopleLater } from "./people/later.ts";
import { type RoomWatch, watchRoom } from "./room-watch.ts";
import { makeStore, type Store } from "./store.ts";
import type { Surroundings } from "./surroundings.ts";
import { type Sync, type SyncState, startSync } from "./sync.ts";
import { makeUploader, type OutboxState } from "./upload.ts";
import type { Desk } from "./vehicle-case.ts";

/** An enrolled tablet at work: what it knows, what it has to send, and what it can do. */
export interface Station {
  readonly db: Database;
  readonly clock: Clock;
  readonly identity: Identity;
  readonly onFile: Store<OnFile>;
  readonly sync: Store<SyncState>;
  readonly outbox: Store<OutboxState>;
  /** [O12] Set when the server says that this tablet is cut off: then it only sends, and forgets. */
  readonly cutOff: Store<CutOff | null>;
  /** Counts up whenever this tablet's own scans changed. */
  readonly scansChanged: Store<number>;
  readonly duty: Duty;
  readonly roomWatch: RoomWatch;
  /** [O25] The database was closed under this page, deleted or taken by a newer one: nothing is recorded any more. */
  readonly gone: Store<boolean>;
  /** [O24] Scans that storage lost, until an officer has seen it. */
  readonly loss: Store<Meta["loss"] | null>;
  readonly lossSeen: () => Promise<void>;
  readonly questions: Questions;
  readonly people: PeopleLater;
  readonly direction: Store<Scan["direction"]>;
  /** The post this tablet serves: where it was enrolled, or where the server has moved it since. */
  readonly checkpoint: () => string;
  readonly desk: () => Desk;
  readonly post: () => Post;
  /** [O1] Resolves when the scan is durable here; rejects when it is not recorded. */
  readonly record: (draft: ScanDraft) => Promise<void>;
  readonly setDirection: (direction: Scan["direction"]) => void;
  readonly close: () => void;
}

/** How often names and entries of the watchlist are looked at that are past their time: a tablet may run for weeks, without network too. */
const forgetEveryMs = 3_600_000;

/** Closed trips older than this are of no use at a barrier. */
const tripsKeptMs = 48 * 3_600_000;

const dropOldTrips = async (db: Database, now: number): Promise<void> => {
  const tx = db.transaction("trip", "readwrite");
  for (let cursor = await tx.store.openCursor(); cursor; cursor = await cursor.continue()) {
    const { closedAt } = cursor.value.value;
    if (closedAt && ms(closedAt) < now - tripsKeptMs) await cursor.delete();
  }
  await tx.done;
};

/** [D1] The time goes on from what was recorded last, or heard of the server last, whatever the device's clock says. */
export const openClock = async (
  db: Database,
  sources: ClockSources = clockInBrowser(),
): Promise<Clock> => {
  const [time, sync] = await Promise.all([readMeta(db, "time"), readMeta(db, "sync")]);
  const kept = time ?? nothingMeasured;
  return makeClock(
    { ...kept, floorMs: Math.max(kept.floorMs, sync?.asOf ?? 0) },
    (now) => {
      // Measured again at the next call if it cannot be kept.
      writeMeta(db, "time", now).catch(() => {});
    },
    sources,
  );
};

/** Puts an enrolled tablet to work from what it holds; nothing here waits for the network. */
export const openStation = async (
  db: Database,
  identity: Identity,
  clock: Clock,
  verify: Verify,
  around: Surroundings,
): Promise<Station> => {
  await dropOldTrips(db, clock.now()).catch(() => {});
  await dropOldNames(db, clock.now()).catch(() => {});
  const onFile = makeStore(await loadOnFile(db, verify).catch(() => emptyOnFile));
  await dropEndedWatch(db, onFile, clock.now()).catch(() => {});
  const sync = makeStore<SyncState>({ asOf: null, live: "down", trouble: null });
  const outbox = makeStore<OutboxState>({
    waiting: 0,
    since: null,
    refused: 0,
    sending: false,
    trouble: null,
  });
  const scansChanged = makeStore(0);
  const duty = await openDuty({ db, now: clock.now, locks: around.locks });
  // Where storage fails the next change tries again.
  const keepOfficers = () => void duty.keepTo(onFile.get().officer).catch(() => {});
  keepOfficers();
  const followOfficers = onFile.subscribe(keepOfficers);
  const direction = makeStore<Scan["direction"]>((await readMeta(db, "direction")) ?? "in");

  const roomWatch = watchRoom(db, around);
  const loss = makeStore<Meta["loss"] | null>((await readMeta(db, "loss")) ?? null);
  const gone = makeStore(false);
  const note = () => noteOutside(db, around.keep ?? null).catch(() => {});
  void note();
  const copy = () => void around.copy?.follow(db);
  copy();

  const device = deviceIdentity(identity, clock.now);
  const changed = () => scansChanged.update((count) => count + 1);
  const sending: CallOptions = {
    fetch: around.fetch,
    clock: around.deviceNow,
    timeoutMs: 60_000,
    onDate: clock.learnRoughly,
  };
  const questions = await openQuestions(db, clock.now, () => void sender.flush());
  const sender = makeQuestionSender({
    db,
    ask: (body) => deviceCall(device, "askQuestion", { body }, sending),
    photo: ({ question: id, sha, bytes }) => devicePhoto(device, { id, sha }, bytes, sending),
    onChanged: () => void questions.look().catch(() => {}),
    random: around.random,
    after: around.after,
    locks: around.locks,
  });
  const people = makePeopleLater({
    db,
    list: (body) => deviceCall(device, "listPeople", { body }, sending),
    check: (body) => deviceCall(device, "checkPeople", { body }, sending),
    device,
    sending,
    random: around.random,
    after: around.after,
    locks: around.locks,
  });
  const uploader = makeUploader({
    db,
    device,
    // An upload is signed as a whole, and known by that.
    post: (body) => deviceCall(null, "recordScans", { body }, sending),
    onState: (state) => {
      // Asked for whenever something is left to send, for nobody knows how long this page lives.
      if (state.trouble !== null && outbox.get().trouble === null) around.sendBehind();
      outbox.set(state);
      void retirement.onOutbox(state);
      // [O54] Questions go when no scan has to.
      if (state.waiting > 0 || state.sending) return;
      void sender.flush();
      void people.send().catch(() => {});
    },
    onAnswered: () => {
      changed();
      void note();
      copy();
    },
    random: around.random,
    after: around.after,
    locks: around.locks,
  });
  const retirement = makeRetirement({
    db,
    now: clock.now,
    heardBefore: (await readMeta(db, "cutOff")) !== undefined,
    flush: () => uploader.flush(),
    onWiped: () => {
      uploader.close();
      roomWatch.close();
      void note();
      copy();
    },
  });
  const { cutOff } = retirement;

  let stopForgetting = (): void => {};
  const forget = (): void => {
    stopForgetting = around.after(forgetEveryMs, () => {
      void dropOldNames(db, clock.now()).catch(() => {});
      void dropEndedWatch(db, onFile, clock.now()).catch(() => {});
      forget();
    });
  };
  forget();
  const closeSenders = (): void => {
    sender.close();
    people.close();
  };
  let syncing: Sync | null = null;
  const retire = (): void => {
    syncing?.close();
    syncing = null;
    followOfficers();
    onFile.set(emptyOnFile);
    closeSenders();
    duty.forget();
    void retirement.begin();
  };
  if (cutOff.get()) retire();
  else
    syncing = await startSync({
      db,
      device,
      clock,
      verify,
      around,
      onFile: onFile.get,
      setOnFile: onFile.set,
      onState: (state) => {
        sync.set(state);
        if (state.trouble === "device-cut-off" && !cutOff.get()) retire();
      },
      onReached: () => void uploader.flush(),
    });
  void uploader.flush();

  const end = (): void => {
    followOfficers();
    syncing?.close();
    stopForgetting();
    uploader.close();
    closeSenders();
    roomWatch.close();
  };
  const onGone = (): void => {
    end();
    gone.set(true);
  };
  db.addEventListener("close", onGone);
  db.addEventListener("versionchange", onGone);

  const sleep = around.onWake(() => {
    syncing?.wake();
    void uploader.flush();
  });

  return {
    db,
    clock,
    identity,
    onFile,
    sync,
    outbox,
    cutOff,
    scansChanged,
    duty,
    roomWatch,
    gone,
    loss,
    lossSeen: async () => {
      loss.set(null);
      await db.delete("meta", "loss");
    },
    questions,
    people,
    direction,
    checkpoint: () => identity.device.checkpoint,
    desk: () => ({
      db,
      onFile: onFile.get(),
      verify,
      checkpoint: identity.device.checkpoint,
      now: clock.now(),
      asOf: sync.get().asOf,
    }),
    post: () => ({
      checkpoint: identity.device.checkpoint,
      direction: direction.get(),
      officer: duty.officer.get()?.id ?? null,
      ...clock.stamp(),
    }),
    record: async (draft) => {
      try {
        await recordScan(db, draft, around.locks, around.copy);
        roomWatch.onRecord(null);
      } catch (error) {
        roomWatch.onRecord(error);
        throw error;
      }
      await note();
      changed();
      void uploader.flush();
    },
    setDirection: (next) => {
      direction.set(next);
      writeMeta(db, "direction", next).catch(() => {});
    },
    close: () => {
      sleep();
      end();
      db.close();
    },
  };
};
