import { useMediaQuery } from "@mantine/hooks";
import { Link, useLocation } from "wouter";
import type { Pass } from "../../shared/domain/pass.ts";
import { isAmendable } from "../../shared/domain/pass-amendment.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { formatShortCode } from "../../shared/domain/short-code.ts";
import { everywhereWords, termWords } from "../../shared/text/everywhere.ts";
import { printWords } from "../../shared/text/print.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { nameOf, type Reference } from "../api/reference.ts";
import { codedName } from "../registration/coded-name.ts";
import { useWords } from "../ui/language.tsx";
import { PassStatusBadge } from "../ui/pass-status.tsx";
import { Plate } from "../ui/plate.tsx";
import { useNow } from "../ui/time.tsx";
import type { Choice } from "./chosen-passes.tsx";
import style from "./pass-list.module.css";

interface Rows {
  readonly passes: readonly Pass[];
  readonly reference: Reference;
  readonly choice: Choice;
}

/** Chooses one; empty for one that is no longer good. */
const Tick = ({
  pass,
  choice: { chosen, choose },
}: { readonly pass: Pass } & Pick<Rows, "choice">) => {
  const { t } = useWords();
  const now = useNow();
  if (!isAmendable(pass, now)) return null;
  return (
    // The whole of it is the target, not the box alone.
    <label className={style.tick}>
      <input
        type="checkbox"
        aria-label={t(printWords.choose, { plate: formatPlate(pass.plate) })}
        checked={chosen.has(pass.id)}
        onChange={({ currentTarget: { checked } }) => choose([pass], checked)}
        data-testid="choose-pass"
      />
    </label>
  );
};

const pageOf = (pass: Pass): string => `/registry/passes/${pass.id}`;

const Wide = ({ passes, reference, choice }: Rows) => {
  const { t, language } = useWords();
  const [, go] = useLocation();
  return (
    <div className={style.frame}>
      <table className={style.table} aria-label={t(registryWords.listName)} data-testid="pass-list">
        <thead>
          <tr>
            <td className={style.tickHead} />
            <th scope="col">{t(termWords.plate)}</th>
            <th scope="col">{t(termWords.carrier)}</th>
            <th scope="col">{t(registryWords.kindAndPurpose)}</th>
            <th scope="col" className={style.number}>
              {t(registryWords.people)}
            </th>
            <th scope="col">{t(termWords.endpoint)}</th>
            <th scope="col">{t(termWords.validity)}</th>
            <th scope="col">{t(termWords.status)}</th>
          </tr>
        </thead>
        <tbody>
          {passes.map((pass) => (
            // The whole row follows the link in its first cell; the keyboard uses the link itself.
            <tr
              key={pass.id}
              onClick={({ target }) => {
                if (!(target as Element).closest("label")) go(pageOf(pass));
              }}
              data-testid="pass-row"
            >
              <td className={style.tickCell}>
                <Tick pass={pass} choice={choice} />
              </td>
              <td>
                <Link
                  href={pageOf(pass)}
                  className={style.plateLink}
                  onClick={(event) => event.stopPropagation()}
                >
                  <Plate value={pass.plate} size="sm" />
                  <span className={style.second}>{formatShortCode(pass.shortCode)}</span>
                </Link>
              </td>
              <td>
                <span className={style.main}>{nameOf(reference.carriers, pass.carrier)}</span>
              </td>
              <td>
                <span className={style.main}>
                  {codedName(reference.rules?.vehicleKinds, pass.kind, language)}
                </span>
                <span className={style.second}>
                  {codedName(reference.rules?.purposes, pass.purpose, language)}
                </span>
              </td>
              <td className={style.number}>{pass.occupantsMax}</td>
              <td>
                <span className={style.main}>{nameOf(reference.endpoints, pass.endpoint)}</span>
                <span className={style.second}>{nameOf(reference.corridors, pass.corridor)}</span>
              </td>
              <td className={style.nowrap}>
                <span className={style.second}>{dayAndClock(pass.validFrom, language)}</span>
                <span className={style.main}>{dayAndClock(pass.validTo, language)}</span>
              </td>
              <td>
                <PassStatusBadge pass={pass} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Narrow = ({ passes, reference, choice }: Rows) => {
  const { t, language } = useWords();
  return (
    <ul className={style.cards} aria-label={t(registryWords.listName)} data-testid="pass-list">
      {passes.map((pass) => (
        <li key={pass.id} className={style.choosable}>
          <Tick pass={pass} choice={choice} />
          <Link href={pageOf(pass)} className={style.card} data-testid="pass-row">
            <span className={style.cardTop}>
              <Plate value={pass.plate} />
              <PassStatusBadge pass={pass} />
            </span>
            <span className={style.main}>{nameOf(reference.endpoints, pass.endpoint)}</span>
            <span className={style.second}>{nameOf(reference.carriers, pass.carrier)}</span>
            <span className={style.second}>
              {t(everywhereWords.people, { count: pass.occupantsMax })} ·{" "}
              {t(registryWords.until, { time: dayAndClock(pass.validTo, language) })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
};

/** Passes as a table where there is room, as cards where there is not. */
export const PassRows = (rows: Rows) => {
  const wide = useMediaQuery("(min-width: 1000px)", true, { getInitialValueInEffect: false });
  return wide ? <Wide {...rows} /> : <Narrow {...rows} />;
};
