import { Button } from "@mantine/core";
import { Link } from "wouter";
import type { Pass } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { formatShortCode } from "../../shared/domain/short-code.ts";
import { everywhereWords, passUseWords, termWords } from "../../shared/text/everywhere.ts";
import { basisText } from "../../shared/text/reason-text.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { say } from "../../shared/text/say.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { useCall } from "../api/queries.ts";
import { nameOf, type Reference, useReference } from "../api/reference.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { ErrorState, LoadingRows } from "../ui/states.tsx";
import { codedName } from "./coded-name.ts";
import { passIdIn } from "./pass-id.ts";
import style from "./print-pass.module.css";

/** Names that stand on one line of half the sheet; beyond it their number does, and tablets name them. */
const longestVia = 36;

const viaLine = (names: readonly string[]): string => {
  const line = names.join(" → ");
  return line.length <= longestVia
    ? line
    : registryWords.sheetVia.vi.replace("{count}", String(names.length));
};

/** Longest plate that fits across the sheet at full size. */
const longestWide = 10;

/** The sheet behind the windscreen. Always in Vietnamese: it speaks to officers on the road. */
const Sheet = ({ pass, reference }: { readonly pass: Pass; readonly reference: Reference }) => {
  const plate = formatPlate(pass.plate);
  const basis = reference.rules?.basis.default;
  return (
    <article className={style.sheet} lang="vi" data-testid="print-sheet">
      <header className={style.head}>
        <div>
          <p>{basis?.issuer}</p>
        </div>
        <div>
          <p>{registryWords.sheetNation.vi}</p>
          <p className={style.motto}>{registryWords.sheetMotto.vi}</p>
        </div>
      </header>
      <h1 className={style.title}>{termWords.pass.vi}</h1>
      <div className={`${style.plate} ${plate.length > longestWide ? style.long : ""}`}>
        {plate}
      </div>
      <div className={style.middle}>
        <img
          className={style.qr}
          src={`/api/passes/${pass.id}/qr.svg`}
          alt={registryWords.qrAlt.vi.replace("{code}", formatShortCode(pass.shortCode))}
          data-testid="print-qr"
        />
        <div className={style.beside}>
          <div>
            <p className={style.label}>{termWords.occupantsMax.vi}</p>
            <p className={style.people}>
              {pass.occupantsMax}
              <span className={style.unit}>{registryWords.sheetPeople.vi}</span>
            </p>
            <p className={style.label}>{registryWords.sheetPeopleNote.vi}</p>
          </div>
          <div>
            <p className={style.label}>{termWords.validFrom.vi}</p>
            <p className={style.value}>{dayAndClock(pass.validFrom, "vi")}</p>
          </div>
          <div>
            <p className={style.label}>{termWords.validTo.vi}</p>
            <p className={style.value}>{dayAndClock(pass.validTo, "vi")}</p>
          </div>
          <div>
            <p className={style.label}>{registryWords.trips.vi}</p>
            <p className={style.value}>{passUseWords[pass.use].vi}</p>
          </div>
          <div>
            <p className={style.label}>{termWords.shortCode.vi}</p>
            <p className={style.code}>{formatShortCode(pass.shortCode)}</p>
          </div>
        </div>
      </div>
      <dl className={style.rows}>
        <div className={style.whole}>
          <dt>{termWords.endpoint.vi}</dt>
          <dd>{nameOf(reference.endpoints, pass.endpoint)}</dd>
          <dd className={style.address}>{reference.endpoints.get(pass.endpoint)?.address}</dd>
        </div>
        <div>
          <dt>{termWords.corridor.vi}</dt>
          <dd>{nameOf(reference.corridors, pass.corridor)}</dd>
          {pass.via && (
            <>
              <dt>{termWords.via.vi}</dt>
              <dd>{viaLine(pass.via.map((id) => nameOf(reference.endpoints, id)))}</dd>
            </>
          )}
        </div>
        <div>
          <dt>{termWords.origin.vi}</dt>
          <dd>{pass.origin}</dd>
        </div>
        <div>
          <dt>{registryWords.kindAndPurpose.vi}</dt>
          <dd>
            {codedName(reference.rules?.vehicleKinds, pass.kind, "vi")},{" "}
            {codedName(reference.rules?.purposes, pass.purpose, "vi").toLocaleLowerCase("vi")}
          </dd>
        </div>
        <div>
          <dt>{termWords.trailerPlate.vi}</dt>
          <dd>{pass.trailerPlate ? formatPlate(pass.trailerPlate) : registryWords.none.vi}</dd>
        </div>
      </dl>
      <footer className={style.foot}>
        <p>{registryWords.sheetUse.vi}</p>
        <p>
          {registryWords.sheetCode.vi}{" "}
          {say(registryWords.sheetDelay, "vi", { link: `${location.host}/delay` })}
        </p>
        {basis && <p>{basisText(basis, "vi")}</p>}
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
