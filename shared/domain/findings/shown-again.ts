import type { Plate } from "../plate.ts";
import { plateLook } from "../plate-look.ts";
import { plateAnswer } from "../take-over.ts";
import { ms } from "../time.ts";
import { type Case, type Detector, episodes, type Found, reasonsOf, takenOverAt } from "./case.ts";
import type { FindingScan } from "./history.ts";

/** Misuse that every scan tells by itself, and that the same vehicle goes on with from post to post. */
interface Misuse {
  readonly kind: "forged" | "revoked-in-use" | "plate-mismatch";
  readonly tells: (look: FindingScan, vehicle: Case) => boolean;
  readonly facts: (look: FindingScan, vehicle: Case) => Found["facts"];
}

const outOfForce = new Set(["revoked", "suspended"] as const);
type OutOfForce = "revoked" | "suspended";

/**
 * [A3] What the pass was at the scan's own time. What was done about it later, and the server knew when the scan came in,
 * makes no misuse of it; where no pass is on file, tablet and server are believed.
 */
const statusThen = (look: FindingScan, vehicle: Case): string | null => {
  const state = vehicle.passAt(ms(look.at));
  if (state) return state.status;
  return [...outOfForce].find((status) => reasonsOf(look).has(status)) ?? null;
};

/** The answer as to plates that the vehicle may have: whoever had not heard of a take-over was asked for another. */
const answerFor = (look: FindingScan, own: readonly (Plate | null)[]): boolean | null =>
  plateAnswer({ asked: look.plateSeen, matches: look.plateMatches, other: look.otherPlate }, own);

/** [A4] [P2] Plates that an eye or a camera confuses are no mismatch unless the officer says so. */
const otherPlate = (look: FindingScan, vehicle: Case): boolean => {
  const state = vehicle.passAt(ms(look.at));
  if (!state || look.plateSeen === null) return false;
  const own = [state.plate, state.trailerPlate];
  if (look.plateMatches !== null) return answerFor(look, own) === false;
  return !own.some((one) => one && plateLook(one) === plateLook(look.plateSeen!));
};

/** [A4] [A31] While another vehicle drives with the pass its plate is the one to be seen, and the pass's own is not. */
const showsOther = (look: FindingScan, vehicle: Case): boolean => {
  const other = takenOverAt(vehicle, look);
  if (other) {
    const trailer = vehicle.passAt(ms(look.at))?.trailerPlate ?? null;
    return answerFor(look, [other.plate, trailer]) === false;
  }
  return (
    look.plateMatches === false ||
    reasonsOf(look).has("plate-mismatch") ||
    otherPlate(look, vehicle)
  );
};

const misuses: readonly Misuse[] = [
  // [A2]
  {
    kind: "forged",
    tells: (look) => reasonsOf(look).has("forged"),
    facts: () => ({}),
  },
  // [A3]
  {
    kind: "revoked-in-use",
    tells: (look, vehicle) => outOfForce.has(statusThen(look, vehicle) as OutOfForce),
    facts: (look, vehicle) => ({ status: statusThen(look, vehicle) }),
  },
  // [A4]
  {
    kind: "plate-mismatch",
    tells: showsOther,
    facts: (look, vehicle) => {
      const other = takenOverAt(vehicle, look);
      return {
        seen: look.otherPlate ?? look.plateSeen,
        expected: other?.plate ?? vehicle.passAt(ms(look.at))?.plate ?? look.plate,
        // [A31] Why another plate than the pass's is expected.
        ...(other && { tookOver: other.from, takenOverAt: other.at }),
      };
    },
  },
];

/** [A2] [A3] [A4] Rests on the first scan of a row of them, each within `withinHours` of the one before. */
export const shownAgain: Detector = (vehicle) =>
  misuses.flatMap(({ kind, tells, facts }) =>
    episodes(
      vehicle.looks.filter((look) => tells(look, vehicle)),
      vehicle.rules[kind].withinHours,
    ).map((looks): Found => {
      const [first] = looks;
      const leg = looks.map(({ id }) => vehicle.legOf(id)).find((one) => one);
      return {
        kind,
        cause: first!.id,
        at: first!.at,
        looks,
        trip: leg?.trip ?? null,
        facts: { times: looks.length, ...facts(looks.at(-1)!, vehicle) },
      };
    }),
  );
