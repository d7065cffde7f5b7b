import { plateLook } from "../plate-look.ts";
import { ms } from "../time.ts";
import { type Case, type Detector, episodes, type Found, reasonsOf } from "./case.ts";
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

/** [A4] [P2] Plates that an eye or a camera confuses are no mismatch unless the officer says so. */
const otherPlate = (look: FindingScan, vehicle: Case): boolean => {
  const state = vehicle.passAt(ms(look.at));
  if (!state || look.plateSeen === null || look.plateMatches === true) return false;
  const own = [state.plate, state.trailerPlate].flatMap((one) => (one ? [plateLook(one)] : []));
  return !own.includes(plateLook(look.plateSeen));
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
    tells: (look, vehicle) =>
      look.plateMatches === false ||
      reasonsOf(look).has("plate-mismatch") ||
      otherPlate(look, vehicle),
    facts: (look, vehicle) => ({
      seen: look.plateSeen,
      expected: vehicle.passAt(ms(look.at))?.plate ?? look.plate,
    }),
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
