import { asOneLine } from "../../shared/domain/one-line.ts";
import { longNumber } from "../../shared/domain/pass.ts";
import { fold } from "../../shared/domain/search.ts";
import { readPeople } from "./written-people.ts";

/** What names a telephone, a paper or a licence before its number. */
const label =
  /(?<![\p{L}\d])(?:số\s)?(?:cccd|cmnd|cmt|căn cước|(?:hạng\s)?(?:gplx|bằng lái)(?:\s(?:hạng\s)?[a-f]\d?(?![\p{L}\d]))?|điện thoại|đt|sđt|sdt|tel|phone|mobile)(?![\p{L}])/giu;
const emptyBrackets = /[([][\s.,;:–/-]{0,20}[)\]]/g;
const letters = /\p{L}.*\p{L}/u;
/** That there is somebody, and not who. */
const nobody = /^(?:co|khong|ko|khong co|yes|no|none|du|chua|chua co|nt|n\/a)$/;

/**
 * [P28] The name in a cell about the driver, without telephones and numbers of papers; null where it holds none, or only how many there
 * are, which is no fault: a pass needs none.
 */
export const readDriver = (text: string): string | null => {
  if (typeof readPeople(text) === "number" || nobody.test(fold(text.trim()))) return null;
  const name = asOneLine(
    text
      .replace(/\n/g, ", ")
      .replace(longNumber, " ")
      .replace(label, " ")
      .replace(emptyBrackets, " "),
  )
    .replace(/ {2,}/g, " ")
    .replace(/ {1,3}([,;:)])/g, "$1")
    .replace(/[,;:–/(-]{1,8}(?=[,;])/g, "")
    .replace(/^[\s.,;:–/()-]{1,40}/, "")
    .replace(/[\s.,;:–/(-]{1,40}$/, "");
  return letters.test(name) ? name : null;
};
