import type { Plate } from "../../shared/domain/plate.ts";
import { iso } from "../../shared/domain/time.ts";
import { arrive, departure, drive } from "./drive.ts";
import { hours, minutes, type Plan, type Seen, seeAt, type Vehicle } from "./plan.ts";
import { abroad, gated, ungated } from "./province.ts";
import { addVehicle, shuttle, type Wanted } from "./vehicles.ts";

type Story = (plan: Plan, vehicle: Vehicle, seen: Seen[]) => readonly Seen[];

const later = ({ random }: Plan, low: number, high: number): number =>
  minutes(low + random.next() * (high - low));

/** Everything after a moment happens so much later. */
const delayed = (seen: readonly Seen[], from: number, by: number): void => {
  for (const one of seen) if (one.at > from) one.at += by;
};

/** What happens every day and is no incident. */
const stories: readonly {
  readonly weight: number;
  readonly wants?: Wanted;
  readonly tell: Story;
}[] = [
  { weight: 760, tell: (_, __, seen) => seen },
  {
    // Drawn for inspection, held for a while, let go.
    weight: 25,
    tell: (plan, vehicle, seen) => {
      const [first] = seen;
      const waits = later(plan, 8, 40);
      const again = seeAt(plan, vehicle, first!.post, first!.at + waits, {
        occupants: first!.occupants,
      });
      Object.assign(first!, { outcome: "inspect", reason: "random-inspection", decision: "hold" });
      delayed(seen, first!.at, waits);
      return [...seen, again];
    },
  },
  {
    weight: 10,
    tell: (_, __, seen) => {
      Object.assign(seen[0]!, { outcome: "inspect", reason: "status-stale" });
      return seen;
    },
  },
  {
    // A double tap, or a second officer.
    weight: 10,
    tell: (plan, vehicle, seen) => {
      const { post, at, occupants } = seen[0]!;
      return [...seen, seeAt(plan, vehicle, post, at + later(plan, 0.2, 4), { occupants })];
    },
  },
  {
    // Held by mistake, taken back within the minute.
    weight: 10,
    tell: (plan, vehicle, seen) => {
      const first = seen[0]!;
      const corrects = seeAt(plan, vehicle, first.post, first.at + 20_000, {
        occupants: first.occupants,
        corrects: first,
      });
      first.decision = "hold";
      return [...seen, corrects];
    },
  },
  {
    // Too many aboard: held until some have got off.
    weight: 7,
    wants: { purpose: 1 },
    tell: (plan, vehicle, seen) => {
      const first = seen[0]!;
      const waits = later(plan, 10, 25);
      const before = seeAt(plan, vehicle, first.post, first.at, {
        occupants: 5,
        outcome: "stop",
        reason: "too-many-aboard",
        decision: "hold",
      });
      delayed(seen, first.at - 1, waits);
      return [before, ...seen];
    },
  },
  {
    // Its pass has ended: turned back as it should be.
    weight: 5,
    tell: (plan, { pass }, seen) => {
      const first = seen[0]!;
      pass!.validTo = iso(first.at - hours(2));
      Object.assign(first, { outcome: "stop", reason: "expired", decision: "turn-back" });
      plan.random.next();
      return [first];
    },
  },
  {
    // Read off the plate, with a letter taken for a figure.
    weight: 8,
    tell: (_, __, seen) => {
      const first = seen[0]!;
      const plateSeen = first.plateSeen.replace("0", "O").replace("8", "B") as Plate;
      Object.assign(first, { how: "plate", plateSeen, plateMatches: null });
      return seen;
    },
  },
  {
    // Home again by the same posts.
    weight: 80,
    wants: { use: "multi", purpose: 1 },
    tell: (plan, vehicle, seen) => {
      const arrived = seen.at(-1)!;
      const rests = hours(1 + plan.random.next() * 3);
      const way = seen.slice(0, -1).reverse();
      const home = way.map(({ post, at, occupants }) =>
        seeAt(plan, vehicle, post, arrived.at + rests + (arrived.at - at), {
          occupants,
          direction: "out",
        }),
      );
      return [...seen, ...home.filter(() => plan.random.chance(0.9))];
    },
  },
  {
    // A shuttle that drops some of its people at another factory on its way.
    weight: 15,
    wants: { purpose: shuttle },
    tell: (plan, vehicle, seen) => {
      const last = seen.at(-1)!;
      const gate = `cong-${vehicle.spoke}`;
      vehicle.endpoint = ungated(vehicle.spoke);
      vehicle.pass!.endpoint = vehicle.endpoint;
      const stop = seeAt(plan, vehicle, gate, last.at, { occupants: last.occupants });
      const left = Math.max(1, last.occupants! - 3);
      return [...seen.slice(0, -1), stop, arrive(plan, vehicle, last.at + minutes(20), left)];
    },
  },
  {
    // The receiver is changed while it is under way.
    weight: 8,
    wants: { purpose: 9 },
    tell: (plan, vehicle, seen) => {
      const last = seen.at(-1)!;
      const { pass, spoke } = vehicle;
      const was = vehicle.endpoint;
      vehicle.endpoint = was === gated(spoke) ? ungated(spoke) : gated(spoke);
      const set = { endpoint: vehicle.endpoint };
      plan.lines.push({
        is: "pass-change",
        pass: pass!.id,
        at: iso(seen[0]!.at + minutes(5)),
        set,
      });
      return [...seen.slice(0, -1), arrive(plan, vehicle, last.at, last.occupants!)];
    },
  },
  {
    // Revoked when it had long arrived.
    weight: 5,
    wants: { purpose: 7 },
    tell: (plan, { pass }, seen) => {
      const at = iso(seen.at(-1)!.at + hours(1));
      plan.lines.push({ is: "pass-change", pass: pass!.id, at, set: { status: "revoked" } });
      return seen;
    },
  },
  {
    // Suspended the day before, and reinstated.
    weight: 4,
    tell: (plan, { pass }, seen) => {
      const change = (at: number, status: "suspended" | "valid") =>
        plan.lines.push({ is: "pass-change", pass: pass!.id, at: iso(at), set: { status } });
      change(plan.midnight - hours(20), "suspended");
      change(plan.midnight - hours(10), "valid");
      return seen;
    },
  },
  {
    // Its code could not be read at one post: entered by hand there.
    weight: 8,
    wants: { purpose: 1 },
    tell: (plan, vehicle, seen) => {
      const place = plan.random.whole(0, seen.length - 2);
      const { post, at, occupants } = seen[place]!;
      const byHand = seeAt(plan, { ...vehicle, pass: null }, post, at, { occupants });
      return seen.with(place, byHand);
    },
  },
  {
    // Two loads a day, the first of them sometimes confirmed by nobody until it is late.
    weight: 30,
    wants: { use: "multi", purpose: 9 },
    tell: (plan, vehicle, seen) => {
      const starts = seen.at(-1)!.at + hours(2 + plan.random.next() * 3);
      return [...seen, ...drive(plan, vehicle, starts)];
    },
  },
  {
    // Loaded inside the province: it passes no border.
    weight: 30,
    wants: { purpose: 7 },
    tell: (_, __, seen) => seen.slice(Math.min(2, seen.length - 2)),
  },
  {
    // A load from a factory's gate out of the province.
    weight: 25,
    wants: { purpose: 1, use: "single", endpoint: abroad },
    tell: (plan, vehicle, seen) => {
      const starts = seen[0]!.at;
      const ends = seen.at(-1)!.at;
      const out = seen.slice(0, -1).reverse();
      const gate = `cong-${vehicle.spoke}`;
      const from = seeAt(plan, vehicle, gate, starts, {
        occupants: seen[0]!.occupants,
        direction: "out",
      });
      for (const one of out) Object.assign(one, { at: starts + (ends - one.at), direction: "out" });
      return [from, ...out];
    },
  },
  { weight: 20, wants: { walkUp: true, purpose: 1 }, tell: (_, __, seen) => seen },
];

/** One vehicle more that does nothing wrong. Plain: it only drives. */
export const addOrdinary = (plan: Plan): { readonly plain: boolean; readonly seen: Seen[] } => {
  const story = plan.random.weighted(stories);
  const vehicle = addVehicle(plan, story.wants);
  const seen = [...story.tell(plan, vehicle, drive(plan, vehicle, departure(plan)))];
  plan.seen.push(...seen);
  return { plain: story === stories[0] && vehicle.spoke < 5, seen };
};
