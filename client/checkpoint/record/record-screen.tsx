import { useEffect, useState } from "react";
import { appealsOf } from "../../../shared/domain/receipt.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { receiptWords } from "../../../shared/text/receipt.ts";
import { recordWords as words } from "../../../shared/text/record.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "../parts/icon.tsx";
import { useModal } from "../parts/sheet.tsx";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { Qr } from "./qr.tsx";
import { type Sheet, sheetOf } from "./record-of.ts";
import { isRecordable, type Recordable } from "./recordable.ts";

const Line = ({ label }: { readonly label: string }) => (
  <p className="record-line">
    <span>{label}:</span>
    <i />
  </p>
);

const Paper = ({ sheet }: { readonly sheet: Sheet }) => (
  <article className="record-paper" lang="vi" data-testid="record-paper">
    <header>
      <p className="nation">{words.nation.vi}</p>
      <p className="motto">{words.motto.vi}</p>
    </header>
    <h1>{words.title.vi}</h1>
    <p className="subject">{sheet.subject}</p>
    <p className="reference">{sheet.reference}</p>
    <dl>
      {sheet.rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}:</dt>
          <dd>{value}</dd>
        </div>
      ))}
      <div>
        <dt>{words.reasons.vi}:</dt>
        <dd>
          {sheet.reasons.length === 0 && words.noReason.vi}
          {sheet.reasons.map(({ title, basis }) => (
            <p key={title}>
              {title}
              <small>{basis}</small>
            </p>
          ))}
        </dd>
      </div>
    </dl>
    <Line label={words.driver.vi} />
    <Line label={words.papers.vi} />
    <Line label={words.statement.vi} />
    <div className="signatures">
      <p>
        <b>{words.driver.vi}</b>
        <small>{words.signHere.vi}</small>
      </p>
      <p>
        <b>{words.officer.vi}</b>
        <small>{words.signHere.vi}</small>
        <span>{sheet.officer}</span>
      </p>
    </div>
    <div className="record-receipt">
      <Qr link={sheet.link} />
      <p>
        <b>{receiptWords.appeals.vi}:</b> {sheet.appeals}
        <small>{sheet.online}</small>
      </p>
    </div>
    <footer>{sheet.foot}</footer>
  </article>
);

/** [O56] The record of one scan of this tablet, as it is printed; on paper nothing else is. */
export const RecordScreen = ({
  scan: id,
  onClose,
}: {
  readonly scan: string;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  const station = useStation();
  const onFile = useStore(station.onFile);
  const officer = useStore(station.duty.officer);
  const [scan, setScan] = useState<Recordable | null>(null);
  useEffect(() => {
    station.db.get("recent", id).then(
      (found) => setScan(found && isRecordable(found) ? found : null),
      // Storage failed: the sheet stays empty, and the banner tells of it.
      () => {},
    );
  }, [id, station]);
  const post = (scan && onFile.checkpoint.get(scan.record.checkpoint)) ?? null;
  const appeals = post && appealsOf(post.area, onFile.area);
  const sheet =
    scan &&
    sheetOf(
      scan,
      { post, appeals, origin: location.origin },
      officer?.displayName ?? null,
      station.identity.device.name,
    );
  return (
    <dialog
      {...useModal(onClose)}
      className="record"
      aria-label={t(words.open)}
      data-testid="record"
    >
      <div className="record-tools">
        <button
          type="button"
          className="button strong with-icon"
          disabled={!sheet}
          onClick={() => window.print()}
          data-testid="record-print"
        >
          <Icon name="print" />
          {t(words.print)}
        </button>
        <button type="button" className="button" onClick={onClose} data-testid="record-close">
          {t(everywhereWords.close)}
        </button>
        <span className="soft">{t(words.hint)}</span>
      </div>
      {sheet && <Paper sheet={sheet} />}
    </dialog>
  );
};
