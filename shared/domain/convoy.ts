import type { Convoy, ConvoyAct, ConvoyVehicle, ConvoyWindow, Escort } from "./convoy-shape.ts";
import type { Plate } from "./plate.ts";
import { type IsoTime, ms } from "./time.ts";

const hour = 3_600_000;
/** [C4] What its vehicles do counts as the convoy's from so long before it is to come until so long after. */
export const convoyBeforeMs = 2 * hour;
export const convoyAfterMs = 12 * hour;

/** Why a vehicle is no longer with its convoy. `to`: the convoy that named it later, which it went over to. */
export interface Left {
  readonly at: IsoTime;
  readonly checkpoint: string | null;
  readonly why: string | null;
  readonly to: string | null;
}

export interface Member extends ConvoyVehicle {
  /** When it joined, and at which post; null for one it was made with. */
  readonly since: { readonly at: IsoTime; readonly checkpoint: string | null } | null;
  readonly left: Left | null;
}

/** A vehicle that stood with the convoy at a post and was none of it then. */
export interface Extra {
  readonly vehicle: ConvoyVehicle;
  readonly checkpoint: string | null;
  readonly at: IsoTime;
  readonly scan: string | null;
}

/** A convoy as it stands. */
export interface ConvoyNow {
  /** In the order they drive, those that joined last. */
  readonly members: readonly Member[];
  readonly extras: readonly Extra[];
  readonly lead: Plate | null;
  /** From escort to escort, in event time; the last one escorts now. */
  readonly escorts: readonly { readonly escort: Escort; readonly from: IsoTime }[];
  readonly window: ConvoyWindow;
  /** Posts whose roll-call is done, and since when. */
  readonly rolled: ReadonlyMap<string, IsoTime>;
  readonly closedAt: IsoTime | null;
}

const byTime = (a: ConvoyAct, b: ConvoyAct): number =>
  ms(a.at) - ms(b.at) || (a.id < b.id ? -1 : 1);

/** [C1] Each act once, in event time; those of the same moment by id, so that order of arrival decides nothing. */
export const actsInOrder = (acts: readonly ConvoyAct[]): readonly ConvoyAct[] =>
  [...new Map(acts.map((act) => [act.id, act])).values()].sort(byTime);

const join = (
  members: Map<Plate, Member>,
  { vehicle, at, checkpoint }: Extract<ConvoyAct, { what: "join" }>,
  extras: readonly Extra[],
): void => {
  const before = members.get(vehicle.plate);
  if (before && !before.left) return;
  // It has been with them since it was first seen to stand there.
  const stood = extras.find((one) => one.vehicle.plate === vehicle.plate);
  const since = stood ? { at: stood.at, checkpoint: stood.checkpoint } : { at, checkpoint };
  members.set(vehicle.plate, {
    ...vehicle,
    pass: vehicle.pass ?? before?.pass ?? null,
    since,
    left: null,
  });
};

/** [C21] Those named in the order given, then the others as they drove. */
const inOrder = (
  members: ReadonlyMap<Plate, Member>,
  plates: readonly Plate[],
): Map<Plate, Member> => {
  const named = plates.flatMap((plate) => members.get(plate) ?? []);
  const others = [...members.values()].filter(({ plate }) => !plates.includes(plate));
  return new Map([...named, ...others].map((one) => [one.plate, one]));
};

/** [C1] The convoy as all acts together make it: any order, repetition or batching of them gives the same. */
const folded = (convoy: Convoy): ConvoyNow => {
  let members = new Map(
    convoy.members.map((one): [Plate, Member] => [one.plate, { ...one, since: null, left: null }]),
  );
  const extras: Extra[] = [];
  const escorts = convoy.escort ? [{ escort: convoy.escort, from: convoy.madeAt }] : [];
  const rolled = new Map<string, IsoTime>();
  let { lead, window } = convoy;
  let closedAt: IsoTime | null = null;
  for (const act of actsInOrder(convoy.acts))
    switch (act.what) {
      case "join":
        join(members, act, extras);
        break;
      case "leave": {
        const { plate, at, checkpoint, why } = act;
        const before = members.get(plate);
        if (before && !before.left)
          members.set(plate, { ...before, left: { at, checkpoint, why, to: null } });
        break;
      }
      case "extra": {
        const { vehicle, checkpoint, at, scan } = act;
        const member = members.get(vehicle.plate);
        // Who scanned it did not know yet that it had been taken in.
        if (!member || member.left) extras.push({ vehicle, checkpoint, at, scan });
        break;
      }
      case "lead":
        lead = act.plate;
        break;
      case "escort":
        escorts.push({ escort: act.escort, from: act.at });
        break;
      case "window":
        window = act.window;
        break;
      case "order":
        members = inOrder(members, act.plates);
        break;
      case "rolled":
        if (act.done) rolled.set(act.checkpoint, act.at);
        else rolled.delete(act.checkpoint);
        break;
      case "close":
        closedAt ??= act.at;
        break;
    }
  return { members: [...members.values()], extras, lead, escorts, window, rolled, closedAt };
};

