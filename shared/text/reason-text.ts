import type { OtherQr } from "../domain/pass-token.ts";
import type { LegalBasis } from "../domain/place.ts";
import { formatPlate, type Plate } from "../domain/plate.ts";
import type { Reason, ReasonCode } from "../domain/verdict-shape.ts";
import { type Language, say } from "./say.ts";
import { otherQrWords, reasonVariants, reasonWords, type Told, verdictLines } from "./verdict.ts";
import { day, dayAndClock } from "./when.ts";

/** [V24] What came after the trip under way began. */
const toldUnderWay = (code: ReasonCode): Told | null => {
  if (code === "barred-by-measure") return reasonVariants.barredUnderWay;
  if (code === "stop-not-permitted") return reasonVariants.stopUnderWay;
  return code === "too-many-aboard" ? reasonVariants.tooManyUnderWay : null;
};

const toldOf = ({ code, rule, params }: Reason): Told => {
  const underWay = rule === "V24" ? toldUnderWay(code) : null;
  if (underWay) return underWay;
  if (code === "too-many-aboard" && "measure" in params) return reasonVariants.tooManyByMeasure;
  if (code === "stop-not-permitted" && !("measure" in params))
    return reasonVariants.stopNotOfPurpose;
  if (code === "plate-mismatch" && "from" in params) return reasonVariants.neitherPlate;
  if (code === "expired" && rule === "V9") return reasonVariants.expiredUnderWay;
  if (code === "status-expired" && !("asOf" in params)) return reasonVariants.neverSynced;
  if (code === "unknown-key" && params.realm === "drill") return reasonVariants.drillPass;
  return reasonWords[code];
};

/** Parameters as people read them: times in Việt Nam's time, plates as painted, kinds of QR by name. */
export const readable = ({ code, params }: Reason, language: Language): Reason["params"] =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (name === "at" || name === "asOf" || name === "until")
        return [name, dayAndClock(String(value), language)];
      if (name === "plate" || name === "from" || (name === "text" && code === "unknown-plate"))
        return [name, formatPlate(value as Plate)];
      if (name === "measure")
        return [name, (language === "vi" ? params.measureVi : params.measureEn) ?? value];
      if (name === "what" && typeof value === "string" && value in otherQrWords)
        return [name, say(otherQrWords[value as OtherQr], language)];
      return [name, value];
    }),
  );

/**
 * A reason's title, what to do, what whoever watches the vehicle asks for besides [W3], and the words of whoever revoked or
 * suspended the pass, or watches it, where there are any.
 */
export const reasonText = (
  reason: Reason,
  language: Language,
): {
  readonly title: string;
  readonly action: string;
  readonly todo: string | null;
  readonly why: string | null;
} => {
  const told = toldOf(reason);
  const params = readable(reason, language);
  return {
    title: say(told.title, language, params),
    action: say(told.action, language, params),
    todo: "instruction" in params ? say(verdictLines.todo, language, params) : null,
    why: "why" in params ? say(verdictLines.why, language, params) : null,
  };
};

/** An act by its name. Its kind stays in the words of the act. */
export const actText = (basis: LegalBasis, language: Language): string =>
  say(verdictLines.act, language, {
    ...basis,
    date: day(`${basis.date}T00:00:00+07:00`, language),
  });

/** The act that a reason or a decision rests on, in one line. */
export const basisText = (basis: LegalBasis, language: Language): string =>
  say(verdictLines.basis, language, { act: actText(basis, language) });
