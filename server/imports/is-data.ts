import type { ImportMapping } from "../../shared/domain/import-shape.ts";
import { parsePlate, plateKind } from "../../shared/domain/plate.ts";
import { fold } from "../../shared/domain/search.ts";

/** `(1)`, `2`, `[3]`, and `A`, `B` before them: forms number their columns below the headings. */
const columnNumber = /^[([]?(?:\d{1,2}|[a-z])[)\]]?$/i;
/** Letters first, then numbers, each one more than that before it. */
const numberColumns = (cells: readonly string[]): boolean => {
  const bare = cells.map((one) => one.replace(/[^a-z\d]/gi, "").toLowerCase());
  const letters = bare.filter((one) => /[a-z]/.test(one));
  const numbers = bare.slice(letters.length).map(Number);
  return (
    letters.every((one, place) => one === String.fromCharCode(97 + place) && bare[place] === one) &&
    numbers.every((one, place) => place === 0 || one === numbers[place - 1]! + 1)
  );
};

/** How rows begin that are of the whole list: sums, and who signs. `Tổng công ty` is a carrier. */
const ofTheList =
  /^(?:(?:tong cong|tong so|cong (?:cac|so)|total|sub-?total|grand total|sum)\b(?! ty\b)|(?:tong|cong)(?= ?(?:$|[^a-z ]|xe\b))|(?:nguoi (?:lap|de nghi|nop|ky|kiem|phu trach)|dai dien|(?:pho )?(?:tong )?giam doc|thu truong|ke toan|chu tich|truong phong|xac nhan|noi nhan|ky ten|(?:kt|tm|tl|tuq)\.|\(?ky,|prepared by|signed|signature|director|approved by)(?![a-z]))/;

/** `3xe`, `6người`: how many there are, no plate. */
const counted = /^\d+(?:xe|ng|nguoi|chiec|luot|chuyen)$/;

/** Is a text, or a word of it, a plate of a kind that is known? */
const holdsPlate = (text: string, words: readonly string[]): boolean =>
  [text, ...words].some((one) => {
    const plate = parsePlate(one);
    return plate !== null && plateKind(plate) !== "foreign";
  });

/** Does a cell look at all like a plate, letters and digits together? Also one that is misspelt, or made a number. */
const looksLikePlate = (text: string, words: readonly string[], isAlone: boolean): boolean => {
  const isMixed = (one: string): boolean =>
    /\p{L}/u.test(one) && /\d/.test(one) && !counted.test(fold(one));
  // `Tuyến QL13` alone in its row heads a section.
  if (words.some(isMixed)) return !isAlone || !words.some((one) => /^\p{L}{3,}$/u.test(one));
  // `AA 1234`: no plate has so long a word.
  return parsePlate(text) !== null && !/\p{L}{4}/u.test(text);
};

/**
 * [I6] Is a row a vehicle's? Forms hold others too: numbers of the columns, sections, sums, signatures, names below those. A row is
 * a vehicle's where its plate looks like one, or where it says most of what the columns say, or people or a day among three things.
 */
export const isData = (cells: readonly string[], { columns }: ImportMapping): boolean => {
  const filled = cells.map((one) => one.trim()).filter((one) => one !== "");
  const areNumbers = filled.length >= 3 && filled.every((one) => columnNumber.test(one));
  if (areNumbers && numberColumns(filled)) return false;
  const textOf = (column: number | undefined): string =>
    column === undefined ? "" : (cells[column] ?? "").trim();
  const plate = textOf(columns.plate);
  const words = plate.split(/[\s:;,/()+]+/).filter((one) => one !== "");
  const mapped = Object.values(columns);
  const said = mapped.filter((column) => textOf(column) !== "").length;
  // A carrier's name may begin so too, before what is no plate or most of a row.
  const isOfTheList =
    ofTheList.test(fold(plate)) ||
    (ofTheList.test(fold(filled[0] ?? "")) && said < 4 && !/\p{L}/u.test(plate));
  if (holdsPlate(plate, words)) return true;
  if (isOfTheList) return false;
  if (looksLikePlate(plate, words, said < 2)) return true;
  const counts = [columns.occupantsMax, columns.validFrom, columns.validTo].some((column) =>
    /\d/.test(textOf(column)),
  );
  return (
    (said >= 3 && (counts || said * 2 > mapped.length)) ||
    // Lists that say little in columns: what is the same in all is given once.
    (plate !== "" && counts && said === mapped.length)
  );
};
