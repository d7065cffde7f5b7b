import { Button } from "@mantine/core";
import { Link } from "wouter";
import type { Pass } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { everywhereWords, termWords } from "../../shared/text/everywhere.ts";
import { passSheet, type SheetFact } from "../../shared/text/pass-sheet.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { useCall } from "../api/queries.ts";
import { type Reference, useReference } from "../api/reference.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { passIdIn } from "../ui/pass-id.ts";
import { ErrorState, LoadingRows } from "../ui/states.tsx";
import style from "./print-pass.module.css";

/** Longest plate that fits across the sheet at full size. */
const longestWide = 10;

const Row = ({ label, value }: SheetFact) => (
  <>
    <dt>{label}</dt>
    <dd>{value}</dd>
  </>
);

/** The sheet behind the windscreen. Always in Vietnamese: it speaks to officers on the road. */
const Sheet = ({ pass, reference }: { readonly pass: Pass; readonly reference: Reference }) => {
  const said = passSheet(pass, reference, location.host);
  const [corridor, ...way] = said.way;
  const via = pass.via ? way.shift() : undefined;
  return (
    <article className={style.sheet} lang="vi" data-testid="print-sheet">
      <header className={style.head}>
        <div>
          <p>{said.issuer}</p>
        </div>
        <div>
          <p>{said.nation}</p>
          <p className={style.motto}>{said.motto}</p>
        </div>
      </header>
      <h1 className={style.title}>{said.title}</h1>
      <div className={`${style.plate} ${said.plate.length > longestWide ? style.long : ""}`}>
        {said.plate}
      </div>
      <div className={style.middle}>
        <img
          className={style.qr}
          src={`/api/passes/${pass.id}/qr.svg`}
          alt={registryWords.qrAlt.vi.replace("{code}", said.code.value)}
          data-testid="print-qr"
        />
        <div className={style.beside}>
          <div>
            <p className={style.label}>{said.people.label}</p>
            <p className={style.people}>
              {said.people.value}
              <span className={style.unit}>{said.people.unit}</span>
            </p>
            <p className={style.label}>{said.people.note}</p>
          </div>
          {said.validity.map(({ label, value }) => (
            <div key={label}>
              <p className={style.label}>{label}</p>
              <p className={style.value}>{value}</p>
            </div>
          ))}
          <div>
            <p className={style.label}>{said.code.label}</p>
            <p className={style.code}>{said.code.value}</p>
          </div>
        </div>
      </div>
      <dl className={style.rows}>
        <div className={style.whole}>
          <Row {...said.endpoint} />
          <dd className={style.address}>{said.endpoint.address}</dd>
        </div>
        <div>
          {corridor && <Row {...corridor} />}
          {via && <Row {...via} />}
        </div>
        {way.map((one) => (
          <div key={one.label}>
            <Row {...one} />
          </div>
        ))}
      </dl>
      <footer className={style.foot}>
        {said.foot.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </footer>
    </article>
  );
};

/** A pass on one sheet of A4, without the shell; printed black on white. */
export default function PrintPass({ id: text }: { readonly id: string }) {
  const { t } = useWords();
  const id = passIdIn(text);
  const pass = useCall("pass", { params: { id } });
  const reference = useReference();
  usePageTitle(pass.data ? formatPlate(pass.data.plate) : t(termWords.pass));
  const error = pass.error ?? reference.error;
  return (
    <main className={style.desk}>
      <div className={style.tools}>
        <Button
          component={Link}
          href={`/registry/passes/${id}`}
          variant="default"
          leftSection={<Icon name="back" />}
        >
          {t(everywhereWords.back)}
        </Button>
        <Button
          onClick={() => window.print()}
          disabled={!pass.data || reference.loading}
          leftSection={<Icon name="print" />}
          data-testid="print-now"
        >
          {t(registryWords.printNow)}
        </Button>
        <span className={style.hint}>{t(registryWords.printHint)}</span>
      </div>
      {error && (
        <ErrorState
          error={error}
          retry={() => {
            void pass.refetch();
            reference.retry();
          }}
        />
      )}
      {!error && (!pass.data || reference.loading) && <LoadingRows rows={1} height={600} />}
      {pass.data && !reference.loading && !reference.error && (
        <div className={style.frame}>
          <Sheet pass={pass.data} reference={reference} />
        </div>
      )}
    </main>
  );
}
