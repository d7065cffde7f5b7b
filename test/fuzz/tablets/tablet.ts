import { type Database, type Identity, readMeta } from "../../../client/checkpoint/database.ts";
import { recordScan, type ScanDraft } from "../../../client/checkpoint/outbox.ts";
import { openClock, openStation, type Station } from "../../../client/checkpoint/station.ts";
import type { Surroundings } from "../../../client/checkpoint/surroundings.ts";
import type { Moment, Undoable } from "../../../client/checkpoint/undo.ts";
import { verifyByNode } from "../../build/issuing-key.ts";
import type { Chance } from "../chance.ts";
import { aDisk, type Death, type Image } from "./disk.ts";
import type { Wire } from "./wire.ts";
import type { World } from "./world.ts";

/** One page of the tablet's app. Dead, nothing that it still does has an effect. */
export interface Page {
  readonly station: Station;
  /** What its work comes to; null where it dies before, for then nobody hears of it. */
  readonly unlessDead: <T>(work: Promise<T>) => Promise<T | null>;
  readonly die: () => void;
  /** The last decision made on it that may be taken back. */
  undoable: Undoable | null;
}

/** A simulated tablet: the product's own code over a disk of its own, its clock and its network the run's. */
export interface Tablet {
  readonly no: number;
  readonly identity: Identity;
  readonly chance: Chance;
  readonly pages: Page[];
  isOnline: boolean;
  /** Drafts that an officer was told are recorded, and all that were ever given to be recorded. */
  readonly told: ReadonlyMap<string, ScanDraft>;
  readonly tried: ReadonlyMap<string, ScanDraft>;
  /** Opens the app, or one page more of it. */
  readonly boot: () => Promise<void>;
  /** [O1] Records on a page; whoever waits for it is told, unless the page dies before. */
  readonly record: (page: Page, draft: ScanDraft) => Promise<void>;
  /** As `record`, and it is not even tried to send it. */
  readonly recordUnsent: (page: Page, draft: ScanDraft) => Promise<void>;
  readonly die: (how: Death) => void;
  /** The device's clock is set: so much ahead of the time it is, ms. */
  readonly setClock: (skewMs: number) => void;
  readonly moment: () => Moment;
  /** The network is back, or the page is seen again. */
  readonly wake: () => void;
  readonly isQuiet: () => boolean;
  readonly image: () => Image;
}

export interface TabletWish {
  readonly world: World;
  readonly wire: Wire;
  readonly no: number;
  readonly identity: Identity;
  /** What is on its disk to begin with. */
  readonly start: Image;
}

let disks = 0;

const aPage = (station: Station): Page => {
  const { promise, resolve } = Promise.withResolvers<null>();
  return {
    station,
    unlessDead: (work) => Promise.race([work, promise]),
    die: () => resolve(null),
    undoable: null,
  };
};

/** [O1] What was said to be recorded is there after every start: in the outbox, or acknowledged. */
const lookForTold = async (
  db: Database,
  told: ReadonlyMap<string, ScanDraft>,
  fail: (why: string) => void,
): Promise<void> => {
  for (const id of told.keys()) {
    // In one look: on another page it may be acknowledged meanwhile.
    const tx = db.transaction(["recent", "outbox"]);
    const [recent, waiting] = await Promise.all([
      tx.objectStore("recent").get(id),
      tx.objectStore("outbox").index("id").getKey(id),
    ]);
    const state = recent?.state;
    if (state === undefined || (state === "waiting" && waiting === undefined))
      fail(`scan ${id} was told as recorded, and is gone after a restart`);
  }
};

export const aTablet = ({ world, wire, no, identity, start }: TabletWish): Tablet => {
  disks += 1;
  const name = `tablet-${disks}`;
  const disk = aDisk(name, start);
  const chance = world.chanceFor(no);
  const pages: Page[] = [];
  const told = new Map<string, ScanDraft>();
  const tried = new Map<string, ScanDraft>();
  const wakers = new Set<() => void>();
  let skew = 0;
  let boots = 0;
  const deviceNow = (): number => world.now() + skew;

  /** The browser's locks, apart for each tablet and gone with it. */
  const locks = (): LockManager => {
    const life = `${name} ${boots}`;
    return {
      request: (lock: string, ...rest: readonly [never]) =>
        navigator.locks.request(`${life} ${lock}`, ...rest),
      query: () => navigator.locks.query(),
    } as LockManager;
  };

  const around = (isDead: () => boolean): Surroundings => ({
    fetch: wire.fetchFor({ chance, isOnline: () => tablet.isOnline && !isDead() }),
    deviceNow,
    random: chance.draw,
    after: (delayMs, then) =>
      world.after(delayMs, () => {
        if (!isDead()) then();
      }),
    locks: locks(),
    loadLive: () => Promise.reject(new Error("no stream here")),
    onWake: (wake) => {
      wakers.add(wake);
      return () => void wakers.delete(wake);
    },
    sendBehind: () => {},
  });

  const boot = async (): Promise<void> => {
    const life = boots;
    const isDead = (): boolean => life !== boots;
    try {
      const db = await disk.open();
      const sources = { deviceNow, ticks: world.now, seen: () => true };
      const clock = await openClock(db, sources);
      if (!(await readMeta(db, "identity"))) await db.put("meta", identity, "identity");
      await lookForTold(db, told, world.fail);
      const station = await openStation(db, identity, clock, verifyByNode, around(isDead));
      if (!isDead()) pages.push(aPage(station));
    } catch (error) {
      if (!isDead()) throw error;
    }
  };

  /** Tells whoever waits for a draft that it is recorded, unless the page dies before. */
  const keep = async (page: Page, draft: ScanDraft, recording: Promise<void>): Promise<void> => {
    tried.set(draft.id, draft);
    const recorded = recording.then(
      () => true as const,
      (error: unknown) => `tablet ${no} could not record: ${error}`,
    );
    const came = await page.unlessDead(recorded);
    if (came === true) told.set(draft.id, draft);
    else if (came !== null) world.fail(came);
  };

  const tablet: Tablet = {
    no,
    identity,
    chance,
    pages,
    isOnline: true,
    told,
    tried,
    boot,
    record: (page, draft) => keep(page, draft, page.station.record(draft)),
    recordUnsent: (page, draft) => keep(page, draft, recordScan(page.station.db, draft, locks())),
    die: (how) => {
      boots += 1;
      for (const page of pages.splice(0)) page.die();
      wakers.clear();
      disk.die(how);
    },
    setClock: (skewMs) => {
      skew = skewMs;
    },
    moment: () => ({ wall: deviceNow(), running: world.now() }),
    wake: () => {
      for (const wake of wakers) wake();
    },
    isQuiet: disk.isQuiet,
    image: disk.image,
  };
  return tablet;
};
