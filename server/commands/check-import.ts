import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { NewPass } from "../../shared/contract/registry.ts";
import { groupBy } from "../../shared/domain/group-by.ts";
import type { RowResult } from "../../shared/domain/import-shape.ts";
import { signingKey } from "../../shared/domain/issuing-key.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { rulesAt } from "../../shared/domain/rules.ts";
import type { KeySet } from "../keys.ts";
import type { ImportRow } from "../store/import-ports.ts";
import type { Store } from "../store/ports.ts";
import {
  decideRegistration,
  type RegistrationFacts,
  standsInTheWay,
} from "./decide-registration.ts";
import { importIssuer, type PartRead } from "./import-passes.ts";
import {
  broughtBefore,
  counted,
  earlierOf,
  refusedRow,
  type StayingFor,
  saysTheSame,
  stayingFor,
} from "./row-results.ts";

/** What rows of a list mostly have in common of all that tells whether two say the same. */
type Alike = Omit<NewPass, "plate" | "trailerPlate" | "occupantsMax" | "driver">;

/** A row of a list that would become a pass, and the one before it of the same plate. */
interface RowSoFar extends Pick<NewPass, "trailerPlate" | "occupantsMax"> {
  readonly row: number;
  readonly alike: Alike;
  readonly before: RowSoFar | undefined;
}

/** Rows of a list that would become passes: what a later row of it may say twice. Lists are long: little is kept of each row. */
export interface ListSoFar {
  readonly id: string;
  /** Parts looked at. */
  done: number;
  /** The last row of each plate. */
  readonly ofPlate: Map<string, RowSoFar>;
  readonly alike: Map<string, Alike>;
}

export const newList = (id: string): ListSoFar => ({
  id,
  done: 0,
  ofPlate: new Map(),
  alike: new Map(),
});

const keepRow = ({ ofPlate, alike: known }: ListSoFar, row: number, input: NewPass): void => {
  const { plate, trailerPlate, occupantsMax, driver: _, ...says } = input;
  const key = JSON.stringify(says);
  const alike = known.get(key) ?? says;
  known.set(key, alike);
  ofPlate.set(plate, { row, trailerPlate, occupantsMax, alike, before: ofPlate.get(plate) });
};

/** The rows of a plate as the passes they would be, each with its number: enough of one to stand in another's way. */
function* passesSoFar({ ofPlate }: ListSoFar, plate: string): Generator<readonly [number, Pass]> {
  for (let one = ofPlate.get(plate); one; one = one.before) {
    const { row, alike, trailerPlate, occupantsMax } = one;
    yield [row, { ...alike, plate, trailerPlate, occupantsMax, status: "valid" } as Pass];
  }
}

/** Rows passed over that are named. */
const mostNamed = 100;

const checkRow = (
  batch: ImportRow,
  read: Extract<PartRead["read"][number], { readonly input: NewPass }>,
  facts: RegistrationFacts,
  earlier: Awaited<ReturnType<typeof earlierOf>>,
  list: ListSoFar,
  stays: StayingFor,
  decide: (input: NewPass, facts: RegistrationFacts) => object | Refusal,
): RowResult => {
  const { row, input, assumed } = read;
  const before = broughtBefore(batch, read, facts.ofPlate, earlier, stays);
  if (before) return before;
  const decision = decide(input, facts);
  if ("refused" in decision) return refusedRow(batch, row, decision);
  for (const [earlier, pass] of passesSoFar(list, input.plate)) {
    if (!standsInTheWay(pass, input, stays.endpoint)) continue;
    return saysTheSame(pass, input, assumed, stays)
      ? { row, outcome: "already", pass: null, errors: [] }
      : refusedRow(
          batch,
          row,
          refusal("already-exists", { plate: { code: "same-row", params: { row: earlier } } }),
        );
  }
  keepRow(list, row, input);
  return { row, outcome: "good", pass: null, errors: [] };
};

/**
 * [I7] Says of every row of some parts what would come of it, by what a single registration is decided by, and issues nothing. Refuses
 * `import-state` where the import is not being checked any more.
 */
export const checkParts = async (
  store: Store,
  keys: KeySet,
  id: string,
  parts: readonly (PartRead & { readonly passedOver: readonly number[] })[],
  list: ListSoFar,
  at: number,
): Promise<ImportRow | Refusal> => {
  const { reads } = store;
  const batch = await reads.importBatch(id);
  if (batch?.state !== "checking") return refusal("import-state");
  const reference = await reads.reference();
  const stays = stayingFor(reference);
  const issuer = await importIssuer(reads, batch.account);
  const key = signingKey(await reads.issuingKeys(), "live", at);
  const plates = parts.flatMap(({ read }) =>
    read.flatMap((one) => ("input" in one ? one.input.plate : [])),
  );
  const onFile = await reads.passesOfPlates([...new Set(plates)]);
  const earlier = await earlierOf(reads, onFile);
  const ofPlate = groupBy(onFile, ({ plate }) => plate);
  const rules = rulesAt(reference.ruleSets, at) ?? undefined;
  const results = parts.map(({ part, read }) => ({
    part,
    results: read.map((one): RowResult => {
      if ("errors" in one)
        return { row: one.row, outcome: "wrong", pass: null, errors: [...one.errors] };
      const facts = {
        reference,
        rules,
        ofPlate: ofPlate.get(one.input.plate) ?? [],
        keyValidTo: key?.validTo ?? "",
      };
      return checkRow(batch, one, facts, earlier, list, stays, (input, known) =>
        issuer ? decideRegistration(input, known, issuer, at) : refusal("not-allowed"),
      );
    }),
  }));
  if (!key || !keys.signer(key)) return stop(store, id, "no-signing-key", at);
  list.done += parts.length;
  const all = results.flatMap((one) => one.results);
  const over = parts.flatMap(({ passedOver }) => passedOver);
  return store.write(async (tx) => {
    const row = await tx.importBatch(id);
    if (
      row?.state !== "checking" ||
      row.done !== batch.done ||
      (parts[0] && row.done !== parts[0].part)
    )
      return refusal("import-state");
    await tx.putResults(id, results);
    const done = row.done + parts.length;
    const kept: ImportRow = {
      ...row,
      done,
      through: row.through + all.length,
      rows: row.rows - over.length,
      passedOver: [...row.passedOver, ...over].slice(0, mostNamed),
      counts: counted(row.counts, all),
      state: done >= row.parts ? "checked" : "checking",
      changedAt: at,
    };
    await tx.putImport(kept);
    return kept;
  });
};

const stop = (store: Store, id: string, code: string, at: number): Promise<ImportRow | Refusal> =>
  store.write(async (tx) => {
    const row = await tx.importBatch(id);
    if (row?.state !== "checking") return refusal("import-state");
    const kept: ImportRow = { ...row, state: "stopped", why: { code, params: {} }, changedAt: at };
    await tx.putImport(kept);
    return kept;
  });
