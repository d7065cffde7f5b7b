import { isDeepStrictEqual } from "node:util";
import type { NewConvoy } from "../../shared/contract/convoys.ts";
import { idTaken, type Refusal, refusal, type WrongField } from "../../shared/contract/problems.ts";
import { may, scopesFor } from "../../shared/domain/access.ts";
import type {
  Convoy,
  ConvoyAct,
  ConvoyVehicle,
  Escort,
  NewConvoyAct,
} from "../../shared/domain/convoy-shape.ts";
import { mostConvoyActs } from "../../shared/domain/convoy-shape.ts";
import { reachOf } from "../../shared/domain/expand-scope.ts";
import { postsOf } from "../../shared/domain/roll-call.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { Caller } from "../caller.ts";
import { placesOf } from "../places.ts";
import { convoySubject, mayConvoy } from "../queries/convoys.ts";
import type { NewEvent, Reads, Reference, Store } from "../store/ports.ts";

type Acting = Exclude<Caller, { kind: "anyone" }>;
const idOf = (caller: Acting): string =>
  caller.kind === "device" ? caller.device.id : caller.account;

/** Nobody acts after it was heard: a clock that runs ahead changes nothing. */
const heardBy = (time: string, at: number): string => iso(Math.min(ms(time), at));

/** Who hears of it: posts and areas all along its corridor. The log says which convoy and what, and names no vehicle. */
const convoyEvent = (
  what: "made" | "changed",
  { id, corridor }: Convoy,
  payload: NewEvent["payload"],
  reference: Reference,
): NewEvent => ({
  type: `convoy.${what}`,
  subject: { kind: "convoy", id },
  payload,
  topics: [
    `corridor:${corridor}`,
    ...(placesOf(reference).corridors.get(corridor) ?? []).map((area) => `area:${area}`),
  ],
});

/** The pass that a plate drives this corridor with: the newest that is valid. */
const passOfPlate = async (
  tx: Reads,
  { plate, pass }: ConvoyVehicle,
  corridor: string,
  at: number,
): Promise<ConvoyVehicle> => {
  const passes = await tx.passesOfPlate(plate);
  const shown = passes.find(({ id }) => id === pass);
  const good = passes.find(
    (one) => one.corridor === corridor && one.status === "valid" && ms(one.validTo) > at,
  );
  return { plate, pass: (shown ?? good)?.id ?? null };
};

type Wrong = Record<string, string | WrongField>;

/** Vehicles as they were named, each once, in their order; the fields that name nothing. */
const vehiclesOf = async (
  tx: Reads,
  given: NewConvoy,
  caller: Acting,
  at: number,
): Promise<{ readonly members: ConvoyVehicle[]; readonly wrong: Wrong }> => {
  const members = new Map<string, ConvoyVehicle>();
  const wrong: Wrong = {};
  const grants = caller.kind === "person" ? caller.grants : [];
  const reach = reachOf(scopesFor(grants, "pass.read"), await tx.reference());
  for (const [place, one] of given.vehicles.entries()) {
    if (one.by === "plate") {
      if (!members.has(one.plate))
        members.set(one.plate, await passOfPlate(tx, one, given.corridor, at));
      continue;
    }
    const { items } = await tx.findPasses({ code: one.code, limit: 1 }, reach, at);
    const [pass] = items;
    if (!pass) wrong[`vehicles.${place}.code`] = "unknown-pass";
    else if (!members.has(pass.plate))
      members.set(pass.plate, { plate: pass.plate, pass: pass.id });
  }
  return { members: [...members.values()], wrong };
};

const escortOf = async (
  tx: Reads,
  { name, username }: { readonly name: string; readonly username: string | null },
): Promise<Escort | null> => {
  if (username === null) return { name, account: null };
  const account = await tx.accountByUsername(username);
  return account?.active ? { name, account: account.id } : null;
};

/** Is it the same convoy, sent again? */
const same = (before: Convoy, now: Convoy): boolean => {
  const plain = ({ acts: _, madeAt: __, members, ...rest }: Convoy) => ({
    ...rest,
    // What pass a plate has may have changed meanwhile.
    members: members.map(({ plate }) => plate),
  });
  return isDeepStrictEqual(plain(before), plain(now));
};

/**
 * [C1] [C16] Makes a convoy of the vehicles named; the same again is the same. A tablet makes one of what stands at its own post.
 * Refuses with the field what names nothing; nothing of it is then made.
 */
