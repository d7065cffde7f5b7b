import { iso, ms } from "../time.ts";
import { type Detector, minutesBetween } from "./case.ts";
import type { FindingScan } from "./history.ts";

/** What the server says of it; where it says nothing, the tablet. */
const mayGo = ({ judged, outcome }: FindingScan): boolean => (judged?.outcome ?? outcome) === "go";

/**
 * [A17] Turned back although it may go, or held for longer than `holdMinutes`. Rests on that scan. Whoever refuses because of
 * something that is itself a finding refuses for a reason: that is left out by `vehicleFindings`.
 */
export const refusedThoughValid: Detector = (vehicle) => {
  const { holdMinutes } = vehicle.rules["refused-though-valid"];
  return vehicle.looks.flatMap((look, place) => {
    const next = vehicle.looks[place + 1];
    const waited = next ? minutesBetween(look, next) : (vehicle.asOf - ms(look.at)) / 60_000;
    const held = look.decision === "hold" && waited > holdMinutes;
    if (!mayGo(look) || !(held || look.decision === "turn-back")) return [];
    return [
      {
        kind: "refused-though-valid" as const,
        cause: look.id,
        at: held ? iso(ms(look.at) + holdMinutes * 60_000) : look.at,
        looks: [look],
        trip: vehicle.legOf(look.id)?.trip ?? null,
        facts: { decision: look.decision, minutes: held ? holdMinutes : null },
      },
    ];
  });
};
