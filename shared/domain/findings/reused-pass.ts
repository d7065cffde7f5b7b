import { ms } from "../time.ts";
import { isServed } from "../trip-shape.ts";
import { type Case, type Detector, episodes, type Leg, leftAt } from "./case.ts";
import { turnedRound } from "./heading.ts";
import type { FindingScan } from "./history.ts";
import { kmAlong } from "./places.ts";

const hour = 3_600_000;

/** The trip that a pass for one trip was spent by. */
const spentBy = ({ legs, passAt }: Case): Leg | null =>
  legs.find(
    ({ trip }) =>
      isServed(trip) && trip.closedAt !== null && passAt(ms(trip.closedAt))?.use === "single",
  ) ?? null;

/** By the posts it came by, one after the other; first seen where it came in, it has come in again. */
const isBack = (
  vehicle: Case,
  { trip: { corridor }, looks: came }: Leg,
  home: readonly FindingScan[],
  look: FindingScan,
): boolean => {
  const before = home.at(-1)?.checkpoint;
  if (kmAlong(vehicle.places.corridors.get(corridor), look.checkpoint) === null) return false;
  if (before === undefined) return look.checkpoint !== came[0]?.checkpoint;
  return before === look.checkpoint || turnedRound(vehicle, corridor, [...came, ...home, look]);
};

/**
 * Looks after the arrival that are no drive home: the other way, or back by the posts it came by. What left the province is
 * home already.
 */
const notHomeward = (vehicle: Case, spent: Leg): readonly FindingScan[] => {
  const { trip, looks: came } = spent;
  const { homewardHours } = vehicle.rules["reused-pass"];
  const arrived = ms(trip.closedAt!);
  const [entry] = came;
  const home: FindingScan[] = [];
  let again = false;
  return vehicle.looks.filter((look) => {
    const since = ms(look.at) - arrived;
    if (since <= 0 || came.includes(look)) return false;
    const homeward =
      trip.status === "arrived" &&
      (look.direction !== entry?.direction || isBack(vehicle, spent, home, look));
    const driving = ms(look.at) - leftAt(trip, ms(look.at));
    again ||= !homeward || driving > homewardHours * hour;
    if (!again) home.push(look);
    return again;
  });
};

/** What of a pass that was spent is shown again, where the trip that spent it is no longer looked at. */
const shownSpent = ({ looks, passAt, rules }: Case): readonly FindingScan[] =>
  looks.filter((look) => {
    const state = passAt(ms(look.at));
    if (state?.status !== "spent" || state.use !== "single") return false;
    const since = ms(look.at) - ms(state.from);
    return look.direction === "in" || since > rules["reused-pass"].homewardHours * hour;
  });

/**
 * [A12] A pass for one trip shown after that trip arrived; not by the vehicle that drives home within `homewardHours`, of its release
 * where it stayed [T18]. Rests on
 * the first scan of a row of them.
 */
export const reusedPass: Detector = (vehicle) => {
  const spent = spentBy(vehicle);
  const again = spent ? notHomeward(vehicle, spent) : shownSpent(vehicle);
  return episodes(again, vehicle.rules["reused-pass"].withinHours).map((looks) => {
    const first = looks[0]!;
    return {
      kind: "reused-pass",
      cause: first.id,
      at: first.at,
      looks,
      trip: vehicle.legOf(first.id)?.trip ?? spent?.trip ?? null,
      facts: {
        arrived: spent?.trip.closedAt ?? vehicle.passAt(ms(first.at))?.from ?? null,
        times: looks.length,
      },
    };
  });
};
