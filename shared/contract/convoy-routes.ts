import { z } from "zod";
import * as convoys from "./convoys.ts";
import type { Route } from "./route-shape.ts";

/** What a tablet calls of convoys: loaded when it is first needed. */
export const convoyRoutes = {
  makeConvoy: {
    method: "POST",
    path: "/api/convoys",
    summary:
      "Make a convoy of vehicles named by plate, pass or code; the same again is answered again",
    who: { may: "convoy.make", orDevice: true },
    body: convoys.newConvoy,
    reply: convoys.convoySeen,
    status: 201,
    refuses: ["unknown-reference", "already-exists", "rate-limited"],
  },
  actOnConvoy: {
    method: "POST",
    path: "/api/convoys/:id/acts",
    summary:
      "A vehicle joins or leaves, another leads, an escort hands over, a post has called the roll; the same act again is the same",
    who: { may: "convoy.work", orDevice: true },
    params: z.object({ id: z.string().min(1).max(60) }),
    body: convoys.convoyActs,
    reply: convoys.convoySeen,
    refuses: ["unknown-reference", "already-exists", "rate-limited"],
  },
} as const satisfies Record<string, Route>;
