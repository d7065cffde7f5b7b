import type { Checkpoint } from "../../../shared/domain/place.ts";
import { formatPlate, type Plate } from "../../../shared/domain/plate.ts";
import { decisionWords, everywhereWords, termWords } from "../../../shared/text/everywhere.ts";
import { actText, basisText, reasonText } from "../../../shared/text/reason-text.ts";
import { recordWords as words } from "../../../shared/text/record.ts";
import { say } from "../../../shared/text/say.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import type { RecentScan } from "../database.ts";

/** A scan whose record can be printed: held or turned back, by this version or a later one. */
export type Recordable = RecentScan & { readonly record: NonNullable<RecentScan["record"]> };
export const isRecordable = (scan: RecentScan): scan is Recordable => Boolean(scan.record);

/** Last eight of a scan's id, which chance gave, as they are read aloud: `4F2A-91C3`. */
export const referenceOf = (id: string): string =>
  id
    .replaceAll("-", "")
    .slice(-8)
    .toUpperCase()
    .replace(/(.{4})(.{4})/, "$1-$2");

export interface Sheet {
  readonly subject: string;
  readonly reference: string;
  readonly rows: readonly (readonly [label: string, value: string])[];
  readonly reasons: readonly { readonly title: string; readonly basis: string | null }[];
  readonly officer: string;
  readonly foot: string;
}

/** [O56] What a scan's record says, in Vietnamese. `officer`: who makes it out; null where nobody is on duty. */
export const sheetOf = (
  scan: Recordable,
  post: Checkpoint | null,
  officer: string | null,
  device: string,
): Sheet => {
  const { id, at, plate, decision, occupantsSeen, record } = scan;
  const place = post?.name ?? record.checkpoint;
  const basis = post && say(words.postBasis, "vi", { basis: actText(post.basis, "vi") });
  // What was too many is said beside what is not.
  const permitted = record.reasons.find(({ params }) => "max" in params)?.params.max;
  return {
    subject: (decision === "hold" ? words.held : words.turnedBack).vi,
    reference: say(words.reference, "vi", { reference: referenceOf(id) }),
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
      return {
        title: why ? `${title}. ${why}` : title,
        basis: reason.basis && basisText(reason.basis, "vi"),
      };
    }),
    officer: officer ?? "",
    foot: say(words.foot, "vi", { id, device }),
  };
};
