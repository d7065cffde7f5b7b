import { ms } from "../time.ts";
import { type Case, type Detector, episodes, type Leg } from "./case.ts";

const hour = 3_600_000;

/** The arrival that a pass for one trip was spent by. */
const spentBy = ({ legs, passAt }: Case): Leg | null =>
  legs.find(
    ({ trip }) =>
      trip.status === "arrived" &&
      trip.closedAt !== null &&
      passAt(ms(trip.closedAt))?.use === "single",
  ) ?? null;

/**
 * [A12] A pass for one trip shown after that trip arrived; not by the vehicle that drives home, the other way, within
 * `homewardHours`. Rests on the first scan of a row of them.
 */
export const reusedPass: Detector = (vehicle) => {
  const spent = spentBy(vehicle);
  if (!spent) return [];
  const { withinHours, homewardHours } = vehicle.rules["reused-pass"];
  const arrived = ms(spent.trip.closedAt!);
  const entered = spent.looks[0]?.direction;
  const after = vehicle.looks.filter((look) => {
    const since = ms(look.at) - arrived;
    const homeward = look.direction !== entered && since <= homewardHours * hour;
    return since > 0 && !homeward && vehicle.legOf(look.id) !== spent;
  });
  return episodes(after, withinHours).map((looks) => ({
    kind: "reused-pass",
    cause: looks[0]!.id,
    at: looks[0]!.at,
    looks,
    trip: vehicle.legOf(looks[0]!.id)?.trip ?? spent.trip,
    facts: { arrived: spent.trip.closedAt, times: looks.length },
  }));
};
