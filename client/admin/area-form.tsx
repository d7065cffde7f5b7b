import { Select, TextInput } from "@mantine/core";
import { type Area, areaKinds, area as areaSchema } from "../../shared/domain/place.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { areaKindWords } from "../../shared/text/everywhere.ts";
import { useAct } from "../api/queries.ts";
import type { Reference } from "../api/reference.ts";
import { areaChoices } from "../ui/area-choices.ts";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import style from "./admin.module.css";
import { type PlaceFields, PlaceForm } from "./place-form.tsx";

interface AreaDraft {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  readonly kind: Area["kind"];
  readonly parent: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly office: string;
  readonly phone: string;
}

const AreaDates = ({ draft, change, wrong }: PlaceFields<AreaDraft>) => {
  const { t } = useWords();
  return (
    <div className={style.pair}>
      {(
        [
          ["validFrom", adminWords.areaFrom, adminWords.areaFromHint],
          ["validTo", adminWords.areaTo, adminWords.areaToHint],
        ] as const
      ).map(([field, words, hint]) => (
        <TextInput
          key={field}
          type="date"
          label={t(words)}
          description={t(hint)}
          value={draft[field]}
          onChange={(event) => change({ [field]: event.currentTarget.value })}
          error={wrong(field)}
          data-testid={`area-${field}`}
        />
      ))}
    </div>
  );
};

/** Adds or changes an area: what it lies in, and the days between which it exists. */
export const AreaForm = ({
  area,
  reference,
}: {
  readonly area: Area | undefined;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const put = useAct("putAreas", ["areas"]);
  const start: AreaDraft = {
    id: area?.id ?? "",
    name: area?.name ?? "",
    active: true,
    kind: area?.kind ?? "commune",
    parent: area?.parent ?? "",
    validFrom: area?.validFrom ?? "",
    validTo: area?.validTo ?? "",
    office: area?.appeals?.office ?? "",
    phone: area?.appeals?.phone ?? "",
  };
  return (
    <PlaceForm
      start={start}
      fresh={!area}
      taken={(id) => reference.areas.has(id)}
      schema={areaSchema}
      toAsk={({ parent, validFrom, validTo, office, phone, ...draft }) => ({
        ...draft,
        parent: parent || null,
        validFrom: validFrom || null,
        validTo: validTo || null,
        ...(office || phone ? { appeals: { office, phone: phone || null } } : {}),
      })}
      save={put}
      kind="area"
      ends={(draft) => start.validTo === "" && draft.validTo !== ""}
      lifetime={(fields) => <AreaDates {...fields} />}
      listPath="/admin/places/areas"
      shown={["kind", "parent", "validFrom", "validTo", "appeals.office", "appeals.phone"]}
    >
      {({ draft, change, wrong }) => (
        <Card>
          <div className={style.pair}>
            <Select
              label={t(adminWords.kind)}
              data={areaKinds.map((kind) => ({ value: kind, label: t(areaKindWords[kind]) }))}
              value={draft.kind}
              onChange={(kind) => kind && change({ kind: kind as Area["kind"] })}
              error={wrong("kind")}
              allowDeselect={false}
              data-testid="area-kind"
            />
            <SearchSelect
              label={t(adminWords.parent)}
              choices={areaChoices(reference).filter(({ value }) => value !== area?.id)}
              value={draft.parent || null}
              onChange={(parent) => change({ parent: parent ?? "" })}
              placeholder={t(adminWords.topOfAll)}
              error={wrong("parent")}
              clearable
              data-testid="area-parent"
            />
            <TextInput
              label={t(adminWords.appealsOffice)}
              description={t(adminWords.appealsHint)}
              value={draft.office}
              onChange={(event) => change({ office: event.currentTarget.value })}
              error={wrong("appeals.office")}
              maxLength={120}
              data-testid="area-appeals-office"
            />
            <TextInput
              type="tel"
              label={t(adminWords.appealsPhone)}
              value={draft.phone}
              onChange={(event) => change({ phone: event.currentTarget.value })}
              error={wrong("appeals.phone")}
              maxLength={17}
              data-testid="area-appeals-phone"
            />
          </div>
        </Card>
      )}
    </PlaceForm>
  );
};
