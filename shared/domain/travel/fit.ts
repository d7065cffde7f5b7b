import { median, type Weighted } from "./weighted.ts";

/** One drive over one stretch, as the fit takes it: what it is told apart by, as numbers, and the logarithm of what it took against the distance alone. */
export interface Point {
  readonly segment: number;
  readonly band: number;
  readonly kind: number;
  readonly day: number;
  readonly log: number;
}

/** Of one day no more than so many drives count: a day of jams does not outweigh a fortnight. */
const mostOfADay = 12;

/** How many drives are on record for each day. */
const byDay = (points: readonly Point[]): Map<number, number> => {
  const days = new Map<number, number>();
  for (const { day } of points) days.set(day, (days.get(day) ?? 0) + 1);
  return days;
};

/** [K3] Values with the weight that each has: every day the same where it has drives enough. */
export const weigh = (points: readonly Point[], of: (point: Point) => number): Weighted[] => {
  const days = byDay(points);
  return points.map((point) => [of(point), Math.min(1, mostOfADay / days.get(point.day)!)]);
};

/** For how many independent drives some count: those of one day have weather, works and jams in common. */
export const worth = (points: readonly Point[], aDay: number): number =>
  [...byDay(points).values()].reduce((sum, count) => sum + Math.min(aDay, count), 0);

/** How far what was seen counts against what is likely without it. */
export interface Drawn {
  /** Drives of a day that count at most. */
  readonly aDay: number;
  /** What is likely without them counts for so many drives. */
  readonly prior: number;
}

/** [K3] The middle of what was seen, drawn to zero where little was. */
export const drawnMiddle = (
  points: readonly Point[],
  of: (point: Point) => number,
  { aDay, prior }: Drawn,
): number => {
  if (points.length === 0) return 0;
  const seen = worth(points, aDay);
  return (median(weigh(points, of)) * seen) / (seen + prior);
};

/** The same for each group of points. */
export const middles = (
  groups: ReadonlyMap<number, readonly Point[]>,
  of: (point: Point) => number,
  drawn: Drawn,
): Map<number, number> =>
  new Map([...groups].map(([key, points]) => [key, drawnMiddle(points, of, drawn)]));

export const grouped = <P extends Point>(
  points: readonly P[],
  key: (point: P) => number,
): Map<number, P[]> => {
  const groups = new Map<number, P[]>();
  for (const point of points) {
    const group = groups.get(key(point));
    if (group) group.push(point);
    else groups.set(key(point), [point]);
  }
  return groups;
};
