import { boundAt, type Detector } from "./case.ts";
import { isShuttle } from "./shuttle.ts";

/**
 * [A11] Let in at the gate of another endpoint than those the pass named at that moment. Shuttles may serve several. Rests on the
 * scan at the gate.
 */
export const wrongEndpoint: Detector = (vehicle) =>
  vehicle.legs.flatMap((leg) =>
    // A trip that is first seen at a gate sets out from there.
    leg.looks.slice(1).flatMap((look) => {
      const bound = boundAt(vehicle, leg, look);
      const letIn = look.decision === "let-through" && look.direction === "in";
      if (!letIn || look.confirms === null || bound.includes(look.confirms)) return [];
      if (isShuttle(vehicle, leg, look)) return [];
      return [
        {
          kind: "wrong-endpoint" as const,
          cause: look.id,
          at: look.at,
          looks: [look],
          trip: leg.trip,
          facts: { expected: bound.at(-1)!, to: look.confirms },
        },
      ];
    }),
  );