export const makeConvoy = (
  store: Store,
  given: NewConvoy,
  caller: Caller,
  at: number,
): Promise<Convoy | Refusal> =>
  store.write<Convoy>(async (tx) => {
    if (caller.kind === "anyone") return refusal("not-allowed");
    const reference = await tx.reference();
    const { corridor, entry, exit, name, window, lead } = given;
    const way = reference.corridors.find((one) => one.id === corridor);
    if (!way) return refusal("unknown-reference", { corridor: "unknown-place" });
    const subject = convoySubject(given, reference);
    const mayMake =
      caller.kind === "device"
        ? subject.checkpoints?.includes(caller.device.checkpoint)
        : may(caller.grants, "convoy.make", subject);
    if (!mayMake) return refusal("not-allowed");
    const stops = new Set(way.posts.map(({ checkpoint }) => checkpoint));
    const off = [["entry", entry] as const, ["exit", exit] as const].filter(
      ([, id]) => !stops.has(id),
    );
    if (off.length > 0)
      return refusal(
        "unknown-reference",
        Object.fromEntries(off.map(([field]) => [field, "not-on-corridor"])),
      );
    if (postsOf(given, way).length < 2) return refusal("invalid-input", { exit: "not-the-entry" });
    const { members, wrong } = await vehiclesOf(tx, given, caller, at);
    if (lead !== null && !members.some(({ plate }) => plate === lead)) wrong.lead = "not-of-convoy";
    const escort = given.escort && (await escortOf(tx, given.escort));
    if (given.escort && !escort) wrong["escort.username"] = "unknown-person";
    if (Object.keys(wrong).length > 0) return refusal("unknown-reference", wrong);
    const convoy: Convoy = {
      ...{ id: given.id.toLowerCase(), name, corridor, entry, exit, window, members, lead, escort },
      madeBy: idOf(caller),
      madeAt: heardBy(given.at, at),
      acts: [],
    };
    const before = await tx.convoy(convoy.id);
    if (before) return same(before, convoy) ? before : idTaken;
    await tx.putConvoy(convoy);
    await tx.append(
      [convoyEvent("made", convoy, { corridor, vehicles: members.length }, reference)],
      at,
    );
    return convoy;
  });

/** What an act says: what pass a plate has may have changed meanwhile, and when it was heard of has. */
const plainAct = ({ heardAt: _, at: __, ...act }: ConvoyAct): object =>
  "vehicle" in act ? { ...act, vehicle: act.vehicle.plate } : act;

/** An act as it is put on record; null where it names somebody or a post there is not. */
const actOf = async (
  tx: Reads,
  given: NewConvoyAct,
  convoy: Convoy,
  caller: Acting,
  at: number,
): Promise<ConvoyAct | Readonly<Record<string, string>>> => {
  const done = {
    id: given.id.toLowerCase(),
    at: heardBy(given.at, at),
    by: idOf(caller),
    heardAt: iso(at),
  };
  // Which post a tablet stands at nobody else says.
  const checkpoint = caller.kind === "device" ? caller.device.checkpoint : given.checkpoint;
  const { checkpoints } = await tx.reference();
  if (checkpoint !== null && !checkpoints.some(({ id }) => id === checkpoint))
    return { checkpoint: "unknown-place" };
  switch (given.what) {
    case "join":
    case "extra": {
      const vehicle = await passOfPlate(tx, given.vehicle, convoy.corridor, at);
      return { ...given, ...done, checkpoint, vehicle };
    }
    case "escort": {
      const escort = await escortOf(tx, given.escort);
      return escort
        ? { ...given, ...done, checkpoint, escort }
        : { "escort.username": "unknown-person" };
    }
    case "rolled":
      return { ...given, ...done, checkpoint: checkpoint ?? given.checkpoint };
    default:
      return { ...given, ...done, checkpoint };
  }
};

/**
 * [C1] Puts what was done to a convoy on record: all of it or nothing. The same act again is the same; acts of others,
 * made elsewhere at the same time, stand beside it. Refuses `not-found` for one out of reach, `already-exists` for an
 * act's id with another content.
 */
export const actOnConvoy = (
  store: Store,
  id: string,
  acts: readonly NewConvoyAct[],
  caller: Caller,
  at: number,
): Promise<Convoy | Refusal> =>
  store.write<Convoy>(async (tx) => {
    const reference = await tx.reference();
    const before = await tx.convoy(id.toLowerCase());
    if (!before || caller.kind === "anyone") return refusal("not-found");
    if (!mayConvoy(caller, "convoy.read", before, reference)) return refusal("not-found");
    if (!mayConvoy(caller, "convoy.work", before, reference)) return refusal("not-allowed");
    const known = new Map(before.acts.map((act) => [act.id, act]));
    const fresh: ConvoyAct[] = [];
    const wrong: Wrong = {};
    for (const [place, given] of acts.entries()) {
      const act = await actOf(tx, given, before, caller, at);
      if (!("what" in act)) {
        for (const [field, code] of Object.entries(act)) wrong[`acts.${place}.${field}`] = code;
        continue;
      }
      const there = known.get(act.id);
      if (!there) {
        known.set(act.id, act as ConvoyAct);
        fresh.push(act as ConvoyAct);
      } else if (!isDeepStrictEqual(plainAct(there), plainAct(act as ConvoyAct))) return idTaken;
    }
    if (Object.keys(wrong).length > 0) return refusal("unknown-reference", wrong);
    if (fresh.length === 0) return before;
    if (before.acts.length + fresh.length > mostConvoyActs)
      return refusal("invalid-input", {
        acts: { code: "too-many-acts", params: { most: mostConvoyActs } },
      });
    const convoy = { ...before, acts: [...before.acts, ...fresh] };
    await tx.putConvoy(convoy);
    const payload = { corridor: convoy.corridor, acts: fresh.length, what: fresh[0]!.what };
    await tx.append([convoyEvent("changed", convoy, payload, reference)], at);
    return convoy;
  });
