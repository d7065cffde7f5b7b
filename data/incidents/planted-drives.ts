import { type Deeds, goods } from "./deed.ts";
import { hours, keyOf, minutes, type Plan, plant, seeAt } from "./plan.ts";
import { postAt, ungated } from "./province.ts";
import { transit } from "./vehicles.ts";

/** The spoke of the sixth is kept for posts that fall silent. */
const otherSpoke = ({ random }: Plan, spoke: number): number =>
  [0, 1, 2, 3, 4].filter((one) => one !== spoke)[random.whole(0, 3)]!;

/** What is done on the road. */
export const driveDeeds: Deeds = {
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
};
