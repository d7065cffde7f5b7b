import type { ConvoyStory } from "../../shared/contract/convoys.ts";
import { mostPrinted } from "../../shared/contract/prints.ts";
import {
  isRefusal,
  type Refusal,
  refusal,
  type WrongField,
} from "../../shared/contract/problems.ts";
import { asTheyGo } from "../../shared/domain/merged.ts";
import type { Pass, PassId } from "../../shared/domain/pass.ts";
import { isAmendable } from "../../shared/domain/pass-amendment.ts";
import { rulesAt } from "../../shared/domain/rules.ts";
import { type ConvoySheet, convoySheet } from "../../shared/text/convoy-sheet.ts";
import { type PassSheet, passSheet, type SheetNames } from "../../shared/text/pass-sheet.ts";
import type { Caller } from "../caller.ts";
import { mayWithPass } from "../may-with-pass.ts";
import type { ImportRow } from "../store/import-ports.ts";
import type { Reads, Reference } from "../store/ports.ts";
import type { RoadsNow } from "../travel-now.ts";
import { convoyFor } from "./convoys.ts";

/** Who prints, when (ms), and the host that delays are reported at. */
export interface Printing {
  readonly caller: Caller;
  readonly at: number;
  readonly host: string;
  readonly travelNow: () => Promise<RoadsNow>;
}

type Groups = AsyncGenerator<readonly { readonly pass: PassSheet }[]>;

/** Passes read and set at once: a moment of the thread that takes scans. */
const inGroup = 10;
/** Of passes that are only looked at. */
const lookedAtOnce = 100;
/** Parts of an import read at once. */
const partsAtOnce = 10;
/** Between groups scans are taken. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function* cut<T>(all: readonly T[], length: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += length) yield all.slice(from, from + length);
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((one) => [one.id, one]));

const namesIn = (reference: Reference, at: number) => ({
  // [B2] A driver is sent to the one that stays.
  endpoints: asTheyGo(reference.endpoints),
  corridors: byId(reference.corridors),
  checkpoints: byId(reference.checkpoints),
  rules: rulesAt(reference.ruleSets, at),
});

const inOrder = async (
  reads: Reads,
  ids: readonly PassId[],
): Promise<readonly (Pass | undefined)[]> => {
  const found = byId(await reads.passesByIds(ids));
  return ids.map((id) => found.get(id));
};

/** [G5] Sheets of passes by their ids, in groups as they are taken; none that is no longer good, or out of the caller's reach, by then. */
async function* sheetsOf(
  reads: Reads,
  ids: AsyncIterable<readonly PassId[]> | Iterable<readonly PassId[]>,
  { caller, at, host }: Printing,
): Groups {
  const reference = await reads.reference();
  const names: SheetNames = namesIn(reference, at);
  for await (const group of ids)
    for (const some of cut(group, inGroup)) {
      const good = (await inOrder(reads, some)).filter(
        (pass) =>
          pass && isAmendable(pass, at) && mayWithPass(caller, "pass.read", pass, reference),
      ) as Pass[];
      yield good.map((pass) => ({ pass: passSheet(pass, names, host) }));
      await breathe();
    }
}

/** [G8] The passes named, each once; one out of reach is not found, and of those that are no longer good each is named by its field. */
export const chosenPasses = async (
  reads: Reads,
  chosen: readonly PassId[],
  printing: Printing,
): Promise<Groups | Refusal> => {
  const ids = [...new Set(chosen)];
  const reference = await reads.reference();
  const fields: Record<string, string> = {};
  for (const some of cut(ids, lookedAtOnce)) {
    for (const [n, pass] of (await inOrder(reads, some)).entries()) {
      if (!pass || !mayWithPass(printing.caller, "pass.read", pass, reference))
        return refusal("not-found");
      if (!isAmendable(pass, printing.at))
        fields[`passes.${chosen.indexOf(some[n]!)}`] = "pass-not-good";
    }
    await breathe();
  }
  if (Object.keys(fields).length > 0) return refusal("not-printable", fields);
  return sheetsOf(reads, cut(ids, lookedAtOnce), printing);
};

async function* idsOfImport(
  reads: Reads,
  { id }: ImportRow,
  from: number,
): AsyncGenerator<PassId[]> {
  let place = 0;
  for (let part = 0; place < from + mostPrinted; ) {
    const found = await reads.importParts(id, part, partsAtOnce);
    const ids = found.flatMap(({ results }) => (results ?? []).flatMap(({ pass }) => pass ?? []));
    yield ids.filter((_, n) => place + n >= from && place + n < from + mostPrinted);
    place += ids.length;
    const last = found.at(-1);
    if (!last) return;
    part = last.part + 1;
    await breathe();
  }
}

/** The same from its first pass on; null where it has none. */
const begun = async (groups: Groups): Promise<Groups | null> => {
  for (;;) {
    const { value, done } = await groups.next();
    if (done) return null;
    if (value.length === 0) continue;
    return (async function* () {
      yield value;
      yield* groups;
    })();
  }
};

/** [G8] The passes that an import issued, or found on file already; more than a file holds are printed in several. */
export const importPasses = async (
  reads: Reads,
  row: ImportRow,
  file: number | undefined,
  printing: Printing,
): Promise<Groups | Refusal> => {
  const files = Math.ceil((row.counts.issued + row.counts.already) / mostPrinted);
  const wrong: WrongField = { code: "print-in-files", params: { most: mostPrinted, files } };
  if (files === 0) return refusal("not-printable");
  if ((file ?? 1) > files || (files > 1 && file === undefined))
    return refusal("invalid-input", { file: wrong });
  const ids = idsOfImport(reads, row, ((file ?? 1) - 1) * mostPrinted);
  return (await begun(sheetsOf(reads, ids, printing))) ?? refusal("not-printable");
};

/** The pass that a vehicle drives with; where it is named by its plate alone, the newest that is good. */
const passOfVehicle = async (
  reads: Reads,
  { pass, plate }: ConvoyStory["vehicles"][number],
  at: number,
): Promise<Pass | undefined> => {
  if (pass) return reads.pass(pass);
  return (await reads.passesOfPlate(plate)).find((one) => isAmendable(one, at));
};

/** [G6] A convoy's roll, and the passes of those that have not left it, in the order they drive. */
export const convoyPrint = async (
  reads: Reads,
  id: string,
  printing: Printing,
): Promise<{ readonly convoy: ConvoySheet; readonly passes: Groups } | Refusal> => {
  const { caller, at, travelNow } = printing;
  const story = await convoyFor(reads, caller, id, at, travelNow);
  if (isRefusal(story)) return story;
  const reference = await reads.reference();
  const passes = new Map<string, Pass | null>();
  for (const vehicle of story.vehicles) {
    const pass = await passOfVehicle(reads, vehicle, at);
    const readable = pass && mayWithPass(caller, "pass.read", pass, reference);
    if (pass) passes.set(vehicle.plate, readable ? pass : null);
  }
  const stay = story.vehicles.filter(({ left }) => !left);
  const ids = stay.flatMap(({ plate }) => passes.get(plate)?.id ?? []);
  return {
    convoy: convoySheet(story, passes, namesIn(reference, at), at),
    passes: sheetsOf(reads, cut(ids, lookedAtOnce), printing),
  };
};
