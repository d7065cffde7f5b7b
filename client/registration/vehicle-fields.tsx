import { Text, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { longestDriver } from "../../shared/domain/pass.ts";
import { parsePlate } from "../../shared/domain/plate.ts";
import { termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { useCall } from "../api/queries.ts";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { SearchSelect } from "../ui/search-select.tsx";
import { capOf } from "./draft.ts";
import type { DraftFieldProps, DraftFieldsProps } from "./draft-fields.ts";
import { OccupantsField } from "./occupants-field.tsx";
import { PlateField } from "./plate-field.tsx";
import style from "./register.module.css";

/** A Vietnamese plate has at least this many characters; before that there is nothing to ask the server. */
const wholePlate = 7;

/** How many valid passes the plate holds already, with a way to them. */
const AlreadyHeld = ({ plate }: { readonly plate: string }) => {
  const { t } = useWords();
  const read = parsePlate(plate);
  const held = useCall(
    "passes",
    { query: { plate: read ?? "", status: "valid", limit: 1 } },
    { enabled: read !== null && read.length >= wholePlate },
  );
  if (!held.data?.items.some((pass) => pass.plate === read)) return null;
  return (
    <Text size="sm" mt={4}>
      <Link href={`/registry?q=${read}`} className={style.held ?? ""}>
        {t(registryWords.alreadyHolds, { count: held.data.total })}
      </Link>
    </Text>
  );
};

/** What it drives for. */
export const PurposeField = ({ draft, change, wrong, reference, label }: DraftFieldProps) => {
  const { t, language } = useWords();
  const { rules } = reference;
  return (
    <SearchSelect
      label={label ?? t(termWords.purpose)}
      placeholder={t(registryWords.choose)}
      choices={(rules?.purposes ?? []).map((purpose) => ({
        value: String(purpose.code),
        label: purpose.name[language],
      }))}
      value={draft.purpose || null}
      onChange={(purpose) => change({ purpose: purpose ?? "" })}
      error={wrong("purpose")}
      withAsterisk
      data-testid="register-purpose"
    />
  );
};

/** How many may be aboard, and how many its purpose allows. */
export const PeopleField = ({ draft, change, wrong, reference, label }: DraftFieldProps) => {
  const { t } = useWords();
  const cap = capOf(reference.rules, draft.purpose);
  return (
    <OccupantsField
      label={label ?? t(termWords.occupantsMax)}
      description={
        cap === null ? t(registryWords.occupantsHint) : t(registryWords.occupantsCap, { max: cap })
      }
      value={draft.occupantsMax}
      onChange={(occupantsMax) => change({ occupantsMax })}
      error={wrong("occupantsMax")}
    />
  );
};

/** Who drives, where the desk wants to know. */
export const DriverField = ({ draft, change, wrong, label }: DraftFieldProps) => {
  const { t } = useWords();
  return (
    <TextInput
      label={label ?? t(termWords.driver)}
      description={t(registryWords.driverHint)}
      value={draft.driver}
      onChange={(event) => change({ driver: event.currentTarget.value })}
      error={wrong("driver")}
      maxLength={longestDriver}
      autoComplete="off"
      data-testid="register-driver"
    />
  );
};

/** Which vehicle, whose it is (`children`: what that is known by fills the rest), how many aboard and what for. */
export const VehicleFields = ({
  children,
  ...fields
}: DraftFieldsProps & { readonly children?: ReactNode }) => {
  const { t, language } = useWords();
  const { draft, change, wrong, reference } = fields;
  const { rules } = reference;
  return (
    <Card title={t(registryWords.vehicle)}>
      <div className={style.pair}>
        <div>
          <PlateField
            label={t(termWords.plate)}
            description={t(registryWords.plateHint)}
            value={draft.plate}
            onChange={(plate) => change({ plate })}
            error={wrong("plate")}
            autoFocus
            testId="register-plate"
          />
          <AlreadyHeld plate={draft.plate} />
        </div>
        <PlateField
          label={t(termWords.trailerPlate)}
          description={t(registryWords.trailerHint)}
          value={draft.trailerPlate}
          onChange={(trailerPlate) => change({ trailerPlate })}
          error={wrong("trailerPlate")}
          trailer
          testId="register-trailer"
        />
        {children}
        <SearchSelect
          label={t(termWords.vehicleKind)}
          placeholder={t(registryWords.choose)}
          choices={(rules?.vehicleKinds ?? []).map((kind) => ({
            value: String(kind.code),
            label: kind.name[language],
          }))}
          value={draft.kind || null}
          onChange={(kind) => change({ kind: kind ?? "" })}
          error={wrong("kind")}
          withAsterisk
          data-testid="register-kind"
        />
        <PurposeField {...fields} />
        <PeopleField {...fields} />
        <DriverField {...fields} />
      </div>
    </Card>
  );
};
