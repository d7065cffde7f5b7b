/**
 * Vietnamese as offices wrote it before Unicode. Files in TCVN3 or VNI hold the characters of Windows-1252 that their
 * fonts drew as Vietnamese; so do cells of a workbook. Tables: TCVN 5712:1993 (VN3, fonts `.VnTime`), and VNI-Win as
 * published by VNI Software (fonts `VNI-Times`).
 */
export const legacyEncodings = ["tcvn3", "vni", "windows-1258", "utf-8-twice"] as const;
export type LegacyEncoding = (typeof legacyEncodings)[number];

const paired = (from: readonly string[], to: readonly string[]): ReadonlyMap<string, string> =>
  new Map(from.map((one, place) => [one, to[place]!]));

const tcvn3 = paired(
  [
    ..."¡¢£¤¥¦§¨©ª«¬\u00ad®",
    ..."µ¶·¸¹»¼½¾Æ",
    ..."ÇÈÉÊËÌÎÏÐÑ",
    ..."ÒÓÔÕÖ×ØÜÝÞ",
    ..."ßáâãäåæçèé",
    ..."êëìíîïñòóô",
    ..."õö÷øùúûüýþ",
  ],
  [
    ..."ĂÂÊÔƠƯĐăâêôơưđ",
    ..."àảãáạằẳẵắặ",
    ..."ầẩẫấậèẻẽéẹ",
    ..."ềểễếệìỉĩíị",
    ..."òỏõóọồổỗốộ",
    ..."ờởỡớợùủũúụ",
    ..."ừửữứựỳỷỹýỵ",
  ],
);

const toneMarks = [..."ùøûõï"];
const upper = (text: string): string => text.toUpperCase();
/** A letter and the mark behind it, as VNI writes them. */
const vniPairs = (() => {
  const lower = new Map<string, string>();
  const add = (base: string, marks: readonly string[], letters: string): void => {
    for (const [place, letter] of [...letters].entries())
      lower.set(`${base}${marks[place]}`, letter);
  };
  for (const [base, letters] of [
    ["a", "áàảãạ"],
    ["e", "éèẻẽẹ"],
    ["o", "óòỏõọ"],
    ["u", "úùủũụ"],
    ["y", "ýỳỷỹ"],
    ["ô", "ớờởỡợ"],
    ["ö", "ứừửữự"],
  ] as const)
    add(base, toneMarks, letters);
  add("a", [..."êéèúüë"], "ăắằẳẵặ");
  for (const [base, letters] of [
    ["a", "âấầẩẫậ"],
    ["e", "êếềểễệ"],
    ["o", "ôốồổỗộ"],
  ] as const)
    add(base, [..."âáàåãä"], letters);
  return new Map(
    [...lower].flatMap(([from, to]) => [
      [from, to] as const,
      [upper(from), upper(to)] as const,
      // A capital at the head of a word may be followed by a small mark.
      [`${upper(from[0]!)}${from[1]}`, upper(to)] as const,
    ]),
  );
})();
const vniSingle = (() => {
  const lower = paired([..."ôöñîæóòíì"], [..."ơưđỵỉĩịíì"]);
  return new Map(
    [...lower].flatMap(([from, to]) => [[from, to] as const, [upper(from), upper(to)] as const]),
  );
})();

const fromTcvn3 = (text: string): string =>
  text.replace(/[\u00a1-\u00fe]/g, (one) => tcvn3.get(one) ?? one);

const fromVni = (text: string): string => {
  let made = "";
  for (let place = 0; place < text.length; ) {
    const pair = vniPairs.get(text.slice(place, place + 2));
    if (pair !== undefined) {
      made += pair;
      place += 2;
    } else {
      const one = text[place]!;
      made += vniSingle.get(one) ?? one;
      place += 1;
    }
  }
  return made;
};

/** Windows-1252 above ASCII, by byte: how its characters are turned back into the bytes they came from. */
const byteOf = new Map(
  [
    ...new TextDecoder("windows-1252").decode(Uint8Array.from({ length: 128 }, (_, i) => i + 128)),
  ].map((one, place) => [one, place + 128] as const),
);
const bytesOf = (text: string): Uint8Array | null => {
  const bytes = new Uint8Array(text.length);
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    const byte = code < 128 ? code : byteOf.get(text[place]!);
    if (byte === undefined) return null;
    bytes[place] = byte;
  }
  return bytes;
};
const utf8 = new TextDecoder("utf-8", { fatal: true });
const windows1258 = new TextDecoder("windows-1258");

const readers: Readonly<Record<LegacyEncoding, (text: string) => string>> = {
  tcvn3: fromTcvn3,
  vni: fromVni,
  "windows-1258": (text) => {
    const bytes = bytesOf(text);
    return bytes ? windows1258.decode(bytes) : text;
  },
  // UTF-8 that a program took for Windows-1252 and wrote as UTF-8 once more.
  "utf-8-twice": (text) => {
    try {
      const bytes = bytesOf(text);
      return bytes ? utf8.decode(bytes) : text;
    } catch {
      return text;
    }
  },
};

/** Letters of Vietnamese, and its marks, that no legacy encoding holds as they are: a text with one is Unicode already. */
const unicodeOnly = /[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]|[\u0300-\u0323]/u;

/** [I3] Text of a legacy encoding, held as the characters of Windows-1252, as the Vietnamese it stands for. */
export const fromLegacy = (encoding: LegacyEncoding, text: string): string =>
  /[\u0080-\uffff]/.test(text) && !unicodeOnly.test(text)
    ? readers[encoding](text).normalize("NFC")
    : text;

const onset = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?";
const vowels =
  "(?:uyê|uya|uyu|iêu|yêu|oai|oao|oay|oeo|uây|uôi|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])";
const syllable = new RegExp(`^${onset}${vowels}(?:ch|ng|nh|[cmnpt])?$`);
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** Could a Vietnamese write this word? Tone apart, and at most one of them. */
export const isSyllable = (word: string): boolean => {
  const apart = word.toLowerCase().normalize("NFD");
  if ((apart.match(tones) ?? []).length > 1) return false;
  return syllable.test(apart.replace(tones, "").normalize("NFC"));
};

/** The words of a text that tell its encoding: those that are more than ASCII, and no abbreviation in capitals. */
export const tellingWords = (text: string): string[] =>
  text
    .split(/[\s\d.,;:/()[\]"'“”‘’–—\-&+_*|→!?]+/u)
    .filter(
      (word) => word.length > 1 && /[\u0080-\uffff]/.test(word) && !/^[A-ZĐƯƠ]{2,4}$/.test(word),
    );

const fitting = (words: readonly string[], read: (word: string) => string): number =>
  words.filter((word) => isSyllable(read(word))).length;

/** Fewer words than these that are no Vietnamese may be names or misspelt. */
const fewestStrange = 2;

/**
 * [I3] Which legacy encoding makes Vietnamese of words that are none as they stand; null where they are, or where none does.
 * `certain`: the text came in single bytes, so that some encoding there must be.
 */
export const legacyOf = (words: readonly string[], certain = false): LegacyEncoding | null => {
  const asTheyStand = fitting(words, (word) => word);
  if (!certain && words.length - asTheyStand < Math.max(fewestStrange, words.length / 5))
    return null;
  const [best] = legacyEncodings
    .map((encoding) => ({ encoding, fit: fitting(words, (word) => fromLegacy(encoding, word)) }))
    .sort((a, b) => b.fit - a.fit);
  if (!best || best.fit <= asTheyStand || best.fit < words.length / 2) return null;
  return best.encoding;
};
