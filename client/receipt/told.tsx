import { Link } from "wouter";
import type { Became, Receipt } from "../../shared/contract/receipts.ts";
import { formatReceiptCode, type ReceiptCode } from "../../shared/domain/receipt-code.ts";
import { decisionWords, everywhereWords } from "../../shared/text/everywhere.ts";
import { actText, basisText, reasonText } from "../../shared/text/reason-text.ts";
import { receiptWords as words } from "../../shared/text/receipt.ts";
import { reasonDetail } from "../../shared/text/receipt-reason.ts";
import { outcomeWords } from "../../shared/text/verdict.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { Fact, Facts } from "../ui/facts.tsx";
import { useWords } from "../ui/language.tsx";
import { Card } from "../ui/page.tsx";
import { Plate } from "../ui/plate.tsx";
import style from "./receipt.module.css";

const titles = {
  hold: words.held,
  "turn-back": words.turnedBack,
  refer: words.referred,
} as const satisfies Record<Receipt["decision"], object>;

const useBecame = (): ((one: Became) => string) => {
  const { t, language } = useWords();
  return (one) => {
    switch (one.what) {
      case "corrected":
        return t(words.corrected, {
          time: dayAndClock(one.at, language),
          decision: t(decisionWords[one.decision]),
        });
      case "let-through":
        return t(words.letThrough, { time: dayAndClock(one.at, language) });
      case "judged":
        return t(words.judged, { outcome: t(outcomeWords[one.outcome].title) });
      case "suspect":
        return t(words.suspect);
    }
  };
};

const Reasons = ({ receipt }: { readonly receipt: Receipt }) => {
  const { t, language } = useWords();
  const { reasons, rulesVersion, basis } = receipt;
  return (
    <Card title={t(words.reasons)}>
      <ul className={style.reasons} data-testid="receipt-reasons">
        {reasons.length === 0 && (
          <li>
            <b>{t(words.noReason)}</b>
            {basis && <span>{basisText(basis, language)}</span>}
          </li>
        )}
        {reasons.map((reason) => {
          const detail = reasonDetail(reason, language);
          const act = reason.basis ?? basis;
          return (
            <li key={`${reason.code} ${reason.rule}`}>
              <b>{reasonText(reason, language).title}</b>
              {detail}
              <span>{t(words.rule, { rule: reason.rule, version: rulesVersion })}</span>
              {act && <span>{basisText(act, language)}</span>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
};

const Appeals = ({ receipt, code }: { readonly receipt: Receipt; readonly code: string }) => {
  const { t, language } = useWords();
  const { appeals, post } = receipt;
  return (
    <Card title={t(words.appeals)}>
      <p data-testid="receipt-appeals">
        {appeals
          ? t(words.appealsAt, { office: appeals.office, code })
          : t(words.appealsUnknown, { code })}
      </p>
      {appeals?.phone && (
        <a className={style.call} href={`tel:${appeals.phone.replaceAll(/[^+\d]/g, "")}`}>
          {t(words.call, { phone: appeals.phone })}
        </a>
      )}
      <Link className={style.call} href={`/delay/${code.replaceAll("-", "")}`}>
        {t(words.delayLink)}
      </Link>
      {post && (
        <span className={style.fine}>
          {t(words.postBasis, { basis: actText(post.basis, language) })}
        </span>
      )}
    </Card>
  );
};

/** One receipt as everybody may read it. */
export const Told = ({
  receipt,
  code,
}: {
  readonly receipt: Receipt;
  readonly code: ReceiptCode;
}) => {
  const { t, language } = useWords();
  const became = useBecame();
  const { post, plate, plateTail, occupantsSeen } = receipt;
  return (
    <article className={style.stack} data-testid="receipt" data-decision={receipt.decision}>
      <Card>
        <h2 className={style.what}>{t(titles[receipt.decision])}</h2>
        <Facts>
          <Fact name={t(words.at)}>{dayAndClock(receipt.at, language)}</Fact>
          <Fact name={t(words.post)}>
            {post ? [post.name, post.area].filter(Boolean).join(", ") : t(words.postUnknown)}
          </Fact>
          <Fact name={t(words.vehicle)}>
            {plate ? (
              <Plate value={plate} />
            ) : plateTail === null ? (
              t(words.noPlate)
            ) : (
              t(words.tail, { tail: plateTail })
            )}
          </Fact>
          {occupantsSeen !== null && (
            <Fact name={t(words.aboard)}>
              {t(everywhereWords.people, { count: occupantsSeen })}
            </Fact>
          )}
        </Facts>
      </Card>
      <Reasons receipt={receipt} />
      <Card title={t(words.became)}>
        {receipt.became.length === 0 ? (
          <p data-testid="receipt-nothing-since">{t(words.nothingSince)}</p>
        ) : (
          <ul className={style.became} data-testid="receipt-became">
            {receipt.became.map((one) => (
              <li key={one.what}>{became(one)}</li>
            ))}
          </ul>
        )}
      </Card>
      <Appeals receipt={receipt} code={formatReceiptCode(code)} />
    </article>
  );
};
