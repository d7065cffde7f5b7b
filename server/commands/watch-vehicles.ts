import { isDeepStrictEqual } from "node:util";
import {
  isRefusal,
  type Refusal,
  refusal,
  type WrongField,
} from "../../shared/contract/problems.ts";
import type { NewWatch } from "../../shared/contract/watchlist.ts";
import { may, scopesFor } from "../../shared/domain/access.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import { rulesAt } from "../../shared/domain/rules.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import {
  endOf,
  type WatchEntry,
  type Watched,
  type WatchedPerson,
  withoutTrace,
} from "../../shared/domain/watch.ts";
import type { Caller } from "../caller.ts";
import { chainsIn } from "../places.ts";
import { mayRead, watchTopics } from "../queries/watchlist.ts";
import type { NewEvent, Reads, Reference, Store } from "../store/ports.ts";

const dayMs = 24 * 3_600_000;
/** A clock of whoever fills in the form may be so far behind. */
const lateMs = 5 * 60_000;

type Person = Extract<Caller, { kind: "person" }>;

/** [W2] The log says which entry, what it does and where; whom it is about stays in the row. */
const watchEvent = (type: string, entry: WatchEntry, reference: Reference): NewEvent => ({
  type,
  subject: { kind: "watch", id: entry.id },
  payload: { area: entry.area, effect: entry.effect, by: entry.watched.by },
  topics: watchTopics(entry.area, reference),
});

/** [W2] Entries are made and withdrawn by whoever commands their area or one above. */
const maySet = ({ grants }: Person, area: string, reference: Reference): boolean =>
  may(grants, "watch.set", { areas: chainsIn(reference)(area).map(({ id }) => id) });

const isOver = (entry: WatchEntry, at: number): boolean => at >= ms(endOf(entry));

/** [W9] Of one whose trace is erased, and one that was named as before, only what is left can be compared. */
const samePerson = (a: WatchedPerson, b: WatchedPerson): boolean =>
  a.last === b.last && (!a.trace || !b.trace || isDeepStrictEqual(a.trace, b.trace));

const sameThing = (a: Watched, b: NewWatch["watched"]): boolean => {
  if (a.by === "person") return b.by === "person" && samePerson(a, b);
  if (a.by === "pass") return b.by === "pass" && a.code === b.code;
  return b.by === "plate" && a.plate === b.plate;
};

/** Is it the same entry, sent again? One that was to begin in the past began when it was made. */
const same = (before: WatchEntry, given: NewWatch, by: string): boolean =>
  before.madeBy === by &&
  sameThing(before.watched, given.watched) &&
  Math.max(ms(before.madeAt), ms(given.from ?? before.madeAt)) === ms(before.from) &&
  (["effect", "issuer", "reason", "instruction", "area", "until", "replaces"] as const).every(
    (field) => before[field] === given[field],
  );

/** [W1] What is wrong with its time; `from` is when it begins, ms. */
const wrongTimes = (
  given: NewWatch,
  from: number,
  watchDays: number,
  at: number,
): Record<string, string | WrongField> => {
  const until = ms(given.until);
  if (given.from !== null && ms(given.from) < at - lateMs) return { from: "in-the-past" };
  if (until <= from) return { until: "after-valid-from" };
  if (until > from + watchDays * dayMs)
    return { until: { code: "watched-too-long", params: { days: watchDays } } };
  return {};
};

/** [W9] Nobody but the tablet has the number: without a trace it is whoever the replaced entry watches, by the same end. */
const personOf = (
  watched: WatchedPerson,
  replaced: WatchEntry | undefined,
): WatchedPerson | Refusal => {
  if (watched.trace) return watched;
  const before = replaced?.watched;
  return before?.by === "person" && before.trace && before.last === watched.last
    ? before
    : refusal("unknown-reference", { "watched.trace": "unknown-entry" });
};

/** What is watched: a pass by its short code among those whom the caller may read. Refuses what names nothing. */
const watchedOf = async (
  { watched }: NewWatch,
  replaced: WatchEntry | undefined,
  { grants }: Person,
  tx: Reads,
  at: number,
): Promise<Watched | Refusal> => {
  if (watched.by === "plate") return watched;
  if (watched.by === "person") return personOf(watched, replaced);
  const reach = reachOf(scopesFor(grants, "pass.read"), await tx.reference());
  const { items } = await tx.findPasses({ code: watched.code, limit: 1 }, reach, at);
  const [pass] = items;
  return pass
    ? { by: "pass", pass: pass.id, code: pass.shortCode }
    : refusal("unknown-reference", { "watched.code": "unknown-pass" });
};

