import { rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Identity } from "../../../client/checkpoint/database.ts";
import { makeKeys, publicKeyOf } from "../../../client/checkpoint/identity.ts";
import type { Device } from "../../../shared/contract/device.ts";
import type { NewPass } from "../../../shared/contract/registry.ts";
import type { Pass } from "../../../shared/domain/pass.ts";
import { iso } from "../../../shared/domain/time.ts";
import { aCarrier, aCorridor, aGate, anEndpoint } from "../../build/a-place.ts";
import { aPlate } from "../../build/a-plate.ts";
import {
  type Administrator,
  adminPassword,
  putStage,
  signInAsAdministrator,
} from "../../build/a-process.ts";
import { at } from "../../build/times.ts";
import type { Image } from "./disk.ts";
import { finish } from "./finish.ts";
import { aFolder, serverHere } from "./server.ts";
import { aTablet } from "./tablet.ts";
import { layWire } from "./wire.ts";
import { makeWorld } from "./world.ts";

/** What every run begins with, made once: places, passes and tablets, each tablet with all it needs on file. */
export interface Installation {
  /** The server's folder, in which nobody works. */
  readonly folder: string;
  /** The moment it was left at, ms. */
  readonly at: number;
  readonly cookie: string;
  readonly tablets: readonly { readonly identity: Identity; readonly image: Image }[];
  readonly passes: readonly Pass[];
  readonly remove: () => void;
}

/** Where the tablets stand: a run has the first three to eight of them, so always two at one post. */
const posts = [
  "tan-lap",
  "tan-lap",
  aGate().id,
  "dong-xoai",
  "bu-dang",
  "cai-chanh",
  "dong-xoai",
  "tan-lap",
];
const passes = 10;

/** The nth vehicle: for a few days from the start of the runs, some for one trip only. */
export const aVehicle = (n: number, now: number): NewPass => ({
  plate: aPlate(`93C${10_000 + n}`),
  trailerPlate: null,
  kind: 1,
  purpose: 1,
  carrier: aCarrier().id,
  occupantsMax: 2,
  origin: "TP. Thủ Đức",
  endpoint: anEndpoint().id,
  corridor: aCorridor().id,
  use: n % 3 === 0 ? "single" : "multi",
  validFrom: iso(now - 3_600_000),
  validTo: iso(now + 9 * 86_400_000),
});

const enrol = async (
  { post }: Administrator,
  checkpoint: string,
  name: string,
): Promise<Identity> => {
  const keys = await makeKeys();
  const { code } = await post<{ code: string }>("/api/devices/codes", { checkpoint });
  const body = { code, name, publicKey: await publicKeyOf(keys) };
  const { device } = await post<{ device: Device }>("/api/devices/enrol", body);
  return { device, keys };
};

/** The session outlives any run: to sign in anew takes longer than a run does. */
const keepSignedIn = (folder: string): void => {
  const db = new Database(join(folder, "greenlane.db"));
  db.prepare("UPDATE session SET expires_at = ?").run(Number.MAX_SAFE_INTEGER);
  db.close();
};

/** Makes an installation by the product's own ways: the first administrator, places, passes, tablets that catch up. */
export const makeInstallation = async (): Promise<Installation> => {
  const empty = aFolder();
  const start = Date.parse(at());
  const bare = { folder: empty, at: start, cookie: "", tablets: [], passes: [], remove: () => {} };
  const world = makeWorld(0, bare, (now) => serverHere(empty, now, adminPassword));
  const { server } = world;
  world.calm = true;
  await server.begin();
  const admin = await signInAsAdministrator(server.url()!);
  await putStage(admin);
  const issued: Pass[] = [];
  for (let n = 0; n < passes; n += 1)
    issued.push(await admin.post<Pass>("/api/passes", aVehicle(n, start)));
  const wire = layWire(world);
  const tablets = await Promise.all(
    posts.map(async (post, n) => {
      const identity = await enrol(admin, post, `${post} ${n}`);
      return aTablet({ world, wire, no: n, identity, start: new Map() });
    }),
  );
  for (const tablet of tablets) await tablet.boot();
  await finish({ world, wire, tablets, passes: issued });
  if (world.failures.length > 0) throw new Error(world.failures.join("\n"));
  for (const tablet of tablets) tablet.die("killed");
  await server.stop();
  keepSignedIn(server.folder());
  rmSync(empty, { recursive: true });
  return {
    folder: server.folder(),
    at: world.now(),
    cookie: admin.cookie,
    tablets: tablets.map(({ identity, image }) => ({ identity, image: image() })),
    passes: issued,
    remove: () => rmSync(server.folder(), { recursive: true, force: true }),
  };
};
