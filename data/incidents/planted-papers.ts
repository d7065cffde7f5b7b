import { iso } from "../../shared/domain/time.ts";
import { type Deeds, goods } from "./deed.ts";
import { hours, keyOf, minutes, newId, plant, type Seen, seeAt } from "./plan.ts";

/** What is done with passes, people and verdicts. */
export const paperDeeds: Deeds = {
  forged: {
    wants: { ...goods, walkUp: true },
    does: (plan, vehicle, seen) => {
      const shown = seen.slice(0, plan.random.whole(1, 2));
      for (const one of shown)
        Object.assign(one, {
          how: "camera",
          text: `GL1:GIA${vehicle.plate}`,
          outcome: "stop",
          reason: "forged",
          decision: plan.random.pick(["turn-back", "hold"]),
        });
      plant(plan, "forged", { vehicle: vehicle.plate }, shown);
      return shown;
    },
  },
  "revoked-in-use": {
    wants: goods,
    does: (plan, vehicle, seen) => {
      const at = iso(seen[0]!.at - minutes(plan.random.whole(20, 300)));
      const set = { status: plan.random.pick(["revoked", "suspended"] as const) };
      plan.lines.push({ is: "pass-change", pass: vehicle.pass!.id, at, set });
      plant(plan, "revoked-in-use", { vehicle: keyOf(vehicle) }, seen);
      if (plan.random.chance(0.5)) return seen;
      Object.assign(seen[0]!, { outcome: "stop", reason: set.status, decision: "turn-back" });
      return seen.slice(0, 1);
    },
  },
  "people-swapped": {
    wants: goods,
    whole: true,
    does: (plan, vehicle, seen) => {
      const [first, , third] = seen;
      for (const one of seen) one.occupants = 2;
      const list = newId(plan.random, first!.at);
      const by = (one: Seen) => ({ device: `may-${one.post}`, receivedAt: iso(one.at + 60_000) });
      const { pass, plate } = vehicle;
      plan.lines.push({
        is: "list",
        ...by(first!),
        id: list,
        scan: first!.id,
        pass: pass!.id,
        plate,
        count: 2,
        at: iso(first!.at),
      });
      plan.lines.push({
        is: "check",
        ...by(third!),
        check: {
          id: newId(plan.random, third!.at),
          manifest: list,
          scan: third!.id,
          present: [0],
          others: 1,
          met: [],
          at: iso(third!.at),
          offsetMs: 0,
        },
      });
      plant(plan, "people-swapped", { vehicle: keyOf(vehicle) }, [third!]);
      return seen;
    },
  },
  watchlist: {
    wants: goods,
    does: (plan, vehicle, seen) => {
      const from = seen[0]!.at - minutes(plan.random.whole(20, 300));
      plan.lines.push({
        is: "watch",
        id: newId(plan.random, from),
        watched: { by: "plate", plate: vehicle.plate },
        effect: "verify",
        issuer: "Công an tỉnh",
        reason: "Xe báo mất",
        instruction: "Xem giấy đăng ký xe",
        area: plan.province.areas[0]!.id,
        from: iso(from),
        until: iso(from + hours(48)),
        madeBy: "truc-ban",
        madeAt: iso(from),
        replaces: null,
        withdrawn: null,
      });
      // A tablet that was offline knows nothing of it.
      const offline = plan.random.chance(0.3);
      if (!offline)
        for (const one of seen) Object.assign(one, { outcome: "inspect", reason: "watched" });
      plant(plan, "watchlist", { vehicle: keyOf(vehicle) }, seen);
      return seen;
    },
  },
  "plate-mismatch": {
    wants: goods,
    does: (plan, vehicle, seen) => {
      const shown = seen.slice(0, 1);
      const decision = plan.random.pick(["turn-back", "hold"]);
      Object.assign(shown[0]!, {
        plateMatches: false,
        outcome: "stop",
        reason: "plate-mismatch",
        decision,
      });
      plant(plan, "plate-mismatch", { vehicle: keyOf(vehicle) }, shown);
      return shown;
    },
  },
  "reused-pass": {
    wants: { ...goods, use: "single" },
    does: (plan, vehicle, seen) => {
      const [first, last] = [seen[0]!, seen.at(-1)!];
      const by = last.at + hours(2 + plan.random.next() * 3) - first.at;
      const again = seen
        .slice(0, -1)
        .map(({ post, at, occupants }) => seeAt(plan, vehicle, post, at + by, { occupants }));
      plant(plan, "reused-pass", { vehicle: keyOf(vehicle) }, again);
      return [...seen, ...again];
    },
  },
  "verdict-overturned": {
    wants: goods,
    does: (plan, vehicle, seen) => {
      vehicle.pass!.validTo = iso(seen[0]!.at - minutes(plan.random.whole(30, 300)));
      plant(plan, "verdict-overturned", { vehicle: keyOf(vehicle) }, seen.slice(0, 1));
      return seen;
    },
  },
  "overridden-stop": {
    wants: goods,
    does: (plan, vehicle, seen) => {
      const first = seen[0]!;
      vehicle.pass!.validTo = iso(first.at - minutes(plan.random.whole(30, 300)));
      const override = { reason: "Chở ô-xy y tế", superior: "Trưởng chốt" };
      for (const one of seen.filter(({ how }) => how !== "confirmation"))
        Object.assign(one, { outcome: "stop", reason: "expired", override });
      plant(plan, "overridden-stop", { vehicle: keyOf(vehicle) }, [first]);
      return seen;
    },
  },
  "refused-though-valid": {
    wants: goods,
    does: (plan, vehicle, seen) => {
      Object.assign(seen[0]!, { decision: "turn-back" });
      plant(plan, "refused-though-valid", { vehicle: keyOf(vehicle) }, seen.slice(0, 1));
      return seen.slice(0, 1);
    },
  },
};
