import type { Appeals, Checkpoint } from "../../../shared/domain/place.ts";
import { formatPlate, type Plate } from "../../../shared/domain/plate.ts";
import { hasReceipt, type ReceiptDecision, receiptPath } from "../../../shared/domain/receipt.ts";
import { formatReceiptCode, receiptCodeOf } from "../../../shared/domain/receipt-code.ts";
import { decisionWords, everywhereWords, termWords } from "../../../shared/text/everywhere.ts";
import { actText, basisText, reasonText } from "../../../shared/text/reason-text.ts";
import { receiptWords } from "../../../shared/text/receipt.ts";
import { reasonDetail } from "../../../shared/text/receipt-reason.ts";
import { recordWords as words } from "../../../shared/text/record.ts";
import { say, type Words } from "../../../shared/text/say.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import type { Recordable } from "./recordable.ts";

const subjects: Readonly<Record<ReceiptDecision, Words>> = {
  hold: words.held,
  "turn-back": words.turnedBack,
  refer: words.referred,
};

/** What the tablet knows of where the record is made: the post, where to appeal, and the server that tells receipts. */
export interface MadeAt {
  readonly post: Checkpoint | null;
  readonly appeals: Appeals | null;
  /** Scheme, host and port. */
  readonly origin: string;
}

export interface Sheet {
  readonly subject: string;
  readonly reference: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly reasons: readonly { readonly title: string; readonly basis: string }[];
  /** Where to appeal. */
  readonly appeals: string;
  /** [E1] The receipt's page, for the QR code. */
  readonly link: string;
  readonly online: string;
  readonly officer: string;
  readonly foot: string;
}

/** [O56] What a scan's record says, in Vietnamese. `officer`: who makes it out; null where nobody is on duty. */
export const sheetOf = (
  scan: Recordable,
  { post, appeals, origin }: MadeAt,
  officer: string | null,
  device: string,
): Sheet => {
  const { id, at, plate, decision, occupantsSeen, record } = scan;
  const place = post?.name ?? record.checkpoint;
  const basis = post && say(words.postBasis, "vi", { basis: actText(post.basis, "vi") });
  // What was too many is said beside what is not.
  const permitted = record.reasons.find(({ params }) => "max" in params)?.params.max;
  const code = receiptCodeOf(id);
  const reference = formatReceiptCode(code);
  const link = `${origin}${receiptPath(code)}`;
  return {
    subject: (hasReceipt(decision) ? subjects[decision] : words.held).vi,
    reference: say(words.reference, "vi", { reference }),
    rows: [
      [words.at.vi, dayAndClock(at, "vi")],
      [words.place.vi, basis ? `${place}. ${basis}` : place],
      [
        words.vehicle.vi,
        plate === null ? everywhereWords.plateUnknown.vi : formatPlate(plate as Plate),
      ],
      [
        words.aboard.vi,
        occupantsSeen === null
          ? words.notCounted.vi
          : say(everywhereWords.people, "vi", { count: occupantsSeen }),
      ],
      ...(typeof permitted === "number"
        ? [
            [
              termWords.occupantsMax.vi,
              say(everywhereWords.people, "vi", { count: permitted }),
            ] as const,
          ]
        : []),
      [words.decision.vi, decisionWords[decision].vi],
    ],
    reasons: record.reasons.map((reason) => {
      const { title, why } = reasonText(reason, "vi");
      const rule = say(receiptWords.ruleShort, "vi", { rule: reason.rule });
      return {
        title: [title, reasonDetail(reason, "vi"), why].filter(Boolean).join(". "),
        basis: reason.basis ? `${rule}. ${basisText(reason.basis, "vi")}` : rule,
      };
    }),
    appeals: [
      appeals
        ? say(receiptWords.appealsAt, "vi", { office: appeals.office, code: reference })
        : say(receiptWords.appealsUnknown, "vi", { code: reference }),
      appeals?.phone && say(receiptWords.call, "vi", { phone: appeals.phone }),
    ]
      .filter(Boolean)
      .join(" "),
    link,
    online: say(receiptWords.online, "vi", { link }),
    officer: officer ?? "",
    foot: say(words.foot, "vi", { id, device }),
  };
};
