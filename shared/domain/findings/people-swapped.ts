import { groupBy } from "../group-by.ts";
import { isOdd } from "../manifest.ts";
import { ms } from "../time.ts";
import type { Detector } from "./case.ts";

/**
 * [A8] [R5] Somebody aboard who is not on the list, also where the count is right. Rests on the list: further checks of it are
 * further evidence.
 */
export const peopleSwapped: Detector = (vehicle) => {
  const once = [...new Map(vehicle.checks.map((one) => [`${one.list} ${one.scan}`, one])).values()];
  const odd = once
    .filter(({ result }) => isOdd(result))
    .sort((a, b) => ms(a.at) - ms(b.at) || (a.scan < b.scan ? -1 : 1));
  return [...groupBy(odd, ({ list }) => list)].map(([list, checks]) => {
    const [first] = checks;
    const seen = checks.flatMap(({ scan }) => vehicle.looks.find(({ id }) => id === scan) ?? []);
    const { listed, present, others, checkpoint } = first!;
    return {
      kind: "people-swapped",
      cause: list,
      at: first!.at,
      looks: seen,
      trip: seen.map(({ id }) => vehicle.legOf(id)?.trip).find((trip) => trip) ?? null,
      facts: { listed, present, others, to: checkpoint, times: checks.length },
    };
  });
};
