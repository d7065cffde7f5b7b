import { groupBy } from "../../shared/domain/group-by.ts";
import { ms } from "../../shared/domain/time.ts";
import type { ScanLine } from "./api/chains.ts";
import { countTrips, liveFindings } from "./api/findings-told.ts";
import { makeNames } from "./api/names.ts";
import { putSetting } from "./api/put-setting.ts";
import { makeReceivers } from "./api/receivers.ts";
import { startReplayServer } from "./api/replay-server.ts";
import { makeTablets } from "./api/tablets.ts";
import { makeTimeline } from "./api/timeline.ts";
import { makeUntold } from "./api/untold.ts";
import type { Arriving, Day } from "./read-day.ts";
import type { Replay } from "./replay.ts";

/** A replay through a server of its own. */
export interface HttpReplay extends Replay {
  /** What the server did not take or has no route for: how often, by what and why. */
  readonly untold: () => ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

const minute = 60_000;
/** What comes within such a time of each other comes with the last of it, or a day would take as long as it has scans. */
const togetherMs = 5 * minute;
/** By the day's names. A check tells of its list alone. */
const vehicleIn = (line: Arriving): string => {
  const { pass, plate } =
    line.is === "check" ? { pass: null, plate: null } : line.is === "scan" ? line.scan : line;
  return String(pass ?? plate);
};
const uploadedOf = ({ scan }: ScanLine) => ({
  id: String(scan.id).toLowerCase(),
  at: ms(String(scan.at)) + Number(scan.offsetMs),
});
const isScan = (line: Arriving): line is ScanLine => line.is === "scan";

/**
 * Replays a day through the public API of a server that lives by the day's clock: everything that anybody does in it is a call
 * at its time, and what was found is what the server tells of its alerts. Rejects where a place, level or tablet is refused.
 */
export const httpReplay = async (day: Day): Promise<HttpReplay> => {
  const names = makeNames();
  const untold = makeUntold();
  const moments = [
    ...day.passes.map(({ issuedAt }) => issuedAt),
    ...day.passChanges.map(({ at }) => at),
    ...day.watchlist.map(({ madeAt }) => madeAt),
    ...day.arriving.slice(0, 1).map(({ receivedAt }) => receivedAt),
    ...day.asOf,
  ];
  const begins = moments.reduce((least, one) => Math.min(least, ms(one)), Number.POSITIVE_INFINITY);
  const server = await startReplayServer(begins - minute);
  const { url, clock, administrator } = server;
  const devices = await administrator()
    .then((calls) => putSetting(day, calls, url, names))
    .catch(async (error: unknown) => {
      await server.close();
      throw error;
    });
  const desk = { administrator, names, untold };
  const timeline = makeTimeline(day, clock, desk);
  const receivers = makeReceivers(desk);
  const scans = day.arriving.filter(isScan);
  const tablets = makeTablets({ url, clock, devices, scans, names, untold });
  let together: Arriving[] = [];

  const goTo = async (at: number): Promise<void> => {
    await timeline.until(at);
    clock.now = Math.max(clock.now, at);
  };

  const receiveOthers = async (line: Arriving): Promise<void> => {
    switch (line.is) {
      case "scan":
        return receivers.heardOf(vehicleIn(line), uploadedOf(line));
      case "confirmation":
        return receivers.confirm(line);
      case "list":
        return tablets.list(line);
      case "check":
        return tablets.check(line);
    }
  };

  const flush = async (): Promise<void> => {
    const lines = together;
    together = [];
    if (lines.length === 0) return;
    await goTo(ms(lines.at(-1)!.receivedAt));
    const uploads = groupBy(lines.filter(isScan), ({ device }) => device);
    await Promise.all([...uploads.values()].map((scans) => tablets.upload(scans)));
    const vehicles = groupBy(lines, vehicleIn);
    await Promise.all(
      [...vehicles.values()].map(async (its) => {
        for (const line of its) await receiveOthers(line);
      }),
    );
  };

  /** Nobody at a desk does anything in between, and it is not long after the first. */
  const goesAlong = ({ receivedAt }: Arriving): boolean => {
    const [first] = together;
    if (!first) return true;
    const at = ms(receivedAt);
    return at - ms(first.receivedAt) < togetherMs && at < timeline.next();
  };

  return {
    receive: async (line) => {
      if (!goesAlong(line)) await flush();
      if (together.length === 0) await goTo(ms(line.receivedAt));
      together.push(line);
    },
    findings: async (asOf) => {
      await flush();
      await goTo(ms(asOf));
      await server.settleAlerts();
      return liveFindings(await administrator(), names);
    },
    tripCount: async () => countTrips(await administrator()),
    untold: () => {
      const left = receivers.left();
      const all = new Map(untold.all());
      if (left > 0)
        all.set("an arrival: no trip was to be seen that had still to arrive there", left);
      return all;
    },
    close: server.close,
  };
};
