import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { placeOutcomes, type SheetCheck } from "../../../shared/contract/place-sheets.ts";
import { importWords } from "../../../shared/text/imports.ts";
import { sheetWords as words } from "../../../shared/text/place-sheets.ts";
import { Badge, type Tone } from "../../ui/badge.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import style from "../admin.module.css";

type Seen = SheetCheck["places"][number];

const tones = {
  created: "go",
  changed: "inspect",
  unchanged: "quiet",
  wrong: "stop",
} as const satisfies Record<Seen["outcome"], Tone>;

const SeenPlace = ({ place }: { readonly place: Seen }) => {
  const { t } = useWords();
  const shown = (text: string): string => text || t(words.blank);
  return (
    <li className={style.row} data-testid={`sheet-${place.outcome}`}>
      <span className={style.who}>
        <span className={style.name}>{place.name || place.id}</span>
        <span className={style.second}>{t(words.row, { row: place.row })}</span>
      </span>
      <span className={style.detail}>
        {place.changes.map(({ field, was, is }) => (
          <span key={field} className={style.said}>
            {t(words.was, { field, was: shown(was), is: shown(is) })}
          </span>
        ))}
        {place.errors.map(({ field, cell, message, right }) => (
          <span key={`${field} ${cell}`} className={`${style.said} ${style.mistake}`}>
            {cell === null ? "" : `${t(importWords.cell, { cell })} · `}
            {field}: {message}
            {right !== null && (
              <span className={style.said}>{t(importWords.maybe, { right })}</span>
            )}
          </span>
        ))}
      </span>
      <span className={style.end}>
        <Badge tone={tones[place.outcome]}>{t(words[place.outcome])}</Badge>
      </span>
    </li>
  );
};

/** [B7] What a sheet would do, or did: how many of each, then row by row with what is wrong first. */
export const SheetPreview = ({
  check: { counts, places, unknown, committed, stamp },
  children,
}: {
  readonly check: SheetCheck;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  const more = counts.created + counts.changed + counts.wrong - places.length;
  const says = () => {
    if (committed) return t(words.done, counts);
    if (counts.wrong > 0) return t(words.mendFirst);
    return stamp === null ? t(words.nothing) : null;
  };
  const said = says();
  return (
    <Card>
      <dl className={style.totals} data-testid="sheet-totals">
        {placeOutcomes.map((outcome) => (
          <div key={outcome}>
            <dt>{t(words[outcome])}</dt>
            <dd data-testid={`total-${outcome}`}>{counts[outcome]}</dd>
          </div>
        ))}
      </dl>
      {said !== null && (
        <Text my="sm" role="status" data-testid={committed ? "sheet-done" : "sheet-says"}>
          {said}
        </Text>
      )}
      {unknown.length > 0 && (
        <Text size="sm" c="dimmed" my="sm">
          {t(words.unknown, { headings: unknown.join(", ") })}
        </Text>
      )}
      <div className={style.forms}>{children}</div>
      {places.length > 0 && (
        <ul className={style.rows} data-testid="sheet-places">
          {places.map((place) => (
            <SeenPlace key={place.row} place={place} />
          ))}
        </ul>
      )}
      {more > 0 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t(words.more, { count: more })}
        </Text>
      )}
    </Card>
  );
};
