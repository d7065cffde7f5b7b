import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { holdItems } from "../client/api/held-items.ts";
import { findingPlaces } from "../shared/domain/findings/places.ts";
import type { Corridor } from "../shared/domain/place.ts";
import { iso, ms } from "../shared/domain/time.ts";
import { boardsBy } from "../shared/domain/travel/boards.ts";
import { noTravelModel } from "../shared/domain/travel/travel-shape.ts";
import { travelBy } from "../shared/domain/travel/usual.ts";
import type { Trip } from "../shared/domain/trip-shape.ts";
import {
  type Administrator,
  aServerProcess,
  type ServerProcess,
  signInAsAdministrator,
} from "../test/build/a-process.ts";
import { aScanId } from "../test/build/a-scan.ts";
import { aSighting, aTrip } from "../test/build/a-trip.ts";
import { type Stage, setStage } from "./stage.ts";

/**
 * What it costs to bring one board up to date with 100 and with 10,000 vehicles under way, of whom the same few come here: half of the
 * others are on other corridors, half on this one and past the post. In turns; prints one table of medians with the ratio.
 */
const sizes = [100, 10_000];
const coming = 20;
const rounds = 12;
const asksARound = 25;
const corridorId = "dt741-ql14";

const line = (text: string): void => void process.stdout.write(`${text}\n`);
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Board {
  readonly stage: Stage;
  readonly server: ServerProcess;
  readonly admin: Administrator;
  readonly way: Corridor;
  readonly post: string;
  readonly endpoint: string;
  readonly trips: Trip[];
  readonly times: Map<string, number[]>;
}

/** Trips under way, as their scans would have left them. */
const tripsOf = (
  count: number,
  way: Corridor,
  others: readonly Corridor[],
  here: { readonly endpoint: string; readonly elsewhere: string },
): Trip[] => {
  const posts = way.posts.map(({ checkpoint }) => checkpoint);
  const at = iso(Date.now() - 20 * 60_000);
  const made = (n: number, along: readonly string[], corridor: string, endpoint: string): Trip =>
    aTrip({
      id: aScanId(n + 1),
      pass: null,
      plate: `93C${20_000 + n}` as Trip["plate"],
      ...{ corridor, endpoint, openedAt: at },
      sightings: along.map((checkpoint, place) =>
        aSighting(((n + place) % 4_000) + 1, { checkpoint, at }),
      ),
    });
  return Array.from({ length: coming + count }, (_, n) => {
    if (n < coming) return made(n, posts.slice(0, 1), way.id, here.endpoint);
    const other = others[n % others.length]!;
    return n % 2 === 0
      ? made(n, posts.slice(0, 4), way.id, here.elsewhere)
      : made(n, [other.posts[0]!.checkpoint], other.id, here.elsewhere);
  });
};

const write = (file: string, trips: readonly Trip[]): void => {
  const db = new Database(file);
  const vehicle = db.prepare("INSERT INTO vehicle (key) VALUES (?)");
  const put = db.prepare(
    `INSERT INTO trip (id, vehicle, plate, endpoint, corridor, status, opened_at, body)
     VALUES (@id, @vehicle, @plate, @endpoint, @corridor, @status, @openedAt, @body)`,
  );
  db.transaction(() => {
    for (const trip of trips) {
      const { id, plate, endpoint, corridor, status } = trip;
      put.run({
        ...{ id, plate, endpoint, corridor, status },
        vehicle: vehicle.run(plate).lastInsertRowid,
        openedAt: ms(trip.openedAt),
        body: JSON.stringify(trip),
      });
    }
  })();
  db.close();
};

const dir = mkdtempSync(join(tmpdir(), "greenlane-boards-"));
const boards: Board[] = [];

const time = async (board: Board, name: string, work: () => unknown): Promise<void> => {
  const began = performance.now();
  await work();
  const took = performance.now() - began;
  board.times.set(name, [...(board.times.get(name) ?? []), took]);
};

