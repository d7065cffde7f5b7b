/**
 * Writes tokens.json beside this file: `node data/vectors/make-tokens.ts`. Always the same bytes: the keys are made
 * from public labels and Ed25519 signatures are deterministic. TEST KEYS: no real pass is ever signed with them.
 */
import { writeFileSync } from "node:fs";
import { encodeBase45 } from "../../shared/domain/base45.ts";
import { encodeCanonical } from "../../shared/domain/cbor.ts";
import { decodeStrict } from "../../shared/domain/cbor-strict.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import {
  encodePayload,
  type OpenedToken,
  sealToken,
  type TokenFields,
} from "../../shared/domain/pass-token.ts";
import { parsePlate } from "../../shared/domain/plate.ts";
import { someFields, type TestIssuer, testIssuer } from "../../test/build/issuing-key.ts";

export interface TokenVector {
  readonly name: string;
  readonly text: string;
  readonly expected: OpenedToken;
}

const live = testIssuer("live");
const drill = testIssuer("drill", { kid: 2, realm: "drill" });
const first = testIssuer("first", { kid: 0 });
const last = testIssuer("last", { kid: 255 });
const retired = testIssuer("retired", {
  kid: 24,
  validFrom: "2025-01-01T00:00:00Z",
  validTo: "2025-12-31T23:59:59Z",
});
const stranger = testIssuer("stranger", { kid: 77 });
/** Signs as key 1 without being it. */
const forger = testIssuer("forger", { kid: 1 });
const issuers = [first, live, drill, retired, last];

const good = (name: string, changes: Partial<TokenFields> = {}, by = live): TokenVector => {
  const fields = someFields(changes);
  const { kid, realm } = by;
  const id = toPassId(kid, fields.list, fields.index);
  return { name, text: by.token(fields), expected: { kind: "pass", id, kid, realm, ...fields } };
};
const plated = (name: string, text: string): TokenVector =>
  good(`plate: ${name}`, { plate: parsePlate(text)! });

const goodOnes = (): TokenVector[] => [
  good("an ordinary pass"),
  good("every field as small as can be", {
    list: 0,
    index: 0,
    occupantsMax: 1,
    vehicleKind: 1,
    purpose: 1,
    endpointCode: 1,
    corridorCode: 1,
    plate: parsePlate("2A12")!,
    validTo: "2026-11-22T00:01:00.000Z",
  }),
  good("every field as large as can be: a payload of 46 bytes", {
    list: 65_535,
    index: 1_048_575,
    rev: 255,
    plate: parsePlate("93MD1234567")!,
    occupantsMax: 99,
    vehicleKind: 255,
    purpose: 255,
    endpointCode: 65_535,
    corridorCode: 65_535,
    validTo: "2027-11-23T00:00:00.000Z",
  }),
  plated("five digits", "93C-123.45"),
  plated("four digits", "93C-1234"),
  plated("two letters", "51LD-123.45"),
  plated("trailer", "51R-012.34"),
  plated("trailer, series RM", "51RM-012.34"),
  plated("motorbike", "93-H1 123.45"),
  plated("military", "TM-12-34"),
  plated("diplomatic", "80-NG-123-45"),
  plated("diplomatic, country first", "41-291-NG-01"),
  plated("foreign body", "50-NN-123-45"),
  plated("Cambodian", "2AB-1234"),
  good("numbers at the edge of one byte", { index: 23, rev: 23, occupantsMax: 23, list: 23 }),
  good("numbers just over one byte", { index: 24, rev: 24, occupantsMax: 24, list: 24 }),
  good("numbers at the edge of two bytes", { index: 255, list: 255, endpointCode: 255 }),
  good("numbers just over two bytes", { index: 256, list: 256, endpointCode: 256 }),
  good("index at the edge of three bytes", { index: 65_535 }),
  good("index just over three bytes", { index: 65_536 }),
  good("amended: revision 7", { rev: 7 }),
  good("a validity of one minute", { validTo: "2026-11-22T00:01:00.000Z" }),
  good("a validity of 65,536 minutes", { validTo: "2027-01-06T12:16:00.000Z" }),
  good("a drill pass: realm is the key's", {}, drill),
  good("key 0", {}, first),
  good("key 255", {}, last),
  good(
    "a retired key, its pass begun in its time",
    { validFrom: "2025-12-31T00:00:00.000Z", validTo: "2026-01-31T00:00:00.000Z" },
    retired,
  ),
  good(
    "begun before its key, ending after the key's beginning",
    { validFrom: "2024-12-31T17:00:00.000Z", validTo: "2025-01-31T00:00:00.000Z" },
    retired,
  ),
  {
    ...good("white space around the text, as hand readers add"),
    text: `\t${live.token(someFields())}\r\n`,
  },
];

