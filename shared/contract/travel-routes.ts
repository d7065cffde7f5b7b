import { z } from "zod";
import { roadMarkTold } from "../domain/travel/road-mark.ts";
import { travelModel } from "../domain/travel/travel-shape.ts";
import type { Route } from "./route-shape.ts";

/** The newest table, and the marks that can still count: all that due times are worked out from. */
export const travelTimes = travelModel.extend({ marks: z.array(roadMarkTold) });
export type TravelTimes = z.infer<typeof travelTimes>;

/** What a tablet calls of travel times: loaded when it is first needed. */
export const travelRoutes = {
  travelTimes: {
    method: "GET",
    path: "/api/travel-times",
    summary:
      "How long roads take, as learned from scans: the newest table, and which stretches are marked slow or shut",
    who: { may: "reference.read", orDevice: true },
    reply: travelTimes,
    packs: true,
  },
} as const satisfies Record<string, Route>;
