import { isDeepStrictEqual } from "node:util";
import type { NewExtension } from "../../shared/contract/extensions.ts";
import { idTaken, isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import { scopesFor } from "../../shared/domain/access.ts";
import { endpointsOf } from "../../shared/domain/bound-for.ts";
import { issuingReach } from "../../shared/domain/expand-scope.ts";
import { leftBecause, noneCounted, recounted } from "../../shared/domain/extension.ts";
import {
  type ExtensionEntry,
  type ExtensionFilter,
  type ExtensionReach,
  type ExtensionWhy,
  mostExtended,
  usualExtendDays,
} from "../../shared/domain/extension-shape.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { rulesAt } from "../../shared/domain/rules.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { KeySet } from "../keys.ts";
import { askedBy } from "../passes-asked.ts";
import type { ExtensionPart, ExtensionRow } from "../store/extension-ports.ts";
import { placeLists, type Reference, type Store } from "../store/ports.ts";
import { amendmentRefusal } from "./amend-pass.ts";
import { issuerOf } from "./decide-registration.ts";

/** Passes looked at in one go, and kept in one part: as many as one transaction moves where scans come in. */
const lookedAtOnce = 100;
const inPart = 10;

const unknownPlaces = (filter: ExtensionFilter, reference: Reference): Record<string, string> =>
  Object.fromEntries(
    (["area", "endpoint", "corridor", "carrier"] as const).flatMap((kind) => {
      const id = filter[kind];
      const known = id === undefined || reference[placeLists[kind]].some((one) => one.id === id);
      return known ? [] : [[`filter.${kind}`, "unknown-place"]];
    }),
  );

/**
 * [P25] Puts an extension on record, whose passes are then looked for. The same again is the same. Refuses another under its id,
 * places that there are not, and an end that has passed.
 */
export const makeExtension = (
  store: Store,
  { id, filter, to, reason }: NewExtension,
  account: string,
  at: number,
): Promise<ExtensionRow | Refusal> =>
  store.write(async (tx) => {
    const asked = { filter, to, reason };
    const before = await tx.extension(id);
    if (before) {
      const same = { filter: before.filter, to: before.to, reason: before.reason };
      return before.account === account && isDeepStrictEqual(same, asked) ? before : idTaken;
    }
    const unknown = unknownPlaces(filter, await tx.reference());
    if (Object.keys(unknown).length > 0) return refusal("unknown-reference", unknown);
    if (ms(to) <= at) return refusal("invalid-input", { to: "in-the-past" });
    const row: ExtensionRow = {
      id,
      account,
      ...asked,
      at: iso(at),
      changedAt: at,
      state: "looking",
      why: null,
      counts: noneCounted,
      through: 0,
      begunAt: null,
      lies: { endpoints: [], corridor: null, carrier: null },
      lookedTo: 0,
      parts: 0,
      done: 0,
      undo: null,
      forgotten: false,
    };
    await tx.putExtension(row);
    return row;
  });

/** Why an amendment was refused, as it is told of one pass among many: the first thing that is wrong. */
export const whyOf = ({ refused, fields }: Refusal): ExtensionWhy => {
  const [first] = Object.values(fields ?? {});
  if (first === undefined) return { code: refused, params: {} };
  return typeof first === "string" ? { code: first, params: {} } : { ...first };
};

/** What all have in common of something; null where not all have the same. */
const ofAll = (before: string | null, passes: readonly string[], first: boolean): string | null => {
  const all = new Set(passes.concat(first || before === null ? [] : before));
  const [one = null] = all;
  return all.size === 1 && (first || before !== null) ? one : null;
};

const liesWith = (
  { endpoints, corridor, carrier }: ExtensionReach,
  passes: readonly Pass[],
  first: boolean,
): ExtensionReach =>
  passes.length === 0
    ? { endpoints, corridor, carrier }
    : {
        endpoints: [...new Set([...endpoints, ...passes.flatMap(endpointsOf)])],
        corridor: ofAll(
          corridor,
          passes.map((pass) => pass.corridor),
          first,
        ),
        carrier: ofAll(
          carrier,
          passes.map((pass) => pass.carrier),
          first,
        ),
      };

const inParts = (from: number, entries: readonly ExtensionEntry[]): ExtensionPart[] =>
  Array.from({ length: Math.ceil(entries.length / inPart) }, (_, n) => ({
    part: from + n,
    entries: entries.slice(n * inPart, (n + 1) * inPart),
  }));

/**
 * [P25] Looks at the next passes that an extension's filter means and keeps of each whether it can be extended, and why not.
 * [P24] What it finds is all that will be extended. Of passes that its account may not issue nothing is said.
 */
export const lookForExtended = async (
  store: Store,
  keys: KeySet,
  row: ExtensionRow,
  at: number,
): Promise<void> => {
  const { reads } = store;
  const reference = await reads.reference();
  const person = await reads.account(row.account);
  const rules = rulesAt(reference.ruleSets, at);
  const keep = (next: Partial<ExtensionRow>, parts: readonly ExtensionPart[] = []) =>
    store.write<true>(async (tx) => {
      const held = await tx.extension(row.id);
      if (held?.state !== "looking" || held.lookedTo !== row.lookedTo)
        return refusal("extension-state");
      await tx.putExtensionParts(row.id, parts);
      await tx.putExtension({ ...held, ...next, changedAt: at });
      return true;
    });
  const refuse = (code: string, params: ExtensionWhy["params"] = {}) =>
    keep({ state: "refused", why: { code, params } });
  const scopes = person?.active ? scopesFor(person.grants, "pass.issue") : [];
  if (!person || scopes.length === 0) return void (await refuse("not-allowed"));

  const reach = issuingReach(scopes, reference);
  const asked = askedBy(row.filter, reference);
  const { items, last } = await reads.passesAfter(asked, reach, at, row.lookedTo, lookedAtOnce);
  const issuer = issuerOf(row.account, person.grants);
  const within = items.filter((pass) => issuer.mayIssue(pass, reference));
  const extendDays = rules?.extendDays ?? usualExtendDays;
  const entries: ExtensionEntry[] = [];
  for (const pass of within) {
    const { id, plate, shortCode, rev, validTo: was } = pass;
    const refused =
      leftBecause(pass, row.to, extendDays, at) ??
      (await amendmentRefusal(
        reads,
        keys,
        pass,
        { rev, reason: row.reason, validTo: row.to },
        issuer,
        at,
      ));
    const why = isRefusal(refused) ? whyOf(refused) : refused;
    entries.push({ pass: id, plate, shortCode, rev, was, outcome: why ? "left" : "good", why });
  }
  const through = row.through + entries.length;
  if (through > mostExtended) return void (await refuse("too-many-passes", { most: mostExtended }));
  const parts = inParts(row.parts, entries);
  await keep(
    {
      counts: recounted(row.counts, null, entries),
      through,
      lies: liesWith(row.lies, within, row.through === 0),
      parts: row.parts + parts.length,
      lookedTo: last ?? row.lookedTo,
      state: last === null ? "found" : "looking",
    },
    parts,
  );
};
