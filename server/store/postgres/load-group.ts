import type { PassId } from "../../../shared/domain/pass.ts";
import { hashText, uuidBytes, uuidText } from "../rows/bytes.ts";
import { type MadeVersionColumns, makeOnFileReader, toMadeVersion } from "../rows/pass-on-file.ts";
import { historyFrom } from "../rows/trip.ts";
import type { ScanGroupFacts, ScanGroupKeys } from "../scan-group-ports.ts";
import type { Ask } from "./database.ts";
import { devicesById } from "./devices.ts";
import type { makeReferenceKeeper } from "./reference.ts";

interface Known {
  readonly id: Buffer;
  readonly seq: number;
  readonly hash: Buffer;
  readonly topics: string | null;
}

const known = async (ask: Ask, ids: readonly string[]): Promise<ScanGroupFacts["known"]> => {
  const rows = await ask<Known>(
    `SELECT scan.id, scan.seq, scan.hash, event.topics
     FROM scan LEFT JOIN event ON event.seq = scan.seq WHERE scan.id = ANY($1::bytea[])`,
    [ids.map(uuidBytes)],
  );
  const found = new Map(rows.map((row) => [row.id.toString("hex"), row]));
  return new Map(
    ids.flatMap((id) => {
      const row = found.get(uuidBytes(id).toString("hex"));
      if (!row) return [];
      const topics = JSON.parse(row.topics ?? "[]") as string[];
      return [[id, { seq: row.seq, hash: hashText(row.hash), topics }] as const];
    }),
  );
};

/** Where there was no trip so early: all of the past. */
const earliest = Number.MIN_SAFE_INTEGER;

interface Start {
  readonly key: string;
  readonly no: number;
  /** Opening of the last trip that began before the time asked for, ms. */
  readonly start: number;
}

/**
 * Where each vehicle's history is to be read from; none for a vehicle never seen. [T10] Opened before, not at, a
 * scan's moment: of two scans of one moment the new one may come first.
 */
const starts = async (ask: Ask, asked: ScanGroupKeys["vehicles"]): Promise<readonly Start[]> => {
  const vehicles = await sinceCorrected(ask, asked);
  return ask<Start>(
    `SELECT asked.key, vehicle.no, coalesce((
         SELECT max(opened_at) FROM trip WHERE trip.vehicle = vehicle.no AND opened_at < asked.since
       ), $3::bigint) AS start
     FROM unnest($1::text[], $2::bigint[]) AS asked (key, since) JOIN vehicle ON vehicle.key = asked.key`,
    [vehicles.map(({ key }) => key), vehicles.map(({ since }) => since), earliest],
  );
};

/** [T11] What a group corrects is part of what it changes, however long ago its own scans say that was. */
const sinceCorrected = async (
  ask: Ask,
  vehicles: ScanGroupKeys["vehicles"],
): Promise<readonly { readonly key: string; readonly since: number }[]> => {
  const ids = vehicles.flatMap(({ corrected }) => corrected);
  if (ids.length === 0) return vehicles;
  const rows = await ask<{ id: Buffer; at: number }>(
    "SELECT id, at FROM scan WHERE id = ANY($1::bytea[])",
    [ids.map(uuidBytes)],
  );
  const times = new Map(rows.map(({ id, at }) => [uuidText(id), at]));
  return vehicles.map(({ key, since, corrected }) => ({
    key,
    since: Math.min(since, ...corrected.flatMap((id) => times.get(id) ?? [])),
  }));
};

