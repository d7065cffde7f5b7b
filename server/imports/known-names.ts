import { groupBy } from "../../shared/domain/group-by.ts";
import { staysAmong } from "../../shared/domain/merged.ts";
import type { Carrier, Corridor, Endpoint } from "../../shared/domain/place.ts";
import type { RuleSet } from "../../shared/domain/rules.ts";
import { type Found, finder, type Named } from "./find-name.ts";

/** What a list may name: places in use, and what the rules in force know. */
export interface Nameable {
  readonly carriers: readonly Carrier[];
  readonly endpoints: readonly Endpoint[];
  readonly corridors: readonly Corridor[];
  readonly rules: Pick<RuleSet, "vehicleKinds" | "purposes"> | null;
}

export interface KnownNames {
  readonly carrier: (text: string) => Found<string>;
  readonly endpoint: (text: string) => Found<string>;
  readonly corridor: (text: string) => Found<string>;
  readonly kind: (text: string) => Found<number>;
  readonly purpose: (text: string) => Found<number>;
}

const place = (
  { id, name }: { readonly id: string; readonly name: string },
  also: readonly string[] = [],
) => ({
  value: id,
  name,
  also: [id, ...also],
});
const inUse = <T extends { readonly active: boolean }>(places: readonly T[]): T[] =>
  places.filter(({ active }) => active);

/** `Xe đầu kéo, sơ mi rơ moóc` is also `đầu kéo`. Its code it is not: a number in such a column is of tonnes or seats. */
const coded = (all: RuleSet["purposes"] | RuleSet["vehicleKinds"]): Named<number>[] =>
  all.map(({ code, name }) => ({
    value: code,
    name: name.vi,
    also: [
      name.en,
      ...name.vi.split(",").flatMap((part) => [part, part.trim().replace(/^xe(?: ô tô)? /iu, "")]),
    ],
  }));

/** [B4] Whatever went by another name goes on being known by that: those that were merged into each. */
const earlierOf = <T extends Carrier | Endpoint>(
  all: readonly T[],
): ((id: string) => readonly T[]) => {
  const stays = staysAmong(all);
  const earlier = groupBy(
    all.filter(({ merged }) => merged),
    ({ id }) => stays(id),
  );
  return (id) => earlier.get(id) ?? [];
};

/** [I2] Names of everything in use; a corridor is also known by what stands before its colon. */
export const knownNames = ({ carriers, endpoints, corridors, rules }: Nameable): KnownNames => {
  const carriersBefore = earlierOf(carriers);
  const endpointsBefore = earlierOf(endpoints);
  return {
    carrier: finder(
      inUse(carriers).map((one) =>
        place(
          one,
          carriersBefore(one.id).flatMap(({ id, name }) => [id, name]),
        ),
      ),
    ),
    endpoint: finder(
      inUse(endpoints).map((one) =>
        place(one, [
          String(one.code),
          ...endpointsBefore(one.id).flatMap(({ id, name, code }) => [id, name, String(code)]),
        ]),
      ),
    ),
    corridor: finder(
      inUse(corridors).map((one) => place(one, [String(one.code), one.name.split(":")[0] ?? ""])),
    ),
    kind: finder(coded(rules?.vehicleKinds ?? [])),
    purpose: finder(coded(rules?.purposes ?? [])),
  };
};
