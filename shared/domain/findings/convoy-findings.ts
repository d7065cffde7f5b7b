import { convoyNow, type Extra, spanOf } from "../convoy.ts";
import type { Convoy, ConvoyVehicle } from "../convoy-shape.ts";
import { groupBy } from "../group-by.ts";
import { vehicleKey } from "../manifest.ts";
import { passId } from "../pass.ts";
import type { Corridor } from "../place.ts";
import {
  type Called,
  type ConvoyLook,
  looksOfMembers,
  partsOf,
  type RollCall,
  rollCalls,
} from "../roll-call.ts";
import { iso, ms } from "../time.ts";
import type { AlertRules } from "./alert-rules.ts";
import type { Finding, FindingKind } from "./finding-shape.ts";

/** All that is known of a convoy, in any order, repeated or not. */
export interface ConvoyHistory {
  readonly convoy: Convoy;
  /** Convoys that share a vehicle with it. */
  readonly others: readonly Convoy[];
  readonly way: Corridor | undefined;
  readonly looks: readonly ConvoyLook[];
}

/** One or more vehicles that are apart from the rest at a post. */
interface Apart {
  readonly roll: RollCall;
  readonly vehicles: readonly Called[];
  /** Since when, ms. */
  readonly since: number;
  readonly ahead: boolean;
}

/** The largest part, of those as large the one that came first: the convoy itself. */
const mainOf = (parts: readonly (readonly Called[])[]): readonly Called[] | undefined =>
  parts.toSorted((a, b) => b.length - a.length)[0];

const lastAt = (part: readonly Called[]): number => ms(part.at(-1)!.look!.at);

/**
 * [C10] [C11] Who is apart at a post, by what was seen there up to a moment (ms). A vehicle that was seen before and is still
 * awaited is behind once nobody has come for as long as parts lie apart, unless the roll was called to its end: then it
 * is missing. `gapMs`: further apart than this are two parts.
 */
const apartAt = (
  roll: RollCall,
  seenBefore: (one: Called) => boolean,
  gapMs: number,
  asOf: number,
): readonly Apart[] => {
  const parts = partsOf(roll, gapMs);
  const main = mainOf(parts);
  if (!main) return [];
  const found = parts.flatMap((vehicles, place): Apart[] => {
    if (vehicles === main) return [];
    const before = parts[place - 1];
    const ahead = parts.indexOf(main) > place;
    return [{ roll, vehicles, since: lastAt(before && !ahead ? before : vehicles) + gapMs, ahead }];
  });
  const over = lastAt(parts.at(-1)!) + gapMs;
  const behind = roll.called.filter((one) => one.state === "awaited" && seenBefore(one));
  return behind.length > 0 && roll.rolledAt === null && asOf > over
    ? [...found, { roll, vehicles: behind, since: over, ahead: false }]
    : found;
};

/**
 * What a convoy's roll-calls amount to at a moment. [C14] In event time and from all scans and acts each time: any order,
 * repetition or batching of them gives the same findings, by key; one that a late scan explains is gone.
 */
export const convoyFindings = (
  { convoy, others, way, looks }: ConvoyHistory,
  { kinds: rules }: AlertRules,
  asOf: string,
): readonly Finding[] => {
  const now = convoyNow(convoy, others);
  const rolls = rollCalls(convoy, now, way, looks);
  const seen = looksOfMembers(now, looks);
  const end = Math.min(ms(asOf), spanOf(now).until);
  const gapMs = rules["convoy-straggler"].gapMinutes * 60_000;
  const splitFrom = rules["convoy-split"].vehicles;
  const kmOf = new Map(rolls.map(({ checkpoint }, place) => [checkpoint, place]));

  const lastBefore = ({ member }: Called, place: number): ConvoyLook | undefined =>
    seen.get(member.plate)?.findLast(({ checkpoint }) => (kmOf.get(checkpoint) ?? place) < place);

  const toFinding = (
    kind: FindingKind,
    vehicle: ConvoyVehicle,
    at: number,
    roll: Pick<RollCall, "checkpoint"> | null,
    evidence: readonly ConvoyLook[],
    facts: Finding["facts"],
    cause = vehicle.plate as string,
  ): Finding => {
    const key = vehicleKey(vehicle);
    return {
      key: `${kind}:${convoy.id}:${cause}`,
      kind,
      severity: rules[kind].severity,
      at: iso(at),
      vehicle: key,
      plate: vehicle.plate,
      pass: passId.safeParse(key).data ?? null,
      trip: evidence.at(-1)?.trip ?? null,
      device: null,
      checkpoint: roll?.checkpoint ?? null,
      corridor: convoy.corridor,
      endpoint: null,
      scans: evidence.map(({ scan }) => scan),
      facts: { convoy: convoy.id, name: convoy.name, ...facts },
    };
  };

  const found = new Map<string, Finding>();
  /** Each cause once, where it could be noticed first. */
  const add = (one: Finding): void => void (found.has(one.key) || found.set(one.key, one));
  const evidenceOf = (one: Called, place: number): ConvoyLook[] =>
    [lastBefore(one, place), one.look ?? undefined].flatMap((look) => look ?? []);

  for (const [place, roll] of rolls.entries()) {
    const post = { post: roll.checkpoint };
    // [C12] The roll was called to its end, and it did not answer.
    if (roll.rolledAt !== null)
      for (const one of roll.called)
        if (one.state === "awaited")
          add(
            toFinding(
              "convoy-missing",
              one.member,
              ms(roll.rolledAt),
              roll,
              evidenceOf(one, place),
              post,
            ),
          );
    // While a convoy gathers nobody is behind.
    if (place === 0) continue;
    for (const { vehicles, since, ahead } of apartAt(
      roll,
      (one) => lastBefore(one, place) !== undefined,
      gapMs,
      end,
    )) {
      if (vehicles.length < splitFrom)
        for (const one of vehicles)
          add(
            toFinding("convoy-straggler", one.member, since, roll, evidenceOf(one, place), {
              ...post,
              ahead,
            }),
          );
      else {
        const first = vehicles[0]!;
        const facts = { ...post, ahead, count: vehicles.length };
        add(
          toFinding(
            "convoy-split",
            first.member,
            since,
            roll,
            evidenceOf(first, place),
            facts,
            "split",
          ),
        );
      }
    }
  }

  // [C13] Each vehicle that is none of it once, by where it stood first.
  const extras: Extra[] = rolls.flatMap((roll) => roll.extras);
  for (const [plate, its] of groupBy(extras, ({ vehicle }) => vehicle.plate)) {
    const first = its.toSorted(
      (a, b) => ms(a.at) - ms(b.at) || ((a.scan ?? "") < (b.scan ?? "") ? -1 : 1),
    )[0]!;
    const { vehicle, checkpoint, at, scan } = first;
    const trip = looks.find((look) => look.scan === scan)?.trip ?? null;
    const one = toFinding(
      "convoy-extra",
      vehicle,
      ms(at),
      checkpoint === null ? null : { checkpoint },
      [],
      { post: checkpoint },
      plate,
    );
    add({ ...one, trip, scans: scan === null ? [] : [scan] });
  }
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
};
