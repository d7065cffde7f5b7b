import { createPublicKey } from "node:crypto";
import { Sign1 } from "@auth0/cose";
import * as ed from "@noble/ed25519";
import fc from "fast-check";
import QRCode from "qrcode";
import { describe, expect, test } from "vitest";
import { decodeBase45, encodeBase45 } from "../../shared/domain/base45.ts";
import {
  encodePayload,
  openToken,
  sealToken,
  type TokenFields,
} from "../../shared/domain/pass-token.ts";
import { parsePlate } from "../../shared/domain/plate.ts";
import {
  longestFields,
  someFields,
  spkiOf,
  testIssuer,
  verifyByNode,
} from "../build/issuing-key.ts";

const issuer = testIssuer("pass-token");
const drill = testIssuer("pass-token drill", { kid: 200, realm: "drill" });
const keys = [drill, issuer];
const open = (text: string) => openToken(text, keys, verifyByNode);

const minute = 60_000;
/** Numbers drawn often from their edges. */
const between = (min: number, max: number) =>
  fc.oneof(
    fc.integer({ min, max }),
    fc.constantFrom(min, max, Math.min(max, 24), Math.min(max, 256)),
  );
const start = Date.parse("2026-01-02T00:00:00Z") / minute;
const fields: fc.Arbitrary<TokenFields> = fc
  .record({
    list: between(0, 0xffff),
    index: between(0, 0xfffff),
    rev: between(1, 255),
    plate: fc.stringMatching(/^\d[A-Z0-9]{3,10}$/).map((text) => parsePlate(text)!),
    occupantsMax: between(1, 99),
    vehicleKind: between(1, 255),
    purpose: between(1, 255),
    endpointCode: between(1, 0xffff),
    corridorCode: between(1, 0xffff),
    from: fc.integer({ min: start, max: start + 500_000 }),
    minutes: between(1, 0xfffff),
  })
  .map(({ from, minutes, ...rest }) => ({
    ...rest,
    validFrom: new Date(from * minute).toISOString(),
    validTo: new Date((from + minutes) * minute).toISOString(),
  }));

const coseOf = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = decodeBase45(text.slice(4));
  if (!bytes) throw new Error("not Base45");
  return bytes;
};

describe("what a token holds", () => {
  test("[P4] every pass comes back as it went in, under 47 bytes of payload and 190 characters", async () => {
    await fc.assert(
      fc.asyncProperty(fields, fc.constantFrom(issuer, drill), async (given, by) => {
        expect(encodePayload(given).length).toBeLessThanOrEqual(46);
        const text = by.token(given);
        expect(text.length).toBeLessThanOrEqual(189);
        const { kid, realm } = by;
        const id = `${kid}-${given.list}-${given.index}`;
        expect(await open(text)).toEqual({ kind: "pass", id, kid, realm, ...given });
      }),
      { numRuns: 300 },
    );
  });

  test("[P4] with every field at its longest it is 46 bytes and a QR of 53×53 modules at Q", () => {
    expect(encodePayload(longestFields)).toHaveLength(46);
    const text = issuer.token(longestFields);
    expect(text).toHaveLength(189);
    const qr = QRCode.create([{ data: text, mode: "alphanumeric" }], { errorCorrectionLevel: "Q" });
    expect(qr.modules.size).toBe(53);
    expect(qr.version).toBe(9);
  });

  test("[P4] minutes travel: the beginning is rounded down and the end up", async () => {
    const given = someFields({
      validFrom: "2026-11-22T07:00:59+07:00",
      validTo: "2026-11-22T07:01:01+07:00",
    });
    expect(await open(issuer.token(given))).toMatchObject({
      validFrom: "2026-11-22T00:00:00.000Z",
      validTo: "2026-11-22T00:02:00.000Z",
    });
  });

  test.each<[string, Partial<TokenFields>]>([
    ["a list too high", { list: 65_536 }],
    ["an index too high", { index: 1_048_576 }],
    ["no revision", { rev: 0 }],
    ["nobody aboard", { occupantsMax: 0 }],
    ["a hundred aboard", { occupantsMax: 100 }],
    ["a part of a person", { occupantsMax: 1.5 }],
    ["no endpoint", { endpointCode: 0 }],
    ["an end before the beginning", { validTo: "2026-11-21T00:00:00Z" }],
    ["a time that is none", { validTo: "soon" }],
    ["an end years away", { validTo: "2029-11-21T00:00:00Z" }],
  ])("[P4] %s is never signed", (_, wrong) => {
    expect(() => encodePayload(someFields(wrong))).toThrow(RangeError);
  });

  test("[P4] a signature that is none is never sealed", () => {
    expect(() => sealToken(1, encodePayload(someFields()), new Uint8Array(63))).toThrow(RangeError);
    expect(() => sealToken(256, encodePayload(someFields()), new Uint8Array(64))).toThrow(
      RangeError,
    );
  });
});

