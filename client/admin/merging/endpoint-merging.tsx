import { useMemo } from "react";
import { kmAsTheCrowFlies } from "../../../shared/domain/crow-flies.ts";
import type { Endpoint } from "../../../shared/domain/place.ts";
import { adminWords } from "../../../shared/text/admin.ts";
import { mergingWords as words } from "../../../shared/text/merging.ts";
import { nameOf, type Reference } from "../../api/reference.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { useWords } from "../../ui/language.tsx";
import type { Choice } from "../../ui/search-select.tsx";
import { MergeInto } from "./merge-into.tsx";
import { MergedInto } from "./merged-into.tsx";

/** Endpoints in use, the nearest first: one that is on record twice was put there twice. */
const useNearest = (
  { id, latitude, longitude }: Endpoint,
  endpoints: ReadonlyMap<string, Endpoint>,
): readonly Choice[] => {
  const { t } = useWords();
  return useMemo(
    () =>
      [...endpoints.values()]
        .filter((one) => one.active && one.id !== id)
        .map((one) => ({ ...one, km: kmAsTheCrowFlies({ latitude, longitude }, one) }))
        .sort((a, b) => a.km - b.km || (a.id < b.id ? -1 : 1))
        .map(({ id: value, name, address, km }) => ({
          value,
          label: name,
          detail: [t(words.kmAway, { km: Math.round(km * 10) / 10 }), address]
            .filter((part) => part !== "")
            .join(" · "),
        })),
    [endpoints, id, latitude, longitude, t],
  );
};

/** [B2] Has an endpoint go by another. */
export const MergeEndpoint = ({
  endpoint,
  reference,
}: {
  readonly endpoint: Endpoint;
  readonly reference: Reference;
}) => {
  const choices = useNearest(endpoint, reference.endpoints);
  return <MergeInto kind="endpoint" id={endpoint.id} name={endpoint.name} choices={choices} />;
};

/** [B2] An endpoint that goes by another. */
export const MergedEndpoint = ({
  endpoint,
  reference,
}: {
  readonly endpoint: Endpoint;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  return (
    <MergedInto
      kind="endpoint"
      one={endpoint}
      all={reference.endpoints}
      path="/admin/places/endpoints"
      mayMerge
    >
      <Facts>
        <Fact name={t(adminWords.code)}>{endpoint.code}</Fact>
        <Fact name={t(adminWords.address)}>{endpoint.address || "–"}</Fact>
        <Fact name={t(adminWords.area)}>{nameOf(reference.areas, endpoint.area)}</Fact>
      </Facts>
    </MergedInto>
  );
};