/** What the page of an endpoint does on an event: the one trip that changed is put in place, and the board is made anew. */
const onEvent = (board: Board): (() => void) => {
  const places = findingPlaces({
    ...{ areas: [], checkpoints: [], endpoints: [], levels: [] },
    corridors: [board.way],
  });
  const { atEndpoint } = boardsBy({ places, travel: travelBy(noTravelModel), marks: [] });
  const now = Date.now();
  const held = holdItems();
  const told = (trip: Trip): void => held.put([{ kind: "trip", id: trip.id, value: { ...trip } }]);
  for (const trip of board.trips) told(trip);
  const [first] = board.trips;
  return () => {
    told(first!);
    atEndpoint(held.tripsTo(board.endpoint), board.endpoint, now);
  };
};

const round = async (board: Board): Promise<void> => {
  const { admin, stage, server } = board;
  const client = onEvent(board);
  client();
  for (let n = 0; n < asksARound; n += 1) {
    await time(board, "arrivals at a post", () =>
      admin.get(`/api/arrivals?checkpoint=${board.post}`),
    );
    await time(board, "arrivals at an endpoint", () =>
      admin.get(`/api/arrivals?endpoint=${board.endpoint}`),
    );
    await time(board, "event, at the page", client);
    const { seq } = await admin.get<{ seq: number }>("/readyz");
    const body = JSON.stringify(stage.devices[0]!.batch([stage.nextScan(0)]));
    await time(board, "scan", async () => {
      const headers = { "content-type": "application/json" };
      const reply = await fetch(`${server.url}/api/scans`, { method: "POST", headers, body });
      if (!reply.ok) throw new Error(await reply.text());
    });
    await time(board, "event, at the server", () => admin.get(`/api/changes?after=${seq}`));
  }
};

try {
  for (const size of sizes) {
    const data = join(dir, String(size));
    mkdirSync(data);
    const stage = await setStage(data, { devices: 1, trips: (rounds + 1) * asksARound });
    const opened = await aServerProcess(data);
    const admin = await signInAsAdministrator(opened.url);
    const { items: corridors } = await admin.get<{ items: Corridor[] }>("/api/corridors");
    const { items: endpoints } = await admin.get<{ items: { id: string }[] }>("/api/endpoints");
    const way = corridors.find(({ id }) => id === corridorId)!;
    const post = way.posts[2]!.checkpoint;
    const others = corridors.filter(({ posts }) => posts.every((one) => one.checkpoint !== post));
    const [endpoint, elsewhere] = [endpoints[0]!.id, endpoints[1]!.id];
    const trips = tripsOf(size, way, others, { endpoint, elsewhere });
    await opened.stop();
    write(join(data, "greenlane.db"), trips);
    const server = await aServerProcess(data);
    boards.push({
      ...{ stage, server, way, post, endpoint, trips },
      admin: await signInAsAdministrator(server.url),
      times: new Map(),
    });
  }
  for (const { admin, post, endpoint } of boards) {
    const at = await admin.get<{ items: unknown[] }>(`/api/arrivals?checkpoint=${post}`);
    const to = await admin.get<{ items: unknown[] }>(`/api/arrivals?endpoint=${endpoint}`);
    if (at.items.length !== coming || to.items.length !== coming)
      throw new Error(`${at.items.length} and ${to.items.length} come, not ${coming}`);
  }
  for (let n = 0; n <= rounds; n += 1) {
    for (const board of n % 2 ? [...boards].reverse() : boards) await round(board);
    // The first warms caches and compilers up.
    if (n === 0) for (const { times } of boards) times.clear();
  }
  line(
    `Medians of ${rounds * asksARound}, ms; ${coming} vehicles come to the post and the endpoint`,
  );
  line(
    `${"others under way".padEnd(26)}${sizes.map((size) => String(size).padStart(14)).join("")}`,
  );
  for (const name of boards[0]!.times.keys()) {
    const [few, lots] = boards.map(({ times }) => median(times.get(name) ?? []));
    const cells = [few!.toFixed(2), `${lots!.toFixed(2)}  ×${(lots! / few!).toFixed(2)}`];
    line(`${name.padEnd(26)}${cells.map((cell) => cell.padStart(14)).join("")}`);
  }
} finally {
  for (const { server } of boards) await server.stop();
  rmSync(dir, { recursive: true, force: true });
}
