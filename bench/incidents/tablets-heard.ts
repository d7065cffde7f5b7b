import { neighboursOf } from "../../server/queries/device-pasts.ts";
import type { AlertRules } from "../../shared/domain/findings/alert-rules.ts";
import { type ChainLink, deviceFindings } from "../../shared/domain/findings/device-findings.ts";
import type { Finding } from "../../shared/domain/findings/finding-shape.ts";
import type { FindingPlaces } from "../../shared/domain/findings/history.ts";
import { dueTime } from "../../shared/domain/findings/silences.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import type { Day } from "./read-day.ts";

/** Every tablet's chain as far as it was heard. */
export const tabletsHeard = ({ devices }: Day, places: FindingPlaces, rules: AlertRules) => {
  const links = new Map<string, ChainLink[]>(devices.map(({ id }) => [id, []]));
  const times = new Map<string, string[]>();

  return {
    heard: (device: string, checkpoint: string, link: ChainLink): void => {
      links.set(device, [...(links.get(device) ?? []), link].slice(-100_000));
      times.set(checkpoint, [...(times.get(checkpoint) ?? []), link.at]);
    },
    findings: (trips: readonly Trip[], asOf: string): readonly Finding[] =>
      devices.flatMap(({ id, checkpoint }) =>
        deviceFindings(
          {
            device: id,
            checkpoint,
            from: 1,
            links: links.get(id) ?? [],
            atPost: times.get(checkpoint) ?? [],
            around: neighboursOf(checkpoint, places).flatMap((post) => times.get(post) ?? []),
            due: trips.flatMap((trip) => {
              const due = dueTime(trip, checkpoint, places);
              return due === null ? [] : [iso(due)];
            }),
          },
          rules,
          asOf,
        ),
      ),
  };
};
