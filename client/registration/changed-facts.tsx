import type { PassVersionSeen } from "../../shared/contract/registry.ts";
import type { AmendableField } from "../../shared/domain/pass-amendment.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { everywhereWords, passUseWords, termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import type { Words } from "../../shared/text/say.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { nameOf, type Reference } from "../api/reference.ts";
import { type Speaking, useWords } from "../ui/language.tsx";
import { viaNames } from "../ui/via-names.ts";
import style from "./changed-facts.module.css";
import { codedName } from "./coded-name.ts";

export const amendableWords: Readonly<Record<AmendableField, Words>> = {
  trailerPlate: termWords.trailerPlate,
  occupantsMax: termWords.occupantsMax,
  purpose: termWords.purpose,
  endpoint: termWords.endpoint,
  via: termWords.via,
  corridor: termWords.corridor,
  use: registryWords.trips,
  validTo: termWords.validTo,
  driver: termWords.driver,
};

/** A fact as it is read; of a version that leaves it out, nothing. */
const readable = (
  field: AmendableField,
  facts: PassVersionSeen["before"],
  reference: Reference,
  { t, language }: Pick<Speaking, "t" | "language">,
): string => {
  const { trailerPlate, occupantsMax, purpose, endpoint, via, corridor, use, validTo, driver } =
    facts;
  switch (field) {
    case "trailerPlate":
      return trailerPlate ? formatPlate(trailerPlate) : t(registryWords.none);
    case "occupantsMax":
      return t(everywhereWords.people, { count: occupantsMax ?? "" });
    case "purpose":
      return codedName(reference.rules?.purposes, purpose ?? 0, language);
    case "endpoint":
      return nameOf(reference.endpoints, endpoint ?? "");
    case "via":
      return via && via.length > 0
        ? viaNames(via, undefined, (id) => nameOf(reference.endpoints, id), t)
        : t(registryWords.none);
    case "corridor":
      return nameOf(reference.corridors, corridor ?? "");
    case "use":
      return use ? t(passUseWords[use]) : "";
    case "validTo":
      return validTo ? dayAndClock(validTo, language) : "";
    case "driver":
      return driver ?? t(registryWords.none);
  }
};

/** What changed of a pass, each as it was and as it becomes. */
export const ChangedFacts = ({
  fields,
  before,
  after,
  reference,
}: {
  readonly fields: readonly AmendableField[];
  readonly before: PassVersionSeen["before"];
  readonly after: PassVersionSeen["before"];
  readonly reference: Reference;
}) => {
  const words = useWords();
  const { t } = words;
  return (
    <dl className={style.changes} data-testid="changed-facts">
      {fields.map((field) => (
        <div key={field}>
          <dt>{t(amendableWords[field])}</dt>
          <dd>
            <span className={style.was}>{readable(field, before, reference, words)}</span>{" "}
            <span className={style.was}>{t(registryWords.becomes)}</span>{" "}
            <span>{readable(field, after, reference, words)}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
};
