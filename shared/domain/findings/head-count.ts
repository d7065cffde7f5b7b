import { explainedBy } from "../head-change.ts";
import { ms } from "../time.ts";
import type { Case, Detector, Found, Leg } from "./case.ts";
import { tooFast } from "./cloned.ts";
import type { FindingScan } from "./history.ts";
import { isNewJourney } from "./new-journey.ts";
import { isShuttle } from "./shuttle.ts";

/**
 * [A7] May people have got on or off between two counts? Under the officers' eyes where it was held; those of a shuttle
 * at an endpoint's gate; and a new journey begins with whomever it likes. Where two vehicles show one pass the count of the one says nothing of the other.
 */
const permitted = (vehicle: Case, leg: Leg, from: FindingScan, to: FindingScan): boolean => {
  const heldHere = from.decision === "hold" && from.checkpoint === to.checkpoint;
  const atGate = [from, to].some(({ confirms }) => confirms !== null);
  return (
    isNewJourney(vehicle, leg, from, to) ||
    (heldHere && to.occupants! < from.occupants!) ||
    (atGate && isShuttle(vehicle, leg, to)) ||
    tooFast(vehicle, from, to) !== null
  );
};

/** [A6] More than the pass permits, let through without a superior who answers for it [T13], or released so [T18]. */
const over = (vehicle: Case, look: FindingScan): number | null => {
  const most = vehicle.passAt(ms(look.at))?.occupantsMax ?? look.occupantsMax;
  const passes = (look.decision === "let-through" && !look.override) || look.release !== undefined;
  return passes && most !== null && look.occupants! > most ? most : null;
};

const onTrip = (vehicle: Case, leg: Leg): readonly Found[] => {
  const counted = leg.looks.filter(({ occupants }) => occupants !== null);
  return counted.flatMap((look, place) => {
    const before = counted[place - 1];
    const most = over(vehicle, look);
    const due = before === undefined ? null : before.occupants! + explainedBy(look);
    const changed =
      before !== undefined && due !== look.occupants && !permitted(vehicle, leg, before, look);
    const newlyOver = most !== null && before?.occupants !== look.occupants;
    if (!changed && !newlyOver) return [];
    return [
      {
        kind: "head-count",
        cause: look.id,
        at: look.at,
        looks: changed ? [before, look] : [look],
        trip: leg.trip,
        facts: {
          counted: look.occupants,
          expected: changed ? due : most,
          permitted: most,
        },
      },
    ];
  });
};

/** [A6] [T18] Sent on its way back with more than the pass permits. */
const onRelease = (vehicle: Case): readonly Found[] =>
  vehicle.releases.flatMap((look) => {
    const most = look.occupants === null ? null : over(vehicle, look);
    const leg = vehicle.legs.find(({ trip }) =>
      trip.releases?.some(({ scan }) => scan === look.id),
    );
    if (most === null || !leg) return [];
    return [
      {
        kind: "head-count",
        cause: look.id,
        at: look.at,
        looks: [look],
        trip: leg.trip,
        facts: { counted: look.occupants, expected: most, permitted: most },
      },
    ];
  });

/**
 * [A6] [A7] [R1] Each count of a trip against the last one, with what is explained [R9], and against the pass. Rests on
 * the scan that counted otherwise.
 */
export const headCounts: Detector = (vehicle) => [
  ...vehicle.legs.flatMap((leg) => onTrip(vehicle, leg)),
  ...onRelease(vehicle),
];