describe("who signed it", () => {
  const publicKey = createPublicKey({ key: spkiOf(issuer.publicKey), format: "der", type: "spki" });

  test("[P5] an independent COSE library verifies it, for its purpose only", async () => {
    for (const given of [someFields(), longestFields]) {
      const sign1 = Sign1.decode(coseOf(issuer.token(given)));
      const externalAAD = new TextEncoder().encode("GL1");
      await expect(sign1.verify(publicKey, { externalAAD })).resolves.toBeUndefined();
      for (const purpose of ["GL1-status", ""])
        await expect(
          sign1.verify(publicKey, { externalAAD: new TextEncoder().encode(purpose) }),
        ).rejects.toThrow();
      expect(Uint8Array.from(sign1.payload)).toEqual(encodePayload(given));
    }
  });

  test("[P5] Web Crypto, @noble/ed25519 and node:crypto give the same answer", async () => {
    const bySubtle: typeof verifyByNode = async (raw, message, signature) => {
      const key = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
      return crypto.subtle.verify("Ed25519", key, signature, message);
    };
    const byNoble: typeof verifyByNode = (raw, message, signature) =>
      ed.verifyAsync(signature, message, raw);
    const good = issuer.token(someFields());
    const payload = encodePayload(someFields());
    const bad = sealToken(issuer.kid, payload, drill.sign(payload));
    for (const verify of [bySubtle, byNoble, verifyByNode]) {
      expect(await openToken(good, keys, verify)).toMatchObject({ kind: "pass" });
      expect(await openToken(bad, keys, verify)).toEqual({ kind: "forged", kid: issuer.kid });
    }
  });

  test("[P5] the payload is not read before its signature is good", async () => {
    const nonsense = Uint8Array.of(0xff, 0xff);
    const text = sealToken(issuer.kid, nonsense, new Uint8Array(64));
    expect(await open(text)).toEqual({ kind: "forged", kid: issuer.kid });
    const signed = sealToken(issuer.kid, nonsense, issuer.sign(nonsense));
    expect(await open(signed)).toEqual({ kind: "damaged" });
  });

  test("[P5] [P10] nothing is verified that is not exactly ours in form", async () => {
    let asked = 0;
    const counting: typeof verifyByNode = async () => {
      asked += 1;
      return true;
    };
    const bytes = coseOf(issuer.token(someFields()));
    const noTag = (changed: Uint8Array) => `GL1:${encodeBase45(changed)}`;
    await openToken(noTag(Uint8Array.of(0xd2, ...bytes)), keys, counting);
    await openToken(noTag(Uint8Array.of(...bytes, 0)), keys, counting);
    // The empty map after the protected header, with a key id put into it.
    const unprotected = [...bytes].toSpliced(8, 1, 0xa1, 0x04, 0x41, issuer.kid);
    expect(bytes[8]).toBe(0xa0);
    await openToken(noTag(Uint8Array.from(unprotected)), keys, counting);
    expect(asked).toBe(0);
    await openToken(noTag(bytes), keys, counting);
    expect(asked).toBe(1);
  });
});

