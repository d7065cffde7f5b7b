import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { ApplicationStory } from "../../../shared/contract/applications.ts";
import { formatShortCode } from "../../../shared/domain/short-code.ts";
import { reviewWords as words } from "../../../shared/text/applications.ts";
import { termWords } from "../../../shared/text/everywhere.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { nameOf, type Reference } from "../../api/reference.ts";
import { ApplicationStateBadge } from "../../ui/application-state.tsx";
import { Badge } from "../../ui/badge.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import { PassStatusBadge } from "../../ui/pass-status.tsx";
import style from "./review.module.css";

interface Column {
  readonly key: string;
  readonly head: ReactNode;
  readonly state: ReactNode;
  readonly carrier: string;
  readonly endpoint: string;
  readonly corridor: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** [Y6] What there is of the same vehicle for some of the same time, entry beside entry; what is the same is faint. */
export const Beside = ({
  story: { application, passes, others },
  reference,
}: {
  readonly story: ApplicationStory;
  readonly reference: Reference;
}) => {
  const { t, language } = useWords();
  const { asked } = application;
  const columns: readonly Column[] = [
    {
      key: "this",
      head: t(words.thisOne),
      state: <ApplicationStateBadge state={application.state} />,
      ...asked,
    },
    ...passes.map((pass) => ({
      ...pass,
      key: pass.id,
      head: (
        <Link href={`/registry/passes/${pass.id}`} className={style.link}>
          {t(words.pass, { code: formatShortCode(pass.shortCode) })}
        </Link>
      ),
      state: (
        <>
          <PassStatusBadge pass={pass} />
          {pass.bars && (
            <Badge tone="stop" icon="warn" testId="review-bars">
              {t(words.bars)}
            </Badge>
          )}
        </>
      ),
    })),
    ...others.map((other) => ({
      ...other.asked,
      key: other.id,
      head: t(words.otherApplication),
      state: <ApplicationStateBadge state={other.state} />,
    })),
  ];
  const rows: readonly (readonly [string, (one: Column) => string])[] = [
    [t(termWords.carrier), (one) => nameOf(reference.carriers, one.carrier)],
    [t(termWords.endpoint), (one) => nameOf(reference.endpoints, one.endpoint)],
    [t(termWords.corridor), (one) => nameOf(reference.corridors, one.corridor)],
    [t(termWords.validFrom), (one) => dayAndClock(one.validFrom, language)],
    [t(termWords.validTo), (one) => dayAndClock(one.validTo, language)],
  ];
  const [own] = columns;
  // Side by side they need a table's width; on a phone one stands under the other.
  const narrow = useMediaQuery("(max-width: 719px)", undefined, { getInitialValueInEffect: false });
  return (
    <Card title={t(words.beside)}>
      {columns.length === 1 || !own ? (
        <p className={style.faint} data-testid="review-none-beside">
          {t(words.besideNone)}
        </p>
      ) : narrow ? (
        <ul className={style.stack} data-testid="review-beside">
          {columns.map((one) => (
            <li key={one.key}>
              <strong>{one.head}</strong>
              <span className={style.states}>{one.state}</span>
              <dl>
                {rows.map(([name, value]) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd className={one !== own && value(one) === value(own) ? style.faint : ""}>
                      {value(one)}
                    </dd>
                  </div>
                ))}
              </dl>
            </li>
          ))}
        </ul>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by keyboard
        <section className={style.scroll} tabIndex={0} aria-label={t(words.beside)}>
          <table className={style.beside} data-testid="review-beside">
            <thead>
              <tr>
                <td />
                {columns.map((one) => (
                  <th key={one.key} scope="col">
                    {one.head}
                    <span className={style.states}>{one.state}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, value]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {columns.map((one) => (
                    <td
                      key={one.key}
                      className={one !== own && value(one) === value(own) ? style.faint : ""}
                    >
                      {value(one)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Card>
  );
};
