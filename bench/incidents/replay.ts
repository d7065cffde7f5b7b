import { hash as digest } from "node:crypto";
import type { AlertRules } from "../../shared/domain/findings/alert-rules.ts";
import type { Finding } from "../../shared/domain/findings/finding-shape.ts";
import { findingPlaces } from "../../shared/domain/findings/places.ts";
import { resultOf, vehicleKey } from "../../shared/domain/manifest.ts";
import type { RuleSet } from "../../shared/domain/rules.ts";
import { trueTime } from "../../shared/domain/scan.ts";
import { scanBytes } from "../../shared/domain/scan-chain.ts";
import { readScanOnRecord } from "../../shared/domain/scan-version.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { judgeScanBy } from "./judge-scan.ts";
import { passesOnFile } from "./passes-on-file.ts";
import type { Arriving, Day } from "./read-day.ts";
import { tabletsHeard } from "./tablets-heard.ts";
import { confirmationScan, toFindingScan } from "./to-finding-scan.ts";
import { vehiclesSeen } from "./vehicles-seen.ts";

/** Something that a day can be replayed through: these pure functions, or a server behind its API. */
export interface Replay {
  readonly receive: (line: Arriving) => Promise<void>;
  /** All findings that stand at a moment. */
  readonly findings: (asOf: string) => Promise<readonly Finding[]>;
  /** How many trips were made of the scans so far. */
  readonly tripCount: () => Promise<number>;
}

/** Replays a day through the pure functions, without server or store. */
export const pureReplay = (day: Day, rules: RuleSet, alerts: AlertRules): Replay => {
  const places = findingPlaces(day);
  const passes = passesOnFile(day);
  const judgeScan = judgeScanBy(places, rules, day.levels);
  const vehicles = vehiclesSeen(places, alerts, passes);
  const tablets = tabletsHeard(day, places, alerts);
  const posts = new Map(day.devices.map(({ id, checkpoint }) => [id, checkpoint]));
  const lists = new Map<string, Extract<Arriving, { is: "list" }>>();
  const waiting: Extract<Arriving, { is: "check" }>[] = [];

  const passAt = (id: string | null, at: string) =>
    (id && passes.states(id, ms(at)).at(-1)) || null;

  const receiveScan = ({ device, receivedAt, scan: raw }: Extract<Arriving, { is: "scan" }>) => {
    const scan = readScanOnRecord(raw)!;
    const hash = digest("sha256", scanBytes(raw), "base64url");
    const at = iso(trueTime(scan));
    tablets.heard(device, scan.checkpoint, {
      id: scan.id,
      seq: scan.seq,
      hash,
      prev: scan.prev,
      at,
    });
    const pass = passAt(scan.pass, receivedAt);
    const key = scan.pass ?? scan.plate;
    const trips = key ? vehicles.trips(key, receivedAt) : [];
    const judged =
      scan.text !== null && !scan.pass ? null : judgeScan(scan, pass, trips, receivedAt);
    vehicles.addScan(toFindingScan(scan, device, receivedAt, pass, places, rules, judged));
  };

  /** A check may come in before its list. */
  const settleChecks = (): void => {
    for (const line of waiting.splice(0)) {
      const { check, device } = line;
      const list = lists.get(check.manifest);
      if (!list) {
        waiting.push(line);
        continue;
      }
      const present = check.present.length;
      vehicles.addCheck(vehicleKey(list), {
        list: check.manifest,
        scan: check.scan,
        checkpoint: posts.get(device) ?? "",
        at: iso(ms(check.at) + check.offsetMs),
        result: resultOf(list.count, present, check.others),
        listed: list.count,
        present,
        others: check.others,
      });
    }
  };

  return {
    receive: async (line) => {
      switch (line.is) {
        case "scan":
          return receiveScan(line);
        case "confirmation":
          return vehicles.addScan(
            confirmationScan(line, passAt(line.pass, line.receivedAt), places),
          );
        case "list":
          lists.set(line.id, line);
          return settleChecks();
        case "check":
          waiting.push(line);
          return settleChecks();
      }
    },
    findings: async (asOf) => {
      const found = vehicles.findings(asOf);
      return [...found, ...tablets.findings(vehicles.allTrips(), asOf)];
    },
    tripCount: async () => vehicles.allTrips().length,
  };
};