/** [C4] From when and until when (ms) what its vehicles do is the convoy's. */
export const spanOf = ({
  window,
  closedAt,
}: Pick<ConvoyNow, "window" | "closedAt">): { readonly from: number; readonly until: number } => ({
  from: ms(window.from) - convoyBeforeMs,
  until: closedAt === null ? ms(window.until) + convoyAfterMs : ms(closedAt),
});

/** [C4] Is it over at a time (ms)? */
export const isOver = (now: Pick<ConvoyNow, "window" | "closedAt">, at: number): boolean =>
  at > spanOf(now).until;

/** When a convoy named a vehicle as its own. */
const namedAt = ({ madeAt, id }: Convoy, { since }: Member): readonly [number, string] => [
  ms(since?.at ?? madeAt),
  id,
];

const isLater = ([a, idA]: readonly [number, string], [b, idB]: readonly [number, string]) =>
  a > b || (a === b && idA > idB);

/**
 * A convoy as it stands. [C5] A vehicle is in one convoy at a time: of those whose times overlap it is with the one that
 * named it last, and has gone over to it from the other. `others`: convoys that may share a vehicle with it.
 */
export const convoyNow = (convoy: Convoy, others: readonly Convoy[] = []): ConvoyNow => {
  const now = folded(convoy);
  const span = spanOf(now);
  const beside = others
    .filter(({ id }) => id !== convoy.id)
    .map((other) => ({ other, its: folded(other) }))
    .filter(({ its }) => spanOf(its).from <= span.until && span.from <= spanOf(its).until);
  if (beside.length === 0) return now;
  const members = now.members.map((member): Member => {
    let mine = namedAt(convoy, member);
    let to: Left | null = null;
    for (const { other, its } of beside) {
      const there = its.members.find(({ plate }) => plate === member.plate);
      if (!there || !isLater(namedAt(other, there), mine)) continue;
      mine = namedAt(other, there);
      const at = there.since?.at ?? other.madeAt;
      to = { at, checkpoint: there.since?.checkpoint ?? null, why: null, to: other.id };
    }
    return to && !(member.left && ms(member.left.at) <= ms(to.at))
      ? { ...member, left: to }
      : member;
  });
  return { ...now, members };
};

/** The escort at a moment (ms); null where none was named yet. */
export const escortNow = ({ escorts }: ConvoyNow, at = Number.POSITIVE_INFINITY): Escort | null =>
  escorts.findLast(({ from }) => ms(from) <= at)?.escort ?? null;

/** What scans may call the vehicles by that a convoy ever named: plates and passes. */
export const vehiclesNamed = (convoy: Convoy): readonly string[] => {
  const { members, extras } = folded(convoy);
  const named = [...members, ...extras.map(({ vehicle }) => vehicle)];
  return [
    ...new Set(named.flatMap(({ plate, pass }) => (pass === null ? [plate] : [plate, pass]))),
  ];
};

type Undoing =
  | { readonly what: "window"; readonly window: ConvoyWindow }
  | { readonly what: "order"; readonly plates: readonly Plate[] };

/**
 * [C21] What puts back what an act changed of window or order: as they would stand without it. Null for other acts, and where
 * it makes no difference.
 */
export const undoingOf = (convoy: Convoy, { id, what }: ConvoyAct): Undoing | null => {
  const now = folded(convoy);
  const without = folded({ ...convoy, acts: convoy.acts.filter((act) => act.id !== id) });
  const orderIn = ({ members }: ConvoyNow): readonly Plate[] => members.map(({ plate }) => plate);
  if (what === "window") {
    const { window } = without;
    const same = window.from === now.window.from && window.until === now.window.until;
    return same ? null : { what, window };
  }
  if (what !== "order") return null;
  const plates = orderIn(without);
  return plates.join() === orderIn(now).join() ? null : { what, plates };
};
