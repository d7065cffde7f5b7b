import { issuingReach } from "../shared/domain/expand-scope.ts";
import type { ExtensionFilter } from "../shared/domain/extension-shape.ts";
import { goingBy, staysAmong } from "../shared/domain/merged.ts";
import type { Carrier } from "../shared/domain/place.ts";
import { fold } from "../shared/domain/search.ts";
import { dialled, telephoneIn } from "../shared/domain/telephone.ts";
import type { PassesAsked, Reference } from "./store/ports.ts";

/** [L7] Carriers that this is the whole telephone number of. */
const carriersOf = (q: string | undefined, { carriers }: Reference): ReadonlySet<string> => {
  const number = telephoneIn(q ?? "");
  return new Set(
    number === null
      ? []
      : carriers.flatMap(({ id, phone }) => (phone && dialled(phone) === number ? [id] : [])),
  );
};

/** [B2] Carriers that were merged, with the names that they go by now, as `q` is compared. */
const alsoNamed = (carriers: readonly Carrier[]) => {
  const stays = staysAmong(carriers);
  const names = new Map(carriers.map(({ id, name }) => [id, name]));
  return carriers.flatMap(({ id, merged }) =>
    merged ? [{ id, name: fold(names.get(stays(id)) ?? "") }] : [],
  );
};

/**
 * What a list or an extension asks of the store: an area is every endpoint that lies in it, [B9] an endpoint each that goes by
 * the same one, [L7] what is searched for also the carriers that it means.
 */
export const askedBy = <T extends ExtensionFilter>(
  { area, ...query }: T,
  reference: Reference,
): Omit<T, "area"> &
  Pick<PassesAsked, "endpoints" | "endpointNames" | "carriers" | "alsoNamed"> => ({
  ...query,
  ...(area === undefined
    ? {}
    : { endpoints: [...issuingReach([{ kind: "area", id: area }], reference).endpoints] }),
  ...(query.endpoint !== undefined && {
    endpointNames: goingBy(reference.endpoints, query.endpoint),
  }),
  carriers: carriersOf(query.q, reference),
  alsoNamed: alsoNamed(reference.carriers),
});
