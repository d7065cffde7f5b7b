/** What is taken from somebody's identity paper. */
export interface IdentityPaper {
  readonly name: string;
  /** Twelve digits. */
  readonly number: string;
}

const isDate = (text: string): boolean => {
  const [, day, month, year] = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
};

/** Nine digits of the paper before it, which not everybody had. */
const oldNumber = /^(\d{9})?$/;
const sexes = ["Nam", "Nữ"];
const longest = 600;

/** [R6] Somebody's identity card by all appearance, whether it can be read or not: it is nothing to keep with a vehicle. */
export const looksLikeIdentityCard = (text: string): boolean => /^\s*\d{12}\s*\|/.test(text);

/**
 * [R6] Reads the QR of a Vietnamese citizen identity card: `number|old number|name|born|sex|address|issued`, dates as
 * ddmmyyyy; what a newer card has after these is left alone. Name and number are taken and nothing else leaves this
 * function. Null for any other text.
 */
export const readIdentityCard = (text: string): IdentityPaper | null => {
  if (text.length > longest) return null;
  const fields = text.normalize("NFC").split("|");
  const [number = "", old = "", name = "", born = "", sex = "", address = "", issued = ""] = fields;
  const isCard =
    fields.length >= 7 &&
    /^\d{12}$/.test(number) &&
    oldNumber.test(old) &&
    /^\p{L}[\p{L}\p{M} .'-]{0,59}$/u.test(name) &&
    isDate(born) &&
    sexes.includes(sex) &&
    address.trim() !== "" &&
    isDate(issued);
  return isCard ? { name: name.trim(), number } : null;
};

/** What was typed of a paper: its whole number, or its last four characters alone. */
export interface TypedNumber {
  readonly number: string | null;
  readonly last: string;
}

/** A number as somebody types it, in any spacing: eight characters or more are whole, four its end. Null for others. */
export const readTypedNumber = (typed: string): TypedNumber | null => {
  const bare = typed.toUpperCase().replace(/[\s.-]/g, "");
  if (!/^([0-9A-Z]{4}|[0-9A-Z]{8,20})$/.test(bare)) return null;
  return { number: bare.length > 4 ? bare : null, last: bare.slice(-4) };
};

/**
 * [R6] The bytes whose SHA-256 stands in a list for a whole number: the list's own salt comes first, so that the same
 * person has another hash in every list. `salt`: 16 bytes.
 */
export const identityBytes = (salt: Uint8Array, number: string): Uint8Array => {
  const said = new TextEncoder().encode(`GL1-person ${number}`);
  const bytes = new Uint8Array(salt.length + said.length);
  bytes.set(salt);
  bytes.set(said, salt.length);
  return bytes;
};
