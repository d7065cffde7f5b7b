import type { Plate } from "../../shared/domain/plate.ts";
import { iso } from "../../shared/domain/time.ts";
import { hours, seeAt } from "./plan.ts";
import { delayed, later, type Story } from "./story.ts";

/** At the barrier. */
export const barrierStories: readonly Story[] = [
  {
    // Drawn for inspection, held for a while, let go.
    weight: 25,
    tell: (plan, vehicle, seen) => {
      const [first] = seen;
      const waits = later(plan, 8, 40);
      const again = seeAt(plan, vehicle, first!.post, first!.at + waits, {
        occupants: first!.occupants,
      });
      Object.assign(first!, { outcome: "inspect", reason: "random-inspection", decision: "hold" });
      delayed(seen, first!.at, waits);
      return [...seen, again];
    },
  },
  {
    weight: 10,
    tell: (_, __, seen) => {
      Object.assign(seen[0]!, { outcome: "inspect", reason: "status-stale" });
      return seen;
    },
  },
  {
    // A double tap, or a second officer.
    weight: 10,
    tell: (plan, vehicle, seen) => {
      const { post, at, occupants } = seen[0]!;
      return [...seen, seeAt(plan, vehicle, post, at + later(plan, 0.2, 4), { occupants })];
    },
  },
  {
    // Held by mistake, taken back within the minute.
    weight: 10,
    tell: (plan, vehicle, seen) => {
      const first = seen[0]!;
      const corrects = seeAt(plan, vehicle, first.post, first.at + 20_000, {
        occupants: first.occupants,
        corrects: first,
      });
      first.decision = "hold";
      return [...seen, corrects];
    },
  },
  {
    // Too many aboard: held until some have got off.
    weight: 7,
    wants: { purpose: 1 },
    tell: (plan, vehicle, seen) => {
      const first = seen[0]!;
      const waits = later(plan, 10, 25);
      const before = seeAt(plan, vehicle, first.post, first.at, {
        occupants: 5,
        outcome: "stop",
        reason: "too-many-aboard",
        decision: "hold",
      });
      delayed(seen, first.at - 1, waits);
      return [before, ...seen];
    },
  },
  {
    // Its pass has ended: turned back as it should be.
    weight: 5,
    tell: (plan, { pass }, seen) => {
      const first = seen[0]!;
      pass!.validTo = iso(first.at - hours(2));
      Object.assign(first, { outcome: "stop", reason: "expired", decision: "turn-back" });
      plan.random.next();
      return [first];
    },
  },
  {
    // Read off the plate, with a letter taken for a figure.
    weight: 8,
    tell: (_, __, seen) => {
      const first = seen[0]!;
      const plateSeen = first.plateSeen.replace("0", "O").replace("8", "B") as Plate;
      Object.assign(first, { how: "plate", plateSeen, plateMatches: null });
      return seen;
    },
  },
  {
    // Its code could not be read at one post: entered by hand there.
    weight: 8,
    wants: { purpose: 1 },
    tell: (plan, vehicle, seen) => {
      const place = plan.random.whole(0, seen.length - 2);
      const { post, at, occupants } = seen[place]!;
      const byHand = seeAt(plan, { ...vehicle, pass: null }, post, at, { occupants });
      return seen.with(place, byHand);
    },
  },
  { weight: 20, wants: { walkUp: true, purpose: 1 }, tell: (_, __, seen) => seen },
];
