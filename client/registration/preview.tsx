import type { ReactNode } from "react";
import { parsePlate } from "../../shared/domain/plate.ts";
import { everywhereWords, passUseWords, termWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { nameOf, type Reference } from "../api/reference.ts";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { Plate } from "../ui/plate.tsx";
import { viaNames } from "../ui/via-names.ts";
import { fromWallClock } from "../ui/wall-clock.ts";
import type { Draft } from "./draft.ts";
import style from "./register.module.css";

/** The pass as it will be, beside the form: a second look before it is signed. */
export const Preview = ({
  draft,
  reference,
}: {
  readonly draft: Draft;
  readonly reference: Reference;
}) => {
  const { t, language } = useWords();
  const plate = parsePlate(draft.plate);
  const to = fromWallClock(draft.validTo);
  const blank = <span className={style.blank}>{t(registryWords.notYet)}</span>;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [
      t(termWords.occupantsMax),
      draft.occupantsMax === ""
        ? blank
        : t(everywhereWords.people, { count: Number(draft.occupantsMax) }),
    ],
    ...(draft.via.length === 0
      ? []
      : [
          [
            t(termWords.via),
            viaNames(draft.via, undefined, (id) => nameOf(reference.endpoints, id), t),
          ] as const,
        ]),
    [t(termWords.endpoint), reference.endpoints.get(draft.endpoint)?.name ?? blank],
    [t(termWords.corridor), reference.corridors.get(draft.corridor)?.name ?? blank],
    [
      t(termWords.carrier),
      draft.carrier === "" ? blank : nameOf(reference.carriers, draft.carrier),
    ],
    [
      t(termWords.validity),
      to === null
        ? blank
        : `${t(passUseWords[draft.use])}, ${t(registryWords.until, { time: dayAndClock(to, language) })}`,
    ],
  ];
  return (
    <Card title={t(registryWords.preview)}>
      <div className={style.preview}>
        <div>{plate ? <Plate value={plate} size="lg" /> : blank}</div>
        <dl className={style.previewRow}>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  );
};
