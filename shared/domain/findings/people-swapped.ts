import { groupBy } from "../group-by.ts";
import { isOdd } from "../manifest.ts";
import { ms } from "../time.ts";
import type { Case, Detector } from "./case.ts";
import type { ListCheck } from "./history.ts";

/** [R9] [T19] Whoever is aboard besides the listed is the driver who relieved or took over, declared on that trip by then. */
const isRelieved = ({ legOf }: Case, { scan, others, at }: ListCheck): boolean => {
  const looks = legOf(scan)?.looks ?? [];
  const joined = looks.filter(
    (look) =>
      (look.id === scan || ms(look.at) <= ms(at)) &&
      (look.changes?.some(({ why }) => why === "relief-driver") || look.takeOver?.newDriver),
  );
  return others > 0 && others <= joined.length;
};

/**
 * [A8] [R5] Somebody aboard who is not on the list, also where the count is right. Rests on the list: further checks of it are
 * further evidence.
 */
export const peopleSwapped: Detector = (vehicle) => {
  const once = [...new Map(vehicle.checks.map((one) => [`${one.list} ${one.scan}`, one])).values()];
  const odd = once
    .filter((one) => isOdd(one.result) && !isRelieved(vehicle, one))
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