/**
 * [W1] [W2] Enters a plate, a pass or a person on the watchlist, in the place of another entry where it `replaces` one. The same call
 * twice enters it once. Refuses with the field what names nothing and what would hold too long, `watch-over` where the
 * one to be replaced is over.
 */
export const watchVehicle = (
  store: Store,
  given: NewWatch,
  caller: Caller,
  at: number,
): Promise<WatchEntry | Refusal> =>
  store.write<WatchEntry>(async (tx) => {
    if (caller.kind !== "person") return refusal("not-allowed");
    const reference = await tx.reference();
    const id = given.id.toLowerCase();
    const replaces = given.replaces?.toLowerCase() ?? null;
    const { area } = given;
    if (chainsIn(reference)(area).length === 0)
      return refusal("unknown-reference", { area: "unknown-place" });
    if (!maySet(caller, area, reference)) return refusal("not-allowed");
    const before = reference.watchlist.find((one) => one.id === id);
    if (before)
      return same(before, { ...given, id, replaces }, caller.account)
        ? before
        : refusal("invalid-input", { id: "published-otherwise" });
    const rules = rulesAt(reference.ruleSets, at);
    if (!rules) return refusal("not-ready");
    const from = Math.max(at, given.from === null ? at : ms(given.from));
    const wrong = wrongTimes(given, from, rules.watchDays, at);
    if (Object.keys(wrong).length > 0) return refusal("invalid-input", wrong);
    const replaced = reference.watchlist.find((one) => one.id === replaces);
    if (replaces !== null && !(replaced && maySet(caller, replaced.area, reference)))
      return refusal("unknown-reference", { replaces: "unknown-entry" });
    if (replaced && isOver(replaced, at)) return refusal("watch-over");
    const watched = await watchedOf(given, replaced, caller, tx, at);
    if (isRefusal(watched)) return watched;
    const { issuer, reason, instruction, effect, until } = given;
    const entry: WatchEntry = {
      ...{ id, watched, effect, issuer, reason, instruction, area },
      from: iso(from),
      until,
      madeBy: caller.account,
      madeAt: iso(at),
      replaces,
      withdrawn: null,
    };
    await tx.putWatch(entry);
    const events = [watchEvent("watch.made", entry, reference)];
    if (replaced) {
      const withdrawn = { by: caller.account, at: iso(at), why: null };
      await tx.putWatch({ ...replaced, withdrawn });
      events.push(watchEvent("watch.withdrawn", replaced, reference));
    }
    await tx.append(events, at);
    return entry;
  });

/**
 * [W2] Withdraws an entry from now on; again it stays as it was withdrawn first. Refuses `not-found` for one out of reach,
 * `not-allowed` for one that holds here by the word of those above, `watch-over` for one that has ended.
 */
export const withdrawWatch = (
  store: Store,
  { id, reason }: { readonly id: string; readonly reason: string },
  caller: Caller,
  at: number,
): Promise<WatchEntry | Refusal> =>
  store.write<WatchEntry>(async (tx) => {
    const reference = await tx.reference();
    const before = reference.watchlist.find((one) => one.id === id.toLowerCase());
    if (!before || caller.kind !== "person" || !mayRead(caller.grants, before, reference))
      return refusal("not-found");
    if (!maySet(caller, before.area, reference)) return refusal("not-allowed");
    if (before.withdrawn) return before;
    if (isOver(before, at)) return refusal("watch-over");
    const entry = { ...before, withdrawn: { by: caller.account, at: iso(at), why: reason } };
    await tx.putWatch(entry);
    await tx.append([watchEvent("watch.withdrawn", entry, reference)], at);
    return entry;
  });

/**
 * [W9] Erases what stands for the numbers of people whose entries are over: no tablet compares anything with them, and the
 * rest stays on record. Nobody who writes waits where there is nothing to do. Answers how many it erased.
 */
export const tendWatchlist = async (store: Store, at: number): Promise<number> => {
  const outlived = ({ watchlist }: Reference): readonly WatchEntry[] =>
    watchlist.filter((one) => one.watched.by === "person" && one.watched.trace && isOver(one, at));
  if (outlived(await store.reads.reference()).length === 0) return 0;
  const erased = await store.write(async (tx) => {
    // As they are now: another process may have been quicker.
    const reference = await tx.reference();
    const entries = outlived(reference).map(withoutTrace);
    for (const entry of entries) {
      await tx.putWatch(entry);
      await tx.append([watchEvent("watch.erased", entry, reference)], at);
    }
    return entries.length;
  });
  return isRefusal(erased) ? 0 : erased;
};
