import { Stack, TextInput } from "@mantine/core";
import { carrierPut } from "../../../shared/contract/reference.ts";
import type { Carrier } from "../../../shared/domain/place.ts";
import { adminWords } from "../../../shared/text/admin.ts";
import { carrierListWords as words } from "../../../shared/text/carriers.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { useAct } from "../../api/queries.ts";
import { type Reference, useReference } from "../../api/reference.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import style from "../admin.module.css";
import { MergeInto } from "../merging/merge-into.tsx";
import { MergedInto } from "../merging/merged-into.tsx";
import { PlaceForm } from "../place-form.tsx";
import { useLikeCarriers } from "./like-carriers.ts";

const CarrierForm = ({
  carrier,
  reference,
}: {
  readonly carrier: Carrier | undefined;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const put = useAct("putCarriers", ["carriers"]);
  return (
    <PlaceForm
      start={{
        id: carrier?.id ?? "",
        name: carrier?.name ?? "",
        active: carrier?.active ?? true,
        taxNumber: carrier?.taxNumber ?? "",
        phone: carrier?.phone ?? "",
      }}
      fresh={!carrier}
      taken={(id) => reference.carriers.has(id)}
      schema={carrierPut}
      toAsk={(draft) => ({
        ...draft,
        taxNumber: draft.taxNumber.trim() || undefined,
        phone: draft.phone.trim() || null,
      })}
      save={put}
      kind="carrier"
      listPath="/registry/carriers"
      shown={["taxNumber", "phone"]}
    >
      {({ draft, change, wrong }) => (
        <Card>
          <div className={style.pair}>
            <TextInput
              label={t(words.taxNumber)}
              description={t(words.taxHint)}
              value={draft.taxNumber}
              onChange={(event) => change({ taxNumber: event.currentTarget.value })}
              error={wrong("taxNumber")}
              inputMode="numeric"
              maxLength={14}
              data-testid="carrier-tax"
            />
            <TextInput
              label={t(words.phone)}
              value={draft.phone}
              onChange={(event) => change({ phone: event.currentTarget.value })}
              error={wrong("phone")}
              inputMode="tel"
              maxLength={17}
              data-testid="carrier-tel"
            />
          </div>
        </Card>
      )}
    </PlaceForm>
  );
};

const MergeCarrier = ({
  carrier: { id, name },
  reference,
}: {
  readonly carrier: Carrier;
  readonly reference: Reference;
}) => (
  <MergeInto kind="carrier" id={id} name={name} choices={useLikeCarriers(id, reference.carriers)} />
);

/** One carrier: its form, and what it is merged into or may be; `new` makes another. */
export const CarrierPage = ({
  id,
  mayMerge,
}: {
  readonly id: string;
  readonly mayMerge: boolean;
}) => {
  const { t } = useWords();
  const reference = useReference();
  const carrier = reference.carriers.get(id);
  const fresh = id === "new";
  const titleOf = (): string => {
    if (fresh || !carrier) return t(words.add);
    return carrier.merged ? carrier.name : t(adminWords.editPlace, { name: carrier.name });
  };
  const content = () => {
    if (reference.error) return <ErrorState error={reference.error} retry={reference.retry} />;
    if (reference.loading) return <LoadingRows rows={3} height={90} />;
    if (!fresh && !carrier)
      return <EmptyState icon="question" title={t(everywhereWords.nothingFound)} />;
    if (carrier?.merged)
      return (
        <MergedInto
          kind="carrier"
          one={carrier}
          all={reference.carriers}
          path="/registry/carriers"
          mayMerge={mayMerge}
        >
          <Facts>
            <Fact name={t(words.taxNumber)}>{carrier.taxNumber ?? "–"}</Fact>
            <Fact name={t(words.phone)}>{carrier.phone ?? "–"}</Fact>
          </Facts>
        </MergedInto>
      );
    return (
      <Stack>
        <CarrierForm carrier={carrier} reference={reference} />
        {carrier && mayMerge && <MergeCarrier carrier={carrier} reference={reference} />}
      </Stack>
    );
  };
  return (
    <Page title={titleOf()} back={{ to: "/registry/carriers", label: t(words.title) }} narrow>
      {content()}
    </Page>
  );
};
