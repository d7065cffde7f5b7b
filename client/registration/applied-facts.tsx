import type { ReactNode } from "react";
import type { Applied, AppliedField } from "../../shared/domain/application-shape.ts";
import { carrierWords } from "../../shared/text/applications.ts";
import { everywhereWords, passUseWords, termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { day, dayAndClock } from "../../shared/text/when.ts";
import { nameOf, type Reference } from "../api/reference.ts";
import { Fact, Facts } from "../ui/facts.tsx";
import { useWords } from "../ui/language.tsx";
import { Plate } from "../ui/plate.tsx";
import { viaNames } from "../ui/via-names.ts";
import { codedName } from "./coded-name.ts";

/** What is applied for, entry by entry; `mark` stands beside the name of an entry. */
export const AppliedFacts = ({
  asked,
  reference,
  mark = () => null,
}: {
  readonly asked: Applied;
  readonly reference: Reference;
  readonly mark?: (field: AppliedField) => ReactNode;
}) => {
  const { t, language } = useWords();
  const { rules, carriers, endpoints, corridors } = reference;
  const rows: readonly (readonly [AppliedField, string, ReactNode])[] = [
    ["plate", t(termWords.plate), <Plate key="plate" value={asked.plate} size="sm" />],
    [
      "trailerPlate",
      t(termWords.trailerPlate),
      asked.trailerPlate ? (
        <Plate key="trailer" value={asked.trailerPlate} size="sm" />
      ) : (
        t(registryWords.none)
      ),
    ],
    ["kind", t(termWords.vehicleKind), codedName(rules?.vehicleKinds, asked.kind, language)],
    [
      "occupantsMax",
      t(termWords.occupantsMax),
      t(everywhereWords.people, { count: asked.occupantsMax }),
    ],
    ...(asked.driver ? [["driver", t(termWords.driver), asked.driver] as const] : []),
    ["purpose", t(termWords.purpose), codedName(rules?.purposes, asked.purpose, language)],
    ["carrier", t(termWords.carrier), nameOf(carriers, asked.carrier)],
    ["origin", t(termWords.origin), asked.origin],
    ...(asked.via
      ? [
          [
            "via",
            t(termWords.via),
            viaNames(asked.via, undefined, (id) => nameOf(endpoints, id), t),
          ] as const,
        ]
      : []),
    ["endpoint", t(termWords.endpoint), nameOf(endpoints, asked.endpoint)],
    ["corridor", t(termWords.corridor), nameOf(corridors, asked.corridor)],
    ["use", t(registryWords.trips), t(passUseWords[asked.use])],
    ["validFrom", t(termWords.validFrom), dayAndClock(asked.validFrom, language)],
    ["validTo", t(termWords.validTo), dayAndClock(asked.validTo, language)],
    [
      "tested",
      t(carrierWords.tested),
      asked.tested === null
        ? t(carrierWords.notTested)
        : day(`${asked.tested}T12:00:00+07:00`, language),
    ],
  ];
  return (
    <Facts>
      {rows.map(([field, name, value]) => (
        <Fact key={field} name={name} mark={mark(field)}>
          {value}
        </Fact>
      ))}
    </Facts>
  );
};
