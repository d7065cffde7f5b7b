import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openTravel, renewTravel } from "../../client/checkpoint/coming/keep-travel.ts";
import { notYetHere } from "../../client/checkpoint/coming/not-yet-here.ts";
import {
  type Database,
  type Meta,
  openDatabase,
  readMeta,
  writeMeta,
} from "../../client/checkpoint/database.ts";
import { ms } from "../../shared/domain/time.ts";
import { noTravelModel } from "../../shared/domain/travel/travel-shape.ts";
import { aDrive } from "../build/a-drive.ts";
import { aScanId } from "../build/a-scan.ts";
import { at } from "../build/times.ts";

const hour = 3_600_000;
let db: Database;
let count = 0;
let now: number;
let asked: number;
let answer: () => Promise<Response>;
const made = (version: number) => ({ ...noTravelModel, version, marks: [] });

beforeEach(async () => {
  count += 1;
  db = await openDatabase(`tablet-travel-${count}`);
  await writeMeta(db, "identity", { device: { id: "one" } } as Meta["identity"]);
  now = ms(at());
  asked = 0;
  answer = async () => Response.json(made(asked));
});
afterEach(() => db.close());

const renew = (by = db): Promise<void> =>
  renewTravel({
    db: by,
    device: { id: "one", sign: async () => "A".repeat(86), now: () => now },
    clock: { now: () => now },
    call: {
      fetch: () => {
        asked += 1;
        return answer();
      },
    },
  });
const kept = async () => (await readMeta(db, "travel"))?.model.version;

test("[K14] the newest table is fetched at most once an hour, and kept", async () => {
  await renew();
  await renew();
  now += hour - 1;
  await renew();
  expect([asked, await kept(), openTravel(db).get()?.model.version]).toEqual([1, 1, 1]);
  now += 1;
  await renew();
  expect([asked, await kept(), openTravel(db).get()?.model.version]).toEqual([2, 2, 2]);
});

test("[K14] another start goes on with what was kept, and does not ask before its hour is over", async () => {
  await renew();
  db.close();
  db = await openDatabase(`tablet-travel-${count}`);
  await expect.poll(() => openTravel(db).get()?.model.version).toBe(1);
  now += hour / 2;
  await renew();
  expect(asked).toBe(1);
});

test("[K14] what has not the shape of a table is not taken, and the one before stays; it is asked for again later, not with each round", async () => {
  await renew();
  now += hour;
  answer = async () => Response.json({ version: 2, segments: "none" });
  await renew();
  await renew();
  expect([asked, await kept()]).toEqual([2, 1]);
  now += 6 * 60_000;
  answer = async () => Response.json(made(7));
  await renew();
  expect([asked, await kept()]).toEqual([3, 7]);
});

test("[K14] a table of an earlier shape on file is as good as none", async () => {
  const old = { model: { version: 3 }, fetchedAt: now } as unknown as Meta["travel"];
  await writeMeta(db, "travel", old);
  await renew();
  expect([asked, await kept()]).toEqual([1, 1]);
});

test("[K14] an answer that comes when the tablet is another's or was cut off is not kept", async () => {
  answer = async () => {
    await writeMeta(db, "cutOff", { heardAt: at() });
    return Response.json(made(1));
  };
  await renew();
  expect([asked, await kept(), openTravel(db).get()]).toEqual([1, undefined, null]);
});

test("[K14] what the tablet scanned itself since a vehicle was last seen elsewhere has come, whatever the server knows", () => {
  const trips = [
    aDrive(1, { "tan-lap": "09:00" }),
    aDrive(2, { "tan-lap": "09:10" }, { pass: null, plate: "93C20002" as never }),
  ];
  const look = { pass: trips[0]!.pass, plate: null, at: at("09:30") };
  const left = (...looks: Parameters<typeof notYetHere>[1]) =>
    notYetHere(trips, looks).map(({ id }) => id);
  expect(left()).toEqual(["trip-1", "trip-2"]);
  expect(left(look)).toEqual(["trip-2"]);
  expect(left({ ...look, pass: null, plate: trips[1]!.plate })).toEqual(["trip-1"]);
  // It came by the day before.
  expect(left({ ...look, at: at("09:30", -1) })).toEqual(["trip-1", "trip-2"]);
  const takeOver = {
    from: trips[1]!.plate,
    plate: trips[0]!.plate,
    newDriver: false,
    reason: "breakdown",
  };
  const over = { ...trips[0]!.sightings[0]!, scan: aScanId(77), takeOver };
  const taken = { ...trips[0]!, sightings: [over] } as (typeof trips)[number];
  expect(notYetHere([taken], [{ ...look, pass: null, plate: trips[1]!.plate }])).toEqual([]);
});
