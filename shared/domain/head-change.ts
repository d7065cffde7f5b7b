import type { ChangeReason, HeadChange } from "./head-change-shape.ts";

/** One driver relieves one; anybody beyond is explained by nobody. */
const mostReliefDrivers = 1;

/** What is declared at a look, and whether its vehicle only passes through. */
export interface Declared {
  readonly changes?: readonly HeadChange[] | undefined;
  readonly transit?: boolean | undefined;
}

/** [R9] Reasons that account for fewer or for more people; whoever passes through may let nobody off on the way. */
export const reasonsFor = (fewer: boolean, transit: boolean): readonly ChangeReason[] =>
  fewer ? (transit ? ["quarantine"] : ["dropped-off", "quarantine"]) : ["relief-driver"];

/** [R9] By how many more people (fewer: negative) a look explains that the count is another than the last one. */
export const explainedBy = ({ changes = [], transit = false }: Declared): number =>
  changes.reduce((sum, { why, people }) => {
    if (why === "relief-driver") return sum + Math.min(people, mostReliefDrivers);
    return reasonsFor(true, transit).includes(why) ? sum - people : sum;
  }, 0);

/**
 * [R9] What is declared once a reason was tapped, where the count differs by `by` people: the first accounts for all
 * of them, a second takes one from the largest, and one tapped again is taken back.
 */
export const declare = (
  changes: readonly HeadChange[],
  why: ChangeReason,
  by: number,
): readonly HeadChange[] => {
  const others = changes.filter((one) => one.why !== why);
  if (others.length < changes.length) return others;
  const most = why === "relief-driver" ? mostReliefDrivers : Math.abs(by);
  const taken = others.reduce((sum, { people }) => sum + people, 0);
  const left = Math.abs(by) - taken;
  if (left > 0) return [...others, { why, people: Math.min(left, most) }];
  const [largest] = [...others].sort((a, b) => b.people - a.people);
  if (!largest || largest.people === 1) return [{ why, people: most }];
  return [
    ...others.map((one) => (one === largest ? { ...one, people: one.people - 1 } : one)),
    { why, people: 1 },
  ];
};
