import { type Refusal, refusal, type WrongField } from "../../shared/contract/problems.ts";
import type { NewRoadMark } from "../../shared/contract/road-marks.ts";
import { may, type Subject } from "../../shared/domain/access.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import {
  corridorsBetween,
  markEnd,
  type RoadMarkEntry,
} from "../../shared/domain/travel/road-mark.ts";
import { type Geography, stopOf } from "../../shared/domain/travel/stops.ts";
import type { Caller } from "../caller.ts";
import { geographyOf, placesOf } from "../places.ts";
import type { NewEvent, Reference, Store } from "../store/ports.ts";
import { everyone } from "../topics.ts";

/** A road that was shut before anybody said so; no longer ago, for what was found since is not found anew. */
const mostDaysAgo = 7;
const dayMs = 86_400_000;

const markEvent = (type: string, { id, from, to, factor }: RoadMarkEntry): NewEvent => ({
  type,
  subject: { kind: "road-mark", id },
  payload: { from, to, factor },
  topics: [everyone],
});

/** The areas that a stop lies in; undefined where there is no such stop. */
const areasOf = (stop: string, reference: Reference): readonly string[] | undefined => {
  const { checkpoints, endpoints } = placesOf(reference);
  return stop.startsWith("@") ? endpoints.get(stop.slice(1)) : checkpoints.get(stop);
};

/** [K16] A stretch lies where it begins and where it ends, and on the corridors along it. */
const stretchSubject = (
  { from, to }: Pick<RoadMarkEntry, "from" | "to">,
  places: Geography,
  reference: Reference,
): Subject => ({
  areas: [from, to].flatMap((stop) => areasOf(stop, reference) ?? []),
  corridors: corridorsBetween(places, from, to),
});

const mayMark = (caller: Caller, subject: Subject): boolean =>
  caller.kind === "person" && may(caller.grants, "road.mark", subject);

/** Is it the same mark, sent again? One that was to begin at once began when it was made. */
const same = (before: RoadMarkEntry, now: RoadMarkEntry, since: NewRoadMark["since"]): boolean =>
  (["from", "to", "factor", "reason", "madeBy"] as const).every(
    (field) => before[field] === now[field],
  ) &&
  ms(before.since) === ms(since ?? before.madeAt) &&
  (before.until === null
    ? now.until === null
    : now.until !== null && ms(before.until) === ms(now.until));

const wrongTimes = (
  { since, until }: Pick<RoadMarkEntry, "since" | "until">,
  at: number,
): Record<string, string | WrongField> => {
  if (ms(since) < at - mostDaysAgo * dayMs)
    return { since: { code: "marked-too-late", params: { days: mostDaysAgo } } };
  return until !== null && ms(until) <= ms(since) ? { until: "after-valid-from" } : {};
};

/**
 * [K16] Marks a stretch slow or shut, one way or both. The same call twice marks it once. Several marks of a stretch stand side
 * by side, the gravest counting [K7]. Refuses with the field what names no stop, stops that do not follow each other, and times
 * that cannot be.
 */
export const markRoad = (
  store: Store,
  given: NewRoadMark,
  caller: Caller,
  at: number,
): Promise<readonly RoadMarkEntry[] | Refusal> =>
  store.write<readonly RoadMarkEntry[]>(async (tx) => {
    if (caller.kind !== "person") return refusal("not-allowed");
    const reference = await tx.reference();
    const places = geographyOf(reference);
    const [from, to] = [stopOf(places, given.from), stopOf(places, given.to)];
    const unknown = Object.entries({ from, to }).filter(([, stop]) => !areasOf(stop, reference));
    if (unknown.length > 0)
      return refusal(
        "unknown-reference",
        Object.fromEntries(unknown.map(([field]) => [field, "unknown-place"])),
      );
    const subject = stretchSubject({ from, to }, places, reference);
    if (!mayMark(caller, subject)) return refusal("not-allowed");
    if (subject.corridors?.length === 0)
      return refusal("invalid-input", { to: "not-next-on-corridor" });
    const { factor, reason, until, since } = given;
    const mark = { factor, since: since ?? iso(at), until, reason };
    const made = { madeBy: caller.account, madeAt: iso(at), takenBack: null };
    const wanted = [
      { field: "id", entry: { id: given.id.toLowerCase(), from, to, ...mark, ...made } },
      ...(given.back === null
        ? []
        : [
            {
              field: "back",
              entry: { id: given.back.toLowerCase(), from: to, to: from, ...mark, ...made },
            },
          ]),
    ];
    const known = new Map(reference.roadMarks.map((one) => [one.id, one]));
    for (const { field, entry } of wanted) {
      const before = known.get(entry.id);
      if (before && !same(before, entry, since))
        return refusal("invalid-input", { [field]: "published-otherwise" });
    }
    const fresh = wanted.flatMap(({ entry }) => (known.has(entry.id) ? [] : [entry]));
    const wrong = fresh.length === 0 ? {} : wrongTimes(mark, at);
    if (Object.keys(wrong).length > 0) return refusal("invalid-input", wrong);
    for (const entry of fresh) await tx.putRoadMark(entry);
    if (fresh.length > 0)
      await tx.append(
        fresh.map((entry) => markEvent("road.marked", entry)),
        at,
      );
    return wanted.map(({ entry }) => known.get(entry.id) ?? entry);
  });

/**
 * [K16] Takes a mark back from now on; one that was taken back or has ended stays as it is. Refuses `not-found`, also out of
 * reach.
 */
export const takeBackRoadMark = (
  store: Store,
  { id, reason }: { readonly id: string; readonly reason: string },
  caller: Caller,
  at: number,
): Promise<RoadMarkEntry | Refusal> =>
  store.write<RoadMarkEntry>(async (tx) => {
    const reference = await tx.reference();
    const before = reference.roadMarks.find((one) => one.id === id.toLowerCase());
    if (!before || caller.kind !== "person") return refusal("not-found");
    if (!mayMark(caller, stretchSubject(before, geographyOf(reference), reference)))
      return refusal("not-found");
    const end = markEnd(before);
    if (end !== null && ms(end) <= at) return before;
    const entry = { ...before, takenBack: { by: caller.account, at: iso(at), why: reason } };
    await tx.putRoadMark(entry);
    await tx.append([markEvent("road.cleared", entry)], at);
    return entry;
  });