describe("what was altered", () => {
  const samples = [someFields(), longestFields];

  test.each(samples)("[P6] every single flipped bit is refused: $plate", async (given) => {
    const bytes = coseOf(issuer.token(given));
    const kinds = new Map<string, number>();
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = bytes.slice();
      altered[bit >> 3]! ^= 1 << (bit & 7);
      const { kind } = await open(`GL1:${encodeBase45(altered)}`);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    expect([...kinds.keys()].sort()).toEqual(["damaged", "forged", "unknown-key"]);
    expect([...kinds.values()].reduce((sum, n) => sum + n)).toBe(bytes.length * 8);
    expect(kinds.get("unknown-key")).toBe(8);
  });

  test("[P6] every single other character, at every place, is refused", async () => {
    const text = issuer.token(someFields());
    const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:a_é";
    const passed: string[] = [];
    for (let place = 0; place < text.length; place += 1)
      for (const character of alphabet) {
        if (character === text[place]) continue;
        const { kind } = await open(text.slice(0, place) + character + text.slice(place + 1));
        if (kind === "pass") passed.push(`${character} at ${place}`);
      }
    expect(passed).toEqual([]);
  });

  test("[P6] cut anywhere, it is damaged; two characters swapped, it is refused", async () => {
    const text = issuer.token(someFields());
    for (let length = 4; length < text.length; length += 1)
      expect(await open(text.slice(0, length))).toEqual({ kind: "damaged" });
    for (let at = 0; at + 1 < text.length; at += 1) {
      if (text[at] === text[at + 1]) continue;
      const swapped = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
      expect((await open(swapped)).kind).not.toBe("pass");
    }
  });

  test("[P6] a text without end is refused at once, not worked through", async () => {
    const digits = "0".repeat(1_500_000);
    // What the thread itself worked, as the machine may do something else meanwhile.
    const quickest = async (what: () => unknown): Promise<number> => {
      const times: number[] = [];
      for (let n = 0; n < 5; n += 1) {
        const began = process.threadCpuUsage();
        await what();
        times.push(process.threadCpuUsage(began).user);
      }
      return Math.min(...times);
    };
    const working = await quickest(() => decodeBase45(digits));
    const refusing = await quickest(async () =>
      expect(await open(`GL1:${digits}`)).toEqual({ kind: "damaged" }),
    );
    expect(refusing).toBeLessThan(working / 3);
  });

  test("[P6] of another's text 300 characters are kept, composed, no character halved", async () => {
    const kept = async (text: string) => {
      const opened = await open(text);
      return opened.kind === "other-qr" ? opened.text : opened.kind;
    };
    expect(await kept("ế".normalize("NFD").repeat(400))).toBe("ế".repeat(300));
    expect(await kept(`${"x".repeat(299)}🚚🚚`)).toBe(`${"x".repeat(299)}\ufffd`);
  });

  test("[P6] no text whatever makes it throw, and none is a pass", async () => {
    const noise = fc.oneof(
      fc.string({ unit: "binary", maxLength: 700 }),
      fc.string({ maxLength: 300 }).map((text) => `GL1:${text}`),
      fc.uint8Array({ maxLength: 130 }).map((bytes) => `GL1:${encodeBase45(bytes)}`),
    );
    await fc.assert(
      fc.asyncProperty(noise, async (text) => {
        const opened = await open(text);
        expect(opened.kind).not.toBe("pass");
        if (opened.kind === "other-qr") {
          expect(opened.text.length).toBeLessThanOrEqual(300);
          expect(opened.text.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("which key", () => {
  const key = testIssuer("short-lived", {
    kid: 9,
    validFrom: "2026-03-01T05:00:00Z",
    validTo: "2026-06-01T05:00:00Z",
  });
  const kindOf = async (validFrom: string, validTo: string) =>
    (await openToken(key.token(someFields({ validFrom, validTo })), [key], verifyByNode)).kind;

  test("[P7] a key that is not at hand makes the pass unknown, not forged", async () => {
    const text = key.token(someFields());
    expect(await open(text)).toEqual({ kind: "unknown-key", kid: 9 });
    expect(await openToken(text, [], verifyByNode)).toEqual({ kind: "unknown-key", kid: 9 });
  });

  test("[P7] a pass begins in its key's time, or not long before and ends in it", async () => {
    expect(await kindOf("2026-04-01T00:00:00Z", "2026-04-02T00:00:00Z")).toBe("pass");
    expect(await kindOf("2026-03-01T00:00:00Z", "2026-03-01T05:01:00Z")).toBe("pass");
    expect(await kindOf("2026-06-01T05:00:00Z", "2026-07-01T00:00:00Z")).toBe("pass");
    expect(await kindOf("2026-06-01T05:01:00Z", "2026-07-01T00:00:00Z")).toBe("unknown-key");
    expect(await kindOf("2026-02-01T00:00:00Z", "2026-03-01T05:00:00Z")).toBe("unknown-key");
  });

  test("[P7] a key whose dates cannot be read serves no pass", async () => {
    const undated = { ...key, validTo: "never" };
    const text = key.token(someFields({ validFrom: "2026-04-01T00:00:00Z" }));
    expect((await openToken(text, [undated], verifyByNode)).kind).toBe("unknown-key");
  });

  test("[P7] the realm is the key's: a drill pass says so", async () => {
    expect(await open(drill.token(someFields()))).toMatchObject({ kind: "pass", realm: "drill" });
  });
});
