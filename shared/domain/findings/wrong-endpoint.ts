import { ms } from "../time.ts";
import type { Detector } from "./case.ts";
import { isShuttle } from "./shuttle.ts";

/**
 * [A11] Let in at the gate of another endpoint than the pass named at that moment. Shuttles may serve several. Rests on the
 * scan at the gate.
 */
export const wrongEndpoint: Detector = (vehicle) =>
  vehicle.legs.flatMap((leg) =>
    // A trip that is first seen at a gate sets out from there.
    leg.looks.slice(1).flatMap((look) => {
      const bound = vehicle.passAt(ms(look.at))?.endpoint ?? look.endpoint ?? leg.trip.endpoint;
      const letIn = look.decision === "let-through" && look.direction === "in";
      if (!letIn || look.confirms === null || look.confirms === bound) return [];
      if (isShuttle(vehicle, leg, look)) return [];
      return [
        {
          kind: "wrong-endpoint" as const,
          cause: look.id,
          at: look.at,
          looks: [look],
          trip: leg.trip,
          facts: { expected: bound, to: look.confirms },
        },
      ];
    }),
  );
