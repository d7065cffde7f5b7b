import { readFileSync } from "node:fs";
import { join } from "node:path";
import { settleKeys } from "../server/commands/settle-keys.ts";
import { openKeys } from "../server/keys.ts";
import { statusListSize } from "../server/pass-numbers.ts";
import { openSqlite } from "../server/store/sqlite/open.ts";
import { toBeSigned } from "../shared/domain/cose.ts";
import { type Pass, toPassId } from "../shared/domain/pass.ts";
import { encodePayload, sealToken } from "../shared/domain/pass-token.ts";
import type { Area, Carrier, Checkpoint, Corridor, Endpoint } from "../shared/domain/place.ts";
import { parsePlate } from "../shared/domain/plate.ts";
import { ruleSet } from "../shared/domain/rules.ts";
import type { Scan } from "../shared/domain/scan.ts";
import { makeShortCode } from "../shared/domain/short-code.ts";
import { iso } from "../shared/domain/time.ts";
import { aDevice, type TestDevice } from "../test/build/a-device.ts";

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, "../data", file), "utf8"));
const shipped = <T>(file: string): readonly T[] => {
  const content = read(`binh-phuoc/${file}.json`) as
    | readonly T[]
    | { readonly items: readonly T[] };
  return "items" in content ? content.items : content;
};

/** One vehicle's way: three posts of its corridor, then the gate of its endpoint. */
interface Way {
  readonly pass: Pass;
  readonly posts: readonly string[];
}

/** Bình Phước as it ships, tablets, and vehicles enough for every scan of a run. */
export interface Stage {
  readonly devices: readonly TestDevice[];
  readonly checkpoints: readonly string[];
  /** The next scan a tablet makes: each vehicle is scanned four times in a row, and then is done. */
  readonly nextScan: (device: number) => Scan;
  /** A scan that comes late: of the nth vehicle at its second post, before all that was scanned of it. */
  readonly lateScan: (device: number, n: number) => Scan;
  readonly issuingKey: { readonly kid: number; readonly publicKey: Uint8Array };
}

export const scansATrip = 4;

/**
 * Makes the data folder of a server that has never run. The tablets are a patrol's, which may scan anywhere, so that
 * each caller can take its own vehicles all the way and no two callers wait for each other.
 */
export const setStage = async (
  data: string,
  { devices: howMany, trips }: { readonly devices: number; readonly trips: number },
): Promise<Stage> => {
  const now = Date.now();
  const start = now - 6 * 3_600_000;
  const keys = openKeys(join(data, "keys"));
  const store = await openSqlite(join(data, "greenlane.db"));
  await settleKeys(store, keys, start - 86_400_000);
  const [first] = await store.reads.issuingKeys();
  const { key, sign } = keys.signer(first!)!;
  const checkpoints = shipped<Checkpoint>("checkpoints");
  const corridors = shipped<Corridor>("corridors").filter(({ posts }) => posts.length >= 3);
  const endpoints = shipped<Endpoint>("endpoints");
  const gates = checkpoints.filter(({ endpoint }) => endpoint !== null);
  const patrol = checkpoints.find(({ kind }) => kind === "patrol")!;
  const devices = Array.from({ length: howMany }, (_, n) => aDevice(patrol.id, `bench-${n}`));

  const aPassFor = (n: number): Way => {
    const list = Math.floor(n / statusListSize);
    const index = n % statusListSize;
    const corridor = corridors[n % corridors.length]!;
    const gate = gates[n % gates.length]!;
    const endpoint = endpoints.find(({ id }) => id === gate.endpoint)!;
    const plate = parsePlate(`93C${String(10_000 + (n % 90_000))}`)!;
    const validFrom = iso(start - 3_600_000);
    const validTo = iso(now + 3 * 86_400_000);
    const payload = encodePayload({
      list,
      index,
      rev: 1,
      plate,
      occupantsMax: 2,
      vehicleKind: 1,
      purpose: 1,
      endpointCode: endpoint.code,
      corridorCode: corridor.code,
      validFrom,
      validTo,
    });
    const pass: Pass = {
      id: toPassId(key.kid, list, index),
      rev: 1,
      shortCode: makeShortCode(n),
      plate,
      trailerPlate: null,
      kind: 1,
      purpose: 1,
      carrier: shipped<Carrier>("carriers")[0]!.id,
      occupantsMax: 2,
      endpoint: endpoint.id,
      corridor: corridor.id,
      use: "multi",
      validFrom,
      validTo,
      status: "valid",
      statusReason: null,
      autoIssued: false,
      origin: "TP. Thủ Đức",
      token: sealToken(key.kid, payload, sign(toBeSigned(key.kid, payload))),
      issuedAt: validFrom,
      issuedBy: "bench",
      changedAt: validFrom,
    };
    const along = corridor.posts.map(({ checkpoint }) => checkpoint);
    return { pass, posts: [along[0]!, along[1]!, along[2]!, gate.id] };
  };

  const ways: Way[] = [];
  await store.write(async (tx) => {
    for (const area of shipped<Area>("areas")) await tx.putArea(area);
    for (const place of checkpoints) await tx.putCheckpoint(place);
    for (const place of shipped<Corridor>("corridors")) await tx.putCorridor(place);
    for (const place of endpoints) await tx.putEndpoint(place);
    for (const carrier of shipped<Carrier>("carriers")) await tx.putCarrier(carrier);
    await tx.putRules({
      ...ruleSet.parse(read("rules/default.json")),
      effectiveFrom: iso(start - 86_400_000),
    });
    for (const { row } of devices) await tx.putDevice(row);
    for (let n = 0; n < trips; n += 1) {
      const way = aPassFor(n);
      ways.push(way);
      await tx.putPass(way.pass, "");
    }
  });
  await store.close();

  let made = 0;
  let nextWay = 0;
  const shownAs = ({ token, id, plate }: Pass) => ({ text: token, pass: id, plate });
  const underWay = new Map<number, { way: Way; done: number }>();
  return {
    devices,
    checkpoints: checkpoints.map(({ id }) => id),
    issuingKey: { kid: key.kid, publicKey: Buffer.from(key.publicKey, "base64url") },
    nextScan: (device) => {
      let going = underWay.get(device);
      if (!going || going.done === scansATrip) {
        const way = ways[nextWay];
        if (!way) throw new Error("the stage has too few vehicles for this run");
        nextWay += 1;
        going = { way, done: 0 };
        underWay.set(device, going);
      }
      const { pass, posts } = going.way;
      const checkpoint = posts[going.done]!;
      going.done += 1;
      made += 1;
      // Scans of one vehicle follow each other in event time, and all lie in the past.
      const at = iso(start + made * 10);
      return devices[device]!.scan({ checkpoint, ...shownAs(pass), at });
    },
    lateScan: (device, n) => {
      const { pass, posts } = ways[n]!;
      const at = iso(start - 60_000);
      return devices[device]!.scan({ checkpoint: posts[1]!, ...shownAs(pass), at });
    },
  };
};
