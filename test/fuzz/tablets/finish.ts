import { readMeta } from "../../../client/checkpoint/database.ts";
import type { Play } from "./play.ts";
import type { Tablet } from "./tablet.ts";
import { turns, type World } from "./world.ts";

/** What this process has worked, ms of processor time: a run is not stuck because the machine does other things. */
const worked = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Work that a run's end may take until it counts as stuck, ms. */
const usualPatienceMs = 120_000;
/** And until it is tried what time does, ms: a tablet that failed once waits. Longer each time. */
const unhurriedMs = 400;
/** The longest that a tablet waits before it tries again, and then some. */
const longestDelayMs = 61_000;

const hasSent = ({ pages }: Tablet): boolean =>
  pages.every(({ station }) => {
    const { waiting, sending } = station.outbox.get();
    return waiting === 0 && !sending;
  });

const isUpTo = async ({ pages }: Tablet, seq: number): Promise<boolean> => {
  const [page] = pages;
  if (!page) return false;
  const { cursor = -1 } = (await readMeta(page.station.db, "sync")) ?? {};
  return cursor >= seq && page.station.sync.get().trouble === null;
};

/** Nothing is under way on the wire and on the disks, or was begun by a step. */
const isQuiet = ({ world, wire, tablets }: Play): boolean =>
  world.begun.size === 0 && wire.underWay() === 0 && tablets.every((tablet) => tablet.isQuiet());

const latest = async (world: World): Promise<number> => {
  const answer = await fetch(`${world.server.url()}/readyz`);
  return ((await answer.json()) as { readonly seq: number }).seq;
};

/** Everybody is back, the network is whole, and what is on its way arrives. */
const mend = async ({ world, wire, tablets }: Play): Promise<void> => {
  world.calm = true;
  if (!world.server.url()) await world.server.begin();
  for (const tablet of tablets) {
    tablet.isOnline = true;
    if (tablet.pages.length === 0) await tablet.boot();
  }
  wire.letGo();
  await wire.deliverLate();
};

const allSent = (play: Play): boolean => isQuiet(play) && play.tablets.every(hasSent);

const allUpToDate = async (play: Play): Promise<boolean> => {
  const seq = await latest(play.world);
  const upTo = await Promise.all(play.tablets.map((tablet) => isUpTo(tablet, seq)));
  return upTo.every((one) => one);
};

/** Wakes all tablets, again and again where need be, until `so`. False where that never comes. */
const wakeUntil = async (
  { world, tablets }: Play,
  so: () => Promise<boolean> | boolean,
  patienceMs: number,
): Promise<boolean> => {
  const end = worked() + patienceMs;
  for (let wait = unhurriedMs; worked() < end; wait *= 2) {
    for (const tablet of tablets) tablet.wake();
    for (const soon = worked() + wait; worked() < soon; await turns(8)) if (await so()) return true;
    await world.pass(longestDelayMs);
  }
  return false;
};

/** Brings a run to its end: everything online, everything sent, everybody up to date. Fails it where that never comes. */
export const finish = async (play: Play, patienceMs = usualPatienceMs): Promise<void> => {
  await mend(play);
  if (
    (await wakeUntil(play, () => allSent(play), patienceMs)) &&
    (await wakeUntil(play, async () => allSent(play) && (await allUpToDate(play)), patienceMs))
  )
    return;
  const { world, wire } = play;
  const rest = `begun ${world.begun.size}, on the wire ${wire.underWay()}`;
  for (const { no, pages, isQuiet: isDiskQuiet } of play.tablets) {
    const states = pages.map(({ station }) => [station.outbox.get(), station.sync.get()]);
    const disk = isDiskQuiet() ? "quiet" : "busy";
    world.fail(
      `tablet ${no} did not get to its end: ${rest}, disk ${disk}, ${JSON.stringify(states)}`,
    );
  }
};
