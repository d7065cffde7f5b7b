import { TextInput } from "@mantine/core";
import { type Endpoint, endpoint as endpointSchema } from "../../shared/domain/place.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { useAct } from "../api/queries.ts";
import type { Reference } from "../api/reference.ts";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import style from "./admin.module.css";
import { numberOf, PlaceForm } from "./place-form.tsx";
import { areaChoices } from "./scope-words.ts";

/** One above the highest number in use: numbers travel in QR codes and are never given twice. */
export const nextCode = (places: ReadonlyMap<string, { readonly code: number }>): number =>
  Math.max(0, ...[...places.values()].map((place) => place.code)) + 1;

/** Adds or changes an endpoint. */
export const EndpointForm = ({
  endpoint,
  reference,
}: {
  readonly endpoint: Endpoint | undefined;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const put = useAct("putEndpoints", ["endpoints"]);
  return (
    <PlaceForm
      start={{
        id: endpoint?.id ?? "",
        name: endpoint?.name ?? "",
        active: endpoint?.active ?? true,
        code: String(endpoint?.code ?? nextCode(reference.endpoints)),
        address: endpoint?.address ?? "",
        area: endpoint?.area ?? "",
        latitude: endpoint ? String(endpoint.latitude) : "",
        longitude: endpoint ? String(endpoint.longitude) : "",
      }}
      fresh={!endpoint}
      taken={(id) => reference.endpoints.has(id)}
      schema={endpointSchema}
      toAsk={(draft) => ({
        ...draft,
        code: numberOf(draft.code),
        latitude: numberOf(draft.latitude),
        longitude: numberOf(draft.longitude),
      })}
      save={put}
      listPath="/admin/places/endpoints"
      shown={["code", "address", "area", "latitude", "longitude"]}
    >
      {({ draft, change, wrong }) => (
        <Card>
          <div className={style.pair}>
            <SearchSelect
              label={t(adminWords.area)}
              choices={areaChoices(reference)}
              value={draft.area || null}
              onChange={(area) => change({ area: area ?? "" })}
              error={wrong("area")}
              withAsterisk
              data-testid="place-area"
            />
            <TextInput
              label={t(adminWords.address)}
              value={draft.address}
              onChange={(event) => change({ address: event.currentTarget.value })}
              error={wrong("address")}
              maxLength={200}
              data-testid="place-address"
            />
            <TextInput
              label={t(adminWords.latitude)}
              value={draft.latitude}
              onChange={(event) => change({ latitude: event.currentTarget.value })}
              error={wrong("latitude")}
              inputMode="decimal"
              placeholder="11.5350"
              withAsterisk
              data-testid="place-latitude"
            />
            <TextInput
              label={t(adminWords.longitude)}
              value={draft.longitude}
              onChange={(event) => change({ longitude: event.currentTarget.value })}
              error={wrong("longitude")}
              inputMode="decimal"
              placeholder="106.8830"
              withAsterisk
              data-testid="place-longitude"
            />
            <TextInput
              label={t(adminWords.code)}
              description={t(adminWords.codeHint)}
              value={draft.code}
              onChange={(event) => change({ code: event.currentTarget.value })}
              error={wrong("code")}
              inputMode="numeric"
              readOnly={endpoint !== undefined}
              data-testid="place-code"
            />
          </div>
        </Card>
      )}
    </PlaceForm>
  );
};
