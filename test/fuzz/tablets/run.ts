import { checkCounts, checkFiles, checkOutboxes, checkServer } from "./checks.ts";
import { finish } from "./finish.ts";
import type { Installation } from "./installation.ts";
import type { Play } from "./play.ts";
import type { Answering } from "./server.ts";
import { aStep, surelyCrash } from "./steps.ts";
import { aTablet } from "./tablet.ts";
import { layWire } from "./wire.ts";
import { type Happened, makeWorld, turns } from "./world.ts";

export interface Ran {
  readonly seed: number;
  readonly failures: readonly string[];
  readonly happened: Happened;
}

export interface RunWish {
  readonly installation: Installation;
  readonly openServer: (folder: string, now: () => number) => Answering;
  /** The server crashes once at least; left out: as chance has it. */
  readonly surelyCrashes?: boolean;
}

const day = 86_400_000;
/** As few as find what there is to find: many short runs find more than a few long ones. */
const steps = [8, 20] as const;

const begin = async (seed: number, { installation, openServer }: RunWish): Promise<Play> => {
  const world = makeWorld(seed, installation, (now) => openServer(installation.folder, now));
  const { chance } = world;
  await world.server.begin();
  const wire = layWire(world);
  // Few more often: what goes wrong shows among three as well, and sooner.
  const count = chance.one([3, 3, 3, 3, 3, 3, 4, 4, 5, 6, 7, installation.tablets.length]);
  const tablets = installation.tablets.slice(0, count).map(({ identity, image }, no) => {
    const isNew = chance.percent(6);
    if (isNew) world.count("tablet new from its box");
    return aTablet({ world, wire, no, identity, start: isNew ? new Map() : image });
  });
  for (const tablet of tablets) {
    tablet.setClock(chance.percent(40) ? chance.int(-day, day) : chance.int(-3_000, 3_000));
    tablet.isOnline = chance.percent(80);
    await tablet.boot();
  }
  world.count("run");
  for (const _ of tablets) world.count("tablet");
  return { world, wire, tablets, passes: [...installation.passes] };
};

/** One run: everything by chance of its seed, then everything online and quiet, then looked at. */
export const runSeed = async (seed: number, wish: RunWish): Promise<Ran> => {
  const play = await begin(seed, wish);
  const { world, wire: _, tablets } = play;
  const { chance, server, failures, happened } = world;
  try {
    const count = chance.int(...steps);
    const crashAt = wish.surelyCrashes ? chance.int(1, count) : 0;
    for (let n = 1; n <= count; n += 1) {
      await aStep(play);
      if (n === crashAt) await surelyCrash(play);
      await turns(chance.int(0, 12));
    }
    await finish(play);
    if (failures.length === 0) await checkCounts(world, tablets);
    await server.stop();
    if (failures.length === 0) {
      checkOutboxes(world, tablets);
      await checkFiles(world, tablets);
      await checkServer(world, tablets);
    }
    for (const { told } of tablets)
      happened.set(
        "scan told as recorded",
        (happened.get("scan told as recorded") ?? 0) + told.size,
      );
    for (const line of server.logged) world.fail(`the server logged: ${line}`);
  } catch (error) {
    world.fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    for (const tablet of tablets) tablet.die("killed");
    await server.remove();
  }
  return { seed, failures, happened };
};
