import type { FindingKind } from "../../shared/domain/findings/finding-shape.ts";
import { iso } from "../../shared/domain/time.ts";
import { departure, drive } from "./drive.ts";
import type { Plan, Seen, Vehicle } from "./plan.ts";
import { hours, keyOf, minutes, newId, plant, seeAt } from "./plan.ts";
import { gated, postAt, ungated } from "./province.ts";
import { addVehicle, transit, type Wanted } from "./vehicles.ts";

/** What somebody did that should be found: it tells the vehicle's scans and plants the truth. */
type Deed = (plan: Plan, vehicle: Vehicle, seen: Seen[]) => readonly Seen[];

const goods: Wanted = { purpose: 1 };
/** The spoke of the sixth is kept for posts that fall silent. */
const otherSpoke = ({ random }: Plan, spoke: number): number =>
  [0, 1, 2, 3, 4].filter((one) => one !== spoke)[random.whole(0, 3)]!;

const deeds: Partial<
  Record<FindingKind, { readonly wants: Wanted; readonly whole?: boolean; readonly does: Deed }>
> = {
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
  cloned: {
    wants: goods,
    whole: true,
    does: (plan, vehicle, seen) => {
      const first = seen[plan.random.whole(0, 1)]!;
      const spoke = otherSpoke(plan, vehicle.spoke);
      const clone = seeAt(
        plan,
        vehicle,
        postAt(spoke, 0),
        first.at + minutes(plan.random.whole(0, 12)),
        {
          occupants: first.occupants,
        },
      );
      plant(plan, "cloned", { vehicle: keyOf(vehicle) }, [clone]);
      return [...seen, clone];
    },
  },
  "head-count": {
    wants: goods,
    does: (plan, vehicle, seen) => {
      const from = plan.random.whole(1, seen.length - 1);
      const was = seen[0]!.occupants!;
      const now = was === 1 ? 2 : plan.random.pick([was - 1, was === 3 ? 1 : was + 1]);
      for (const one of seen.slice(from)) one.occupants = now;
      plant(plan, "head-count", { vehicle: keyOf(vehicle) }, [seen[from]!]);
      return seen;
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
          at: iso(third!.at),
          offsetMs: 0,
        },
      });
      plant(plan, "people-swapped", { vehicle: keyOf(vehicle) }, [third!]);
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
  "off-corridor": {
    wants: goods,
    whole: true,
    does: (plan, vehicle, seen) => {
      const [first, second] = seen;
      const spoke = otherSpoke(plan, vehicle.spoke);
      const at = second!.at + hours(2) + minutes(plan.random.whole(0, 60));
      const off = seeAt(plan, vehicle, postAt(spoke, plan.random.whole(1, 3)), at, {
        occupants: first!.occupants,
        outcome: "inspect",
        reason: "off-corridor",
      });
      for (const one of seen.slice(2)) one.at += hours(5);
      plant(plan, "off-corridor", { vehicle: keyOf(vehicle) }, [off]);
      return [...seen, off];
    },
  },
  "stopped-in-transit": {
    wants: { purpose: transit },
    whole: true,
    does: (plan, vehicle, seen) => {
      const from = plan.random.whole(1, seen.length - 1);
      const stood = minutes(plan.random.whole(100, 240));
      for (const one of seen.slice(from)) one.at += stood;
      plant(plan, "stopped-in-transit", { vehicle: keyOf(vehicle) }, [seen[from]!]);
      return seen;
    },
  },
  "wrong-endpoint": {
    wants: goods,
    whole: true,
    does: (plan, vehicle, seen) => {
      const { spoke } = vehicle;
      vehicle.endpoint = ungated(spoke);
      vehicle.pass!.endpoint = vehicle.endpoint;
      const last = seen.at(-1)!;
      const wrong = seeAt(plan, vehicle, `cong-${spoke}`, last.at, { occupants: last.occupants });
      plant(plan, "wrong-endpoint", { vehicle: keyOf(vehicle) }, [wrong]);
      return [...seen.slice(0, -1), wrong];
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
  "two-trips": {
    wants: { ...goods, use: "single" },
    whole: true,
    does: (plan, vehicle, seen) => {
      const [first, second] = seen;
      const at = second!.at + hours(1.5) + minutes(plan.random.whole(0, 60));
      const again = seeAt(plan, vehicle, first!.post, at, { occupants: first!.occupants });
      for (const one of seen.slice(2)) one.at += hours(5);
      plant(plan, "two-trips", { vehicle: keyOf(vehicle) }, [again]);
      return [...seen, again];
    },
  },
  "unconfirmed-arrival": {
    wants: goods,
    whole: true,
    does: (plan, vehicle, seen) => {
      const way = seen.slice(0, -1);
      plant(plan, "unconfirmed-arrival", { vehicle: keyOf(vehicle) }, [way.at(-1)!]);
      return way;
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

/** Kinds that a vehicle's own scans tell. */
export const deedKinds = Object.keys(deeds) as readonly FindingKind[];

/** One vehicle more, that does what should be found. */
export const addDeed = (plan: Plan, kind: FindingKind): void => {
  const { wants, whole = false, does } = deeds[kind]!;
  // The third way through ends on the sixth spoke.
  const spoke =
    wants.purpose === transit ? plan.random.pick([0, 1, 3, 4]) : plan.random.whole(0, 4);
  const endpoint = wants.purpose === transit ? {} : { endpoint: gated(spoke) };
  const vehicle = addVehicle(plan, { ...wants, ...endpoint, spoke });
  plan.seen.push(...does(plan, vehicle, drive(plan, vehicle, departure(plan), { whole })));
};