/** Signed correctly by key 1, so that only what it says is wrong. */
const signedNonsense = (): TokenVector[] => {
  const plain = encodePayload(someFields());
  const fields = decodeStrict(plain) as readonly unknown[];
  const sign = (name: string, payload: Uint8Array): TokenVector => ({
    name: `signed, but ${name}`,
    text: sealToken(1, payload, live.sign(payload)),
    expected: { kind: "damaged" },
  });
  const put = (name: string, place: number, value: unknown): TokenVector =>
    sign(name, encodeCanonical(fields.with(place, value)));
  return [
    put("of version 2", 0, 2),
    put("list 65,536", 1, 65_536),
    put("index 1,048,576", 2, 1_048_576),
    put("a negative index", 2, -1),
    put("revision 0", 3, 0),
    put("revision 256", 3, 256),
    put("plate in lower case", 4, "93c12345"),
    put("plate with its dash", 4, "93C-12345"),
    put("plate without a digit", 4, "ABCDEF"),
    put("plate of three characters", 4, "93C"),
    put("plate of twelve characters", 4, "93C123456789"),
    put("plate with the letter of its ground", 4, "93C12345V"),
    put("plate as bytes", 4, Uint8Array.from(Buffer.from("93C12345"))),
    put("plate missing", 4, null),
    put("nobody aboard", 5, 0),
    put("a hundred aboard", 5, 100),
    put("two and a half aboard", 5, 2.5),
    put("aboard as text", 5, "2"),
    put("vehicle kind 0", 6, 0),
    put("purpose 256", 7, 256),
    put("endpoint 0", 8, 0),
    put("corridor 65,536", 9, 65_536),
    put("begun before 1970", 10, -1),
    put("a validity of no minutes", 11, 0),
    put("a validity of 1,048,576 minutes", 11, 1_048_576),
    sign("eleven fields", encodeCanonical(fields.slice(0, 11))),
    sign("thirteen fields", encodeCanonical([...fields, 0])),
    sign("a map", encodeCanonical(new Map(fields.map((value, place) => [place, value])))),
    sign("no payload at all", new Uint8Array()),
    sign("a byte after the array", Uint8Array.of(...plain, 0)),
    sign("the array of indefinite length", Uint8Array.of(0x9f, ...plain.subarray(1), 0xff)),
    sign("the version in two bytes", Uint8Array.of(plain[0]!, 0x18, ...plain.subarray(1))),
  ];
};

const h = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const joined = (...parts: readonly Uint8Array[]): Uint8Array =>
  Uint8Array.from(Buffer.concat(parts));

