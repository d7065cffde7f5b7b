import { TextInput } from "@mantine/core";
import { endpointPut } from "../../shared/contract/reference.ts";
import type { Endpoint } from "../../shared/domain/place.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { useAct } from "../api/queries.ts";
import type { Reference } from "../api/reference.ts";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import style from "./admin.module.css";
import { CodeField, nextCode, WhereFields } from "./place-fields.tsx";
import { numberOf, PlaceForm } from "./place-form.tsx";

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
        receiver: endpoint?.receiver ?? "",
        openingHours: endpoint?.openingHours ?? "",
        capacity: endpoint?.capacity === undefined ? "" : String(endpoint.capacity),
        latitude: endpoint ? String(endpoint.latitude) : "",
        longitude: endpoint ? String(endpoint.longitude) : "",
      }}
      fresh={!endpoint}
      taken={(id) => reference.endpoints.has(id)}
      schema={endpointPut}
      toAsk={(draft) => ({
        ...draft,
        code: numberOf(draft.code),
        receiver: draft.receiver.trim() || undefined,
        openingHours: draft.openingHours.trim() || undefined,
        capacity: draft.capacity.trim() === "" ? undefined : Number(draft.capacity),
        latitude: numberOf(draft.latitude),
        longitude: numberOf(draft.longitude),
      })}
      save={put}
      kind="endpoint"
      listPath="/admin/places/endpoints"
      shown={[
        "code",
        "address",
        "area",
        "latitude",
        "longitude",
        "receiver",
        "openingHours",
        "capacity",
      ]}
    >
      {({ draft, change, wrong }) => (
        <Card>
          <div className={style.pair}>
            <WhereFields draft={draft} change={change} wrong={wrong} reference={reference} />
            <TextInput
              label={t(adminWords.address)}
              value={draft.address}
              onChange={(event) => change({ address: event.currentTarget.value })}
              error={wrong("address")}
              maxLength={200}
              data-testid="place-address"
            />
            <CodeField
              value={draft.code}
              onChange={(code) => change({ code })}
              error={wrong("code")}
              fixed={endpoint !== undefined}
            />
            <TextInput
              label={t(adminWords.receiver)}
              description={t(adminWords.receiverHint)}
              value={draft.receiver}
              onChange={(event) => change({ receiver: event.currentTarget.value })}
              error={wrong("receiver")}
              maxLength={120}
              data-testid="place-receiver"
            />
            <TextInput
              label={t(adminWords.openingHours)}
              description={t(adminWords.openingHoursHint)}
              value={draft.openingHours}
              onChange={(event) => change({ openingHours: event.currentTarget.value })}
              error={wrong("openingHours")}
              maxLength={120}
              data-testid="place-hours"
            />
            <TextInput
              label={t(adminWords.capacity)}
              value={draft.capacity}
              onChange={(event) => change({ capacity: event.currentTarget.value })}
              error={wrong("capacity")}
              inputMode="numeric"
              data-testid="place-capacity"
            />
          </div>
        </Card>
      )}
    </PlaceForm>
  );
};
