import type { Pass } from "../../../shared/domain/pass.ts";
import type { Death } from "./disk.ts";
import { aVehicle } from "./installation.ts";
import type { Play } from "./play.ts";
import type { Page, Tablet } from "./tablet.ts";
import { dealWith, recordAgain, thinkAgain } from "./vehicles.ts";
import { turns, type World } from "./world.ts";

/** One thing that happens; much of it goes on while the next begins. */
interface Step {
  readonly name: string;
  /** How often, beside the others. */
  readonly weight: number;
  readonly take: (play: Play) => Promise<void> | void;
}

const anyone = ({ world, tablets }: Play): Tablet => world.chance.one(tablets);

/** A page that is open on a tablet; a tablet that is off is switched on first. */
const aPage = async ({ world }: Play, tablet: Tablet): Promise<Page | null> => {
  if (tablet.pages.length === 0) await tablet.boot();
  return tablet.pages.length > 0 ? world.chance.one(tablet.pages) : null;
};

/** Something done at a barrier, which nobody waits for. */
const atBarrier =
  (deed: (tablet: Tablet, page: Page, play: Play) => Promise<void>) =>
  async (play: Play): Promise<void> => {
    const tablet = anyone(play);
    const page = await aPage(play, tablet);
    if (page) play.world.begin(deed(tablet, page, play));
  };

/** A scan takes some twenty turns, from the look-up to the last write. */
const dieWhileScanning =
  (how: Death) =>
  async (play: Play): Promise<void> => {
    const { chance } = play.world;
    const tablet = anyone(play);
    const page = await aPage(play, tablet);
    if (!page) return;
    play.world.begin(dealWith(tablet, page, chance.one(play.passes)));
    await turns(chance.int(0, 30));
    tablet.die(how);
  };

/** The desk's calls go over a wire of their own; while the server is down nobody is at work there. */
const atDesk = async ({ world }: Play, path: string, body: object): Promise<unknown> => {
  const url = world.server.url();
  if (!url) return null;
  const headers = {
    "content-type": "application/json",
    origin: url,
    cookie: world.installation.cookie,
  };
  const answer = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
  const said = await answer.json();
  if (answer.ok) return said;
  if (answer.status >= 500) world.fail(`${path}: ${JSON.stringify(said)}`);
  return null;
};

const register = async (play: Play): Promise<void> => {
  const { world, passes } = play;
  const vehicle = aVehicle(passes.length, world.now());
  const pass = (await atDesk(play, "/api/passes", vehicle)) as Pass | null;
  if (!pass) return;
  passes.push(pass);
  world.count("pass registered");
};

const revoke = async (play: Play): Promise<void> => {
  const { id } = play.world.chance.one(play.passes);
  const reason = "hết hạn hợp đồng";
  if (await atDesk(play, `/api/passes/${id}/revoke`, { reason })) play.world.count("pass revoked");
};

/** Without warning, in the middle of whatever it does; mostly it is back at once. */
const crashServer = async ({ server, chance }: World): Promise<void> => {
  await server.crash();
  if (chance.percent(70)) await server.begin();
};

/** As the step of that name, at a moment that a run is sure to have. */
export const surelyCrash = async ({ world }: Play): Promise<void> => {
  world.count("server crashed");
  await crashServer(world);
};

const minute = 60_000;
const day = 86_400_000;

const steps: readonly Step[] = [
  {
    name: "scan",
    weight: 40,
    take: atBarrier((tablet, page, { world, passes }) =>
      dealWith(tablet, page, world.chance.one(passes)),
    ),
  },
  { name: "correction", weight: 8, take: atBarrier(thinkAgain) },
  { name: "same draft again", weight: 4, take: atBarrier(recordAgain) },
  { name: "tablet killed", weight: 3, take: (play) => anyone(play).die("killed") },
  { name: "tablet's power cut", weight: 3, take: (play) => anyone(play).die("power-cut") },
  { name: "killed in the middle of a scan", weight: 4, take: dieWhileScanning("killed") },
  { name: "power cut in the middle of a scan", weight: 4, take: dieWhileScanning("power-cut") },
  {
    name: "second page of a tablet",
    weight: 2,
    take: async (play) => {
      const tablet = anyone(play);
      if (tablet.pages.length < 2) await tablet.boot();
    },
  },
  {
    name: "tablet out of reach",
    weight: 5,
    take: (play) => {
      anyone(play).isOnline = false;
    },
  },
  {
    name: "tablet in reach again",
    weight: 7,
    take: (play) => {
      const tablet = anyone(play);
      tablet.isOnline = true;
      tablet.wake();
    },
  },
  {
    name: "clock set",
    weight: 2,
    take: (play) => {
      const { chance } = play.world;
      anyone(play).setClock(chance.one([0, 1, -1]) * chance.int(0, 3 * day));
    },
  },
  { name: "seconds pass", weight: 9, take: ({ world }) => world.pass(world.chance.int(1, 40_000)) },
  {
    name: "minutes pass",
    weight: 4,
    take: ({ world }) => world.pass(world.chance.int(1, 90) * minute),
  },
  { name: "server crashed", weight: 4, take: ({ world }) => crashServer(world) },
  {
    name: "server back",
    weight: 4,
    take: async ({ world }) => {
      if (!world.server.url()) await world.server.begin();
    },
  },
  { name: "late uploads", weight: 4, take: ({ wire }) => wire.deliverLate() },
  { name: "old upload again", weight: 4, take: ({ wire }) => wire.repeatOne() },
  { name: "what was held up goes on", weight: 4, take: ({ wire }) => wire.letGo() },
  { name: "registered", weight: 3, take: register },
  { name: "revoked", weight: 3, take: revoke },
];
const weights = steps.reduce((sum, { weight }) => sum + weight, 0);

export const aStep = async (play: Play): Promise<void> => {
  let left = play.world.chance.int(1, weights);
  for (const { name, weight, take } of steps) {
    left -= weight;
    if (left > 0) continue;
    play.world.count(name);
    return take(play);
  }
};
