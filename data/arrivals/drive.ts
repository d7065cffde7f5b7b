import type { Seeded } from "../demo/seeded.ts";
import { busyAt, type Kind, normal, type Road, type Trouble } from "./roads.ts";

const hourMs = 3_600_000;
const minuteMs = 60_000;
const zoneMs = 7 * hourMs;

export interface Leg {
  readonly from: string;
  readonly to: string;
  readonly km: number;
  readonly road: Road;
}

/** What one vehicle brings along. */
export interface Driver {
  readonly kind: Kind;
  /** Of this one against its kind. */
  readonly pace: number;
  /** Weather, for all who drive that day. */
  readonly weather: number;
}

const clock = (at: number): { readonly hour: number; readonly isWeekend: boolean } => {
  const local = at + zoneMs;
  const weekday = (Math.floor(local / (24 * hourMs)) + 4) % 7;
  return { hour: (local / hourMs) % 24, isWeekend: weekday === 0 || weekday === 6 };
};

/** Drives a leg five minutes at a time, as the hour and what is wrong with the road allow; answers when it is at the next post, before its queue. */
const rolled = (
  leg: Leg,
  starts: number,
  once: number,
  driver: Driver,
  troubles: readonly Trouble[],
): number => {
  const step = 5 * minuteMs;
  let left = leg.km;
  let at = starts;
  while (left > 0) {
    const { hour, isWeekend } = clock(at);
    const night = hour < 5 || hour >= 22 ? 0.93 : 1;
    const wrong = troubles.find(
      ({ from, to, since, until }) =>
        from === leg.from && to === leg.to && at >= since && at < until,
    );
    const longer =
      (1 + leg.road.rush * busyAt(hour, isWeekend)) *
      night *
      driver.kind.pace *
      (leg.road.ofKind.get(driver.kind.code) ?? 1) *
      driver.pace *
      driver.weather *
      once *
      (wrong?.times ?? 1);
    const kmPerMs = leg.road.kmPerHour / longer / hourMs;
    const done = kmPerMs * step;
    if (done >= left) return at + left / kmPerMs;
    left -= done;
    at += step;
  }
  return at;
};

/** Drivers stop for a meal, at night to sleep, now and then for fuel. */
const rest = (random: Seeded, at: number, { kind }: Driver): number => {
  const { hour } = clock(at);
  if (hour >= 11 && hour < 13 && random.chance(kind.rests))
    return (20 + random.next() * 25) * minuteMs;
  if ((hour >= 23 || hour < 4) && kind.code <= 2 && random.chance(0.03))
    return (40 + random.next() * 80) * minuteMs;
  return random.chance(0.03) ? (3 + random.next() * 9) * minuteMs : 0;
};

/** When a vehicle that leaves one post is scanned at the next. */
export const driveLeg = (
  random: Seeded,
  leg: Leg,
  starts: number,
  driver: Driver,
  troubles: readonly Trouble[],
): number => {
  const once = Math.exp(normal(random) * 0.06);
  const there = rolled(leg, starts, once, driver, troubles) + rest(random, starts, driver);
  const { hour, isWeekend } = clock(there);
  const queue = leg.road.queue * (0.25 + 0.75 * busyAt(hour, isWeekend));
  return there + queue * (0.5 + random.next()) * minuteMs;
};