const malformed = (): TokenVector[] => {
  const text = live.token(someFields());
  const payload = encodePayload(someFields());
  const signature = live.sign(payload);
  const header = h("a2 01 27 04 41 01");
  const bstr = (bytes: Uint8Array): Uint8Array => encodeCanonical(bytes);
  const damaged = (name: string, changed: string): TokenVector => ({
    name,
    text: changed,
    expected: { kind: "damaged" },
  });
  const bytes = (name: string, ...parts: readonly Uint8Array[]): TokenVector =>
    damaged(name, `GL1:${encodeBase45(joined(...parts))}`);
  const withHeader = (name: string, hex: string): TokenVector =>
    bytes(name, h("84"), bstr(h(hex)), h("a0"), bstr(payload), bstr(signature));
  return [
    damaged("the prefix alone", "GL1:"),
    damaged("cut after a third", text.slice(0, 60)),
    damaged("cut by one character", text.slice(0, -1)),
    damaged("cut by three characters", text.slice(0, -3)),
    damaged("three characters too many", `${text}000`),
    damaged("far too long", `${text}${"0".repeat(3000)}`),
    damaged("in lower case after the prefix", `GL1:${text.slice(4).toLowerCase()}`),
    damaged("a character outside Base45", `GL1:_${text.slice(5)}`),
    damaged("a Base45 group above 65535", `GL1::::${text.slice(7)}`),
    bytes("COSE with its tag", h("d2 84"), bstr(header), h("a0"), bstr(payload), bstr(signature)),
    bytes("three parts", h("83"), bstr(header), h("a0"), bstr(payload)),
    bytes(
      "of indefinite length",
      h("9f"),
      bstr(header),
      h("a0"),
      bstr(payload),
      bstr(signature),
      h("ff"),
    ),
    bytes(
      "a byte after the end",
      h("84"),
      bstr(header),
      h("a0"),
      bstr(payload),
      bstr(signature),
      h("00"),
    ),
    bytes("payload not wrapped", h("84"), bstr(header), h("a0"), payload, bstr(signature)),
    bytes("payload null", h("84"), bstr(header), h("a0 f6"), bstr(signature)),
    bytes(
      "signature of 63 bytes",
      h("84"),
      bstr(header),
      h("a0"),
      bstr(payload),
      bstr(signature.subarray(1)),
    ),
    bytes("no signature", h("84"), bstr(header), h("a0"), bstr(payload), h("40")),
    bytes(
      "something in the unprotected header",
      h("84"),
      bstr(header),
      h("a1 04 41 01"),
      bstr(payload),
      bstr(signature),
    ),
    bytes(
      "key id only in the unprotected header",
      h("84"),
      bstr(h("a1 01 27")),
      h("a1 04 41 01"),
      bstr(payload),
      bstr(signature),
    ),
    withHeader("algorithm ES256 in the header", "a2 01 26 04 41 01"),
    withHeader("algorithm HMAC in the header", "a2 01 05 04 41 01"),
    withHeader("no algorithm in the header", "a1 04 41 01"),
    withHeader("no key id in the header", "a1 01 27"),
    withHeader("an empty header", ""),
    withHeader("key id as a number", "a2 01 27 04 01"),
    withHeader("key id of two bytes", "a2 01 27 04 42 00 01"),
    withHeader("header out of order", "a2 04 41 01 01 27"),
    withHeader("a further header", "a3 01 27 04 41 01 05 40"),
  ];
};

const forged = (): TokenVector[] => {
  const payload = encodePayload(someFields());
  const other = encodePayload(someFields({ occupantsMax: 9 }));
  const signature = live.sign(payload);
  const as = (name: string, text: string, kid = 1): TokenVector => ({
    name,
    text,
    expected: { kind: "forged", kid },
  });
  return [
    as("signed by somebody else's key under ours", forger.token(someFields())),
    as("nine aboard under the signature for two", sealToken(1, other, signature)),
    as(
      "another plate under the signature",
      sealToken(1, encodePayload(someFields({ plate: parsePlate("93C12346")! })), signature),
    ),
    as(
      "a raised revision under the signature",
      sealToken(1, encodePayload(someFields({ rev: 2 })), signature),
    ),
    as(
      "a later end under the signature",
      sealToken(1, encodePayload(someFields({ validTo: "2027-06-01T00:00:00.000Z" })), signature),
    ),
    as(
      "nonsense under a good signature: refused before it is read",
      sealToken(1, encodeCanonical("hello"), signature),
    ),
    as(
      "the drill key's signature under the live key's id",
      sealToken(1, payload, drill.sign(payload)),
    ),
    as("the live key's signature under the drill key's id", sealToken(2, payload, signature), 2),
    as("signed as a status list", sealToken(1, payload, live.sign(payload, "GL1-status"))),
    as("signed as a manifest", sealToken(1, payload, live.sign(payload, "GL1-manifest"))),
    as("a signature of zeros", sealToken(1, payload, new Uint8Array(64))),
    as(
      "the last bit of the signature changed",
      sealToken(
        1,
        payload,
        signature.map((byte, i) => (i === 63 ? byte ^ 128 : byte)),
      ),
    ),
  ];
};

