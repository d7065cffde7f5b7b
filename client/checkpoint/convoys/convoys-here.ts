import { type ConvoyNow, convoyNow, isOver } from "../../../shared/domain/convoy.ts";
import {
  type Convoy,
  type ConvoyAct,
  convoy as convoySchema,
  type NewConvoyAct,
} from "../../../shared/domain/convoy-shape.ts";
import {
  type ConvoyLook,
  looksOfTrips,
  type RollCall,
  rollCalls,
} from "../../../shared/domain/roll-call.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { MadeOfPeople } from "../database.ts";
import type { OnFile } from "../on-file.ts";

/** A convoy as this tablet knows it, with the rolls at its posts. */
export interface ConvoyHere {
  readonly convoy: Convoy;
  readonly now: ConvoyNow;
  readonly rolls: readonly RollCall[];
  /** At this post. */
  readonly roll: RollCall;
}

/** What was done here and the server has not told of yet, as it will be on record. */
const ownAct = (act: NewConvoyAct, device: string): ConvoyAct => {
  const done = { by: device, heardAt: act.at };
  return act.what === "escort"
    ? { ...act, ...done, escort: { name: act.escort.name, account: null } }
    : { ...act, ...done };
};

/** Convoys told and made here, with what was done to them here. */
const convoysKnown = (
  onFile: OnFile,
  made: readonly MadeOfPeople[],
  device: string,
): readonly Convoy[] => {
  const told = [...onFile.convoy.values()].flatMap((one) => convoySchema.safeParse(one).data ?? []);
  const known = new Map(told.map((one) => [one.id, one]));
  const doings = made.flatMap(({ what, state }) =>
    "doing" in what && state !== "refused" ? what.doing : [],
  );
  for (const doing of doings)
    if ("made" in doing && !known.has(doing.made.id)) {
      const { vehicles, escort, at, ...rest } = doing.made;
      const members = vehicles.flatMap((one) =>
        one.by === "plate" ? { plate: one.plate, pass: one.pass } : [],
      );
      const named = escort && { name: escort.name, account: null };
      const own = { members, escort: named, madeBy: device, madeAt: at, acts: [] };
      known.set(doing.made.id, { ...rest, ...own });
    }
  for (const doing of doings) {
    const before = "act" in doing ? known.get(doing.convoy) : undefined;
    if ("act" in doing && before && !before.acts.some(({ id }) => id === doing.act.id))
      known.set(before.id, { ...before, acts: [...before.acts, ownAct(doing.act, device)] });
  }
  return [...known.values()];
};

/** [C17] Convoys that come by this post and are not over, as they stand by all that this tablet knows. */
export const convoysHere = (
  onFile: OnFile,
  made: readonly MadeOfPeople[],
  own: readonly ConvoyLook[],
  where: { readonly device: string; readonly checkpoint: string },
  at: number,
): readonly ConvoyHere[] => {
  const all = convoysKnown(onFile, made, where.device);
  // What trips tell of a scan is how it counts now.
  const looks = [...own, ...looksOfTrips([...onFile.trip.values()])];
  return all
    .flatMap((convoy): ConvoyHere[] => {
      const now = convoyNow(convoy, all);
      if (isOver(now, at)) return [];
      const rolls = rollCalls(convoy, now, onFile.corridor.get(convoy.corridor), looks);
      const roll = rolls.find(({ checkpoint }) => checkpoint === where.checkpoint);
      return roll ? [{ convoy, now, rolls, roll }] : [];
    })
    .sort((a, b) => ms(a.now.window.from) - ms(b.now.window.from));
};

/** Vehicles that this tablet let through between the first and the last of the convoy and that are none of it. */
export const besides = (
  { now, roll }: ConvoyHere,
  own: readonly ConvoyLook[],
): readonly ConvoyLook[] => {
  const { firstAt, lastAt } = roll;
  if (firstAt === null || lastAt === null) return [];
  const named = new Set([
    ...now.members.flatMap(({ plate, left }) => (left ? [] : [plate])),
    ...now.extras.map(({ vehicle }) => vehicle.plate),
  ]);
  const passes = new Set(now.members.flatMap(({ pass, left }) => (left ? [] : (pass ?? []))));
  const found = own.filter(
    ({ at, plate, pass, decision }) =>
      ms(at) >= ms(firstAt) &&
      ms(at) <= ms(lastAt) &&
      plate !== null &&
      !named.has(plate) &&
      !(pass !== null && passes.has(pass)) &&
      decision === "let-through",
  );
  return [...new Map(found.map((look) => [look.plate, look])).values()];
};
