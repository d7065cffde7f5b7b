import type { Trip } from "../../shared/domain/trip-shape.ts";
import { aPassOnFile } from "./a-pass.ts";
import { aScanId } from "./a-scan.ts";
import { at } from "./times.ts";

export type Sighting = Trip["sightings"][number];

/** The nth scan of a trip: let through at Tân Lập with two aboard. */
export const aSighting = (n = 1, change: Partial<Sighting> = {}): Sighting => ({
  scan: aScanId(n),
  checkpoint: "tan-lap",
  at: at(),
  occupants: 2,
  outcome: "go",
  decision: "let-through",
  ...change,
});

/** A trip on the road, seen once at Tân Lập's border post. */
export const aTrip = (change: Partial<Trip> = {}): Trip => {
  const pass = aPassOnFile();
  return {
    id: aScanId(1),
    aliases: [],
    pass: pass.id,
    plate: pass.plate,
    endpoint: pass.endpoint,
    corridor: pass.corridor,
    kind: pass.kind,
    occupantsMax: pass.occupantsMax,
    status: "on-the-road",
    openedAt: at(),
    closedAt: null,
    sightings: [aSighting()],
    occupantsAtEntry: 2,
    occupantsLast: 2,
    headCount: "unknown",
    ...change,
  };
};
