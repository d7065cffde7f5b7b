import { iso } from "../../shared/domain/time.ts";
import { arrive, drive } from "./drive.ts";
import { hours, minutes, seeAt } from "./plan.ts";
import { abroad, gated, ungated } from "./province.ts";
import type { Story } from "./story.ts";
import { shuttle } from "./vehicles.ts";

/** On the way. */
export const wayStories: readonly Story[] = [
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
];
