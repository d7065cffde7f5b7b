import { fold } from "../../shared/domain/search.ts";

/** Who is aboard, as cells name them; each is one where no number stands before it. */
const role =
  /^(?:lai|tai|phu|lai xe|tai xe|phu xe|phu lai|lai phu|lai chinh|tai chinh|tai phu|phu lai xe|ap tai|boc xep|driver|assistant|helper)$/;
const counted = /^(\d{1,4})(?: ?([a-z].*))?$/;
const people = /^(?:nguoi|ng|people|persons?)$/;
const atMost = /^(?:toi da|khong qua|at most|max(?:imum)?)(?: la)?[: ]*/;

/** `1 lái 1 phụ`, `lái xe + 1 phụ xe`, `1+1`: each person or group of them, added; null where anything else is said. */
const sumOf = (text: string): number | null => {
  // Numbers beside each other are no sum: `2 2`, `1,5`.
  if (/\d[^a-z\d+]+\d/.test(text.replace(/ ?\+ ?/g, "+"))) return null;
  const parts = text.split(/ ?[+,;&/] ?| va | (?=\d)/);
  if (parts.length < 2) return null;
  let sum = 0;
  for (const part of parts) {
    const [, number, who = ""] = counted.exec(part) ?? [];
    const known = number === undefined ? role.test(part) : who === "" || role.test(who);
    if (!known && !(number !== undefined && people.test(who))) return null;
    sum += number === undefined ? 1 : Number(number);
  }
  return sum;
};

const thousands = /^\d{1,3}(?:[.,]\d{3})+$/;

const countOf = (said: string): number | null => {
  if (thousands.test(said)) return Number(said.replace(/[.,]/g, ""));
  const [, number, who] = /^(\d{1,4})(?:[.,]0{1,2})?(?: ?(.+))?$/.exec(said) ?? [];
  const isCount = number !== undefined && (!who || people.test(who) || role.test(who));
  return isCount ? Number(number) : sumOf(said);
};

/**
 * [I2] How many people a cell says: a number, with what is counted and a note in brackets, or the sum of those it names. A note
 * that comes to another number makes it none. `1.000` is a thousand.
 */
export const readPeople = (text: string): number | { readonly wrong: string } => {
  const plain = fold(text).replace(atMost, "");
  const [, said = "", note = ""] = /^(.*?)\s*(?:\(\s*(.*?)\s*\))?$/.exec(plain) ?? [];
  const count = countOf(said);
  if (count === null) return { wrong: /^-?[\d.,]+$/.test(said) ? "whole-number" : "number" };
  const agrees = /\d/.test(note) ? countOf(note) === count : [null, count].includes(sumOf(note));
  return agrees ? count : { wrong: "number" };
};