const unknownKeys = (): TokenVector[] => {
  const unknown = (name: string, by: TestIssuer, changes: Partial<TokenFields>): TokenVector => ({
    name,
    text: by.token(someFields(changes)),
    expected: { kind: "unknown-key", kid: by.kid },
  });
  return [
    unknown("a key that is not in the bundle", stranger, {}),
    unknown("begun after its key ended", retired, {
      validFrom: "2026-01-01T00:00:00Z",
      validTo: "2026-02-01T00:00:00Z",
    }),
    unknown("ended before its key began", retired, {
      validFrom: "2024-11-01T00:00:00Z",
      validTo: "2024-12-01T00:00:00Z",
    }),
    unknown("ended at the moment its key began", retired, {
      validFrom: "2024-11-01T00:00:00Z",
      validTo: "2025-01-01T00:00:00Z",
    }),
  ];
};

const others = (): TokenVector[] => {
  type What = Extract<OpenedToken, { kind: "other-qr" }>["what"];
  const other = (name: string, what: What, text: string, kept = text): TokenVector => ({
    name,
    text,
    expected: { kind: "other-qr", what, text: kept },
  });
  return [
    other("a web address", "url", "https://luongxanh.drvn.gov.vn/pass/123"),
    other("a web address in capitals", "url", "HTTP://EXAMPLE.VN/A"),
    other("a web address without its scheme", "url", "www.binhphuoc.gov.vn"),
    other("a link into an app", "url", "zalo://qr/p/1234567890"),
    other(
      "VietQR, a bank transfer",
      "bank",
      "00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E",
    ),
    other(
      "a European health certificate",
      "health-certificate",
      "HC1:6BFOXN%TS3DH0YOJ58S S-W5HDC *M0II5XHC9B5G2+$N IOP-IA%NFQGRJPC%OQHIZC4.OI1RM8ZA.A5:S9MKN4NN3F85QNCY0O%0VZ001HOC9JU0D0HT0HB2PL/IB",
    ),
    other("plain words", "text", "Giấy đi đường số 12/GĐĐ"),
    other(
      "words in separated accents, kept composed",
      "text",
      "Giấy đi đường".normalize("NFD"),
      "Giấy đi đường",
    ),
    other(
      "a page of text, its first 300 characters kept",
      "text",
      "ab ".repeat(400).trim(),
      "ab ".repeat(100),
    ),
    other("a plate", "text", "93C-123.45"),
    other("our prefix in lower case", "text", "gl1:6BF"),
    other("a later generation of ours", "text", "GL2:6BF"),
    other("the letters GL1 without the colon", "text", "GL1"),
    { name: "nothing", text: "", expected: { kind: "unreadable" } },
    { name: "white space", text: " \r\n\t", expected: { kind: "unreadable" } },
  ];
};

/** Everything in tokens.json. Fields of the wire: see README.md beside this file. */
export const makeVectors = () => ({
  about:
    "Greenlane pass tokens, good and bad, with the result a verifier must give. See README.md.",
  warning: "TEST KEYS made from public labels. Never trust them in service.",
  keys: issuers.map(({ kid, publicKey, realm, validFrom, validTo }) => ({
    kid,
    alg: "EdDSA",
    publicKey: Buffer.from(publicKey).toString("base64url"),
    realm,
    validFrom,
    validTo,
  })),
  tokens: [
    ...goodOnes(),
    ...signedNonsense(),
    ...malformed(),
    ...forged(),
    ...unknownKeys(),
    ...others(),
  ],
});

/** The file's text: one token a line, so that a change shows as the lines it changed. */
export const vectorsText = (): string => {
  const { about, warning, keys, tokens } = makeVectors();
  const rows = (items: readonly unknown[]): string =>
    items.map((item) => `    ${JSON.stringify(item)}`).join(",\n");
  return `{
  "about": ${JSON.stringify(about)},
  "warning": ${JSON.stringify(warning)},
  "keys": [\n${rows(keys)}\n  ],
  "tokens": [\n${rows(tokens)}\n  ]
}
`;
};

if (import.meta.main) writeFileSync(new URL("./tokens.json", import.meta.url), vectorsText());