const histories = async (
  ask: Ask,
  vehicles: ScanGroupKeys["vehicles"],
): Promise<ScanGroupFacts["histories"]> => {
  const seen = await starts(ask, vehicles);
  const from = [seen.map(({ no }) => no), seen.map(({ start }) => start)];
  const [facts, trips] =
    seen.length === 0
      ? [[], []]
      : await Promise.all([
          ask<{ vehicle: number; fact: string }>(
            `SELECT scan.vehicle, fact FROM unnest($1::bigint[], $2::bigint[]) AS asked (no, start)
             JOIN scan ON scan.vehicle = asked.no AND scan.at >= asked.start
             WHERE fact IS NOT NULL ORDER BY scan.at, scan.seq`,
            from,
          ),
          ask<{ vehicle: number; body: string }>(
            `SELECT trip.vehicle, body FROM unnest($1::bigint[], $2::bigint[]) AS asked (no, start)
             JOIN trip ON trip.vehicle = asked.no AND trip.opened_at >= asked.start
             ORDER BY trip.opened_at, trip.id`,
            from,
          ),
        ]);
  const factsOf = Map.groupBy(facts, ({ vehicle }) => vehicle);
  const tripsOf = Map.groupBy(trips, ({ vehicle }) => vehicle);
  const startOf = new Map(seen.map((one) => [one.key, one]));
  return new Map(
    vehicles.map(({ key }) => {
      const { no = 0, start = earliest } = startOf.get(key) ?? {};
      const past = (factsOf.get(no) ?? []).map(({ fact }) => fact);
      const bodies = (tripsOf.get(no) ?? []).map(({ body }) => body);
      return [key, historyFrom(start > earliest, past, bodies)];
    }),
  );
};

/** A sequence number past the head of its tablet's chain is new: only the others are looked for. */
const hashesAt = async (
  ask: Ask,
  keys: ScanGroupKeys["deviceSeqs"],
  devices: ScanGroupFacts["devices"],
): Promise<ScanGroupFacts["deviceSeqs"]> => {
  const passed = keys.filter(({ device, seq }) => seq <= (devices.get(device)?.lastSeq ?? 0));
  if (passed.length === 0) return new Map();
  const rows = await ask<{ device: string; seq: number; hash: Buffer }>(
    `SELECT asked.device, asked.seq, scan.hash
     FROM unnest($1::text[], $2::bigint[]) AS asked (device, seq)
     JOIN device ON device.id = asked.device
     JOIN scan ON scan.device = device.no AND scan.device_seq = asked.seq
     ORDER BY scan.seq DESC`,
    [passed.map(({ device }) => device), passed.map(({ seq }) => seq)],
  );
  return new Map(rows.map(({ device, seq, hash }) => [`${device} ${seq}`, hashText(hash)]));
};

/** Loads what one group of scans needs to be decided, within the transaction that writes it. */
export const makeGroupLoader = (referenceNow: ReturnType<typeof makeReferenceKeeper>) => {
  const onFile = makeOnFileReader();

  const passesById = async (
    ask: Ask,
    ids: readonly PassId[],
  ): Promise<ScanGroupFacts["passes"]> => {
    const rows = await ask<{ id: PassId; body: string }>(
      "SELECT id, body FROM pass WHERE id = ANY($1::text[])",
      [ids],
    );
    return new Map(rows.map(({ id, body }) => [id, onFile(id, body)]));
  };

  const versionsById = async (
    ask: Ask,
    ids: readonly PassId[],
  ): Promise<ScanGroupFacts["versions"]> => {
    const rows = await ask<MadeVersionColumns & { readonly id: PassId }>(
      `SELECT pass.id, v.body, v.changed_at AS at FROM pass JOIN pass_version AS v ON v.pass = pass.no
       WHERE pass.id = ANY($1::text[]) AND pass.rev > 1`,
      [ids],
    );
    return Map.groupBy(
      rows.map((row) => ({ id: row.id, ...toMadeVersion(row) })),
      ({ id }) => id,
    );
  };

  // Everything that can be asked at once is: the answers come in one journey to the database and back.
  return async (ask: Ask, keys: ScanGroupKeys): Promise<ScanGroupFacts> => {
    const devices = devicesById(ask, keys.devices);
    const [reference, scans, passes, versions, found, past, deviceSeqs] = await Promise.all([
      referenceNow(ask),
      known(ask, keys.ids),
      passesById(ask, keys.passes),
      versionsById(ask, keys.passes),
      devices,
      histories(ask, keys.vehicles),
      devices.then((there) => hashesAt(ask, keys.deviceSeqs, there)),
    ]);
    return {
      reference,
      known: scans,
      passes,
      versions,
      devices: found,
      histories: past,
      deviceSeqs,
    };
  };
};
