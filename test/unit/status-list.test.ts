import { createPublicKey } from "node:crypto";
import { Sign1 } from "@auth0/cose";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeCanonical } from "../../shared/domain/cbor.ts";
import { type PassStatus, passStatuses } from "../../shared/domain/pass.ts";
import {
  encodeStatusList,
  newerList,
  openStatusList,
  packStatuses,
  type StatusList,
  type StatusListFields,
  sealStatusList,
  statusAt,
} from "../../shared/domain/status-list.ts";
import {
  deflateByNode,
  inflateByNode,
  spkiOf,
  testIssuer,
  verifyByNode,
} from "../build/issuing-key.ts";

const issuer = testIssuer("status-list", { kid: 5 });
const other = testIssuer("status-list other", { kid: 5 });
const fieldsOf = (fields: Partial<StatusListFields> = {}): StatusListFields => ({
  list: 1,
  seq: 7,
  size: 1000,
  issuedAt: "2026-11-22T01:00:00.000Z",
  ttlSeconds: 900,
  expiresAt: "2026-11-29T01:00:00.000Z",
  ...fields,
});
const statuses: readonly (readonly [number, PassStatus])[] = [
  [0, "revoked"],
  [1, "suspended"],
  [2, "spent"],
  [999, "revoked"],
];
const signed = (fields: Partial<StatusListFields> = {}, by = issuer): Uint8Array => {
  const given = fieldsOf(fields);
  const inside = statuses.filter(([index]) => index < given.size);
  const payload = encodeStatusList(given, deflateByNode(packStatuses(given.size, inside)));
  return sealStatusList(by.kid, payload, by.sign(payload, "GL1-status"));
};
const open = (bytes: Uint8Array, keys = [issuer]) =>
  openStatusList(bytes, keys, verifyByNode, inflateByNode);
const opened = async (fields: Partial<StatusListFields> = {}): Promise<StatusList> => {
  const list = await open(signed(fields));
  if (!list) throw new Error("the list did not open");
  return list;
};

describe("two bits a pass", () => {
  test("[P8] what is packed is what is read, for every pass, and nothing beyond the end", () => {
    const any = fc.integer({ min: 0, max: 3000 }).chain((size) =>
      fc.tuple(
        fc.constant(size),
        fc.array(fc.tuple(fc.nat(Math.max(0, size - 1)), fc.constantFrom(...passStatuses)), {
          maxLength: size === 0 ? 0 : 200,
        }),
      ),
    );
    fc.assert(
      fc.property(any, ([size, entries]) => {
        const bits = packStatuses(size, entries);
        expect(bits).toHaveLength(Math.ceil(size / 4));
        const last = new Map(entries);
        for (let index = 0; index < size; index += 1)
          expect(statusAt({ bits, size }, index)).toBe(last.get(index) ?? "valid");
        for (let index = size; index < size + 5; index += 1)
          expect(statusAt({ bits, size }, index)).toBeUndefined();
      }),
    );
  });

  test("[P8] the bytes are as other readers expect: the first pass in the lowest bits", () => {
    expect([
      ...packStatuses(5, [
        [0, "revoked"],
        [1, "suspended"],
        [2, "spent"],
        [4, "spent"],
      ]),
    ]).toEqual([0b00_11_10_01, 0b11]);
  });

  test("[P8] a status outside the list is a mistake of the caller", () => {
    for (const index of [-1, 4, 1.5])
      expect(() => packStatuses(4, [[index, "revoked"]])).toThrow(RangeError);
  });

  test("[P8] a million passes, one in a hundred revoked, travel in less than 32 kB and open", async () => {
    const size = 1_000_000;
    const revoked = Array.from(
      { length: 10_000 },
      (_, i) => [(i * 7919 * 13) % size, "revoked"] as const,
    );
    const payload = encodeStatusList(
      fieldsOf({ size }),
      deflateByNode(packStatuses(size, revoked)),
    );
    const bytes = sealStatusList(5, payload, issuer.sign(payload, "GL1-status"));
    expect(bytes.length).toBeLessThan(32_000);
    const list = await open(bytes);
    expect(list && statusAt(list, revoked[17]![0])).toBe("revoked");
    expect(list && statusAt(list, revoked[17]![0] + 1)).toBe("valid");
  });
});

describe("the signed list", () => {
  test("[P8] comes back as it was issued, times in whole seconds", async () => {
    const list = await opened({ issuedAt: "2026-11-22T08:00:00.999+07:00" });
    expect(list).toMatchObject({ ...fieldsOf(), kid: 5, realm: "live" });
    expect(statuses.map(([index]) => statusAt(list, index))).toEqual(
      statuses.map(([, status]) => status),
    );
    expect(await opened({ size: 0 })).toMatchObject({ size: 0, bits: new Uint8Array() });
  });

  test("[P8] an independent COSE library verifies it, for its purpose only", async () => {
    const key = createPublicKey({ key: spkiOf(issuer.publicKey), format: "der", type: "spki" });
    const sign1 = Sign1.decode(signed());
    const aad = (text: string) => ({ externalAAD: new TextEncoder().encode(text) });
    await expect(sign1.verify(key, aad("GL1-status"))).resolves.toBeUndefined();
    await expect(sign1.verify(key, aad("GL1"))).rejects.toThrow();
  });

  test("[P6] every single flipped bit is refused", async () => {
    const bytes = signed();
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const altered = bytes.slice();
      altered[bit >> 3]! ^= 1 << (bit & 7);
      expect(await open(altered), `bit ${bit}`).toBeUndefined();
    }
  });

  test("[P5] signed by another key, or for another purpose, it is refused", async () => {
    expect(await open(signed({}, other))).toBeUndefined();
    expect(await open(signed(), [])).toBeUndefined();
    const payload = encodeStatusList(fieldsOf(), deflateByNode(packStatuses(1000, [])));
    expect(await open(sealStatusList(5, payload, issuer.sign(payload)))).toBeUndefined();
    expect(
      await open(sealStatusList(5, payload, issuer.sign(payload, "GL1-status"))),
    ).toBeDefined();
  });

  test("[P7] issued outside its key's time it is refused; within the key's first second it is not", async () => {
    const key = {
      ...issuer,
      validFrom: "2026-11-22T01:00:00.700Z",
      validTo: "2026-11-23T00:00:00Z",
    };
    const kept = async (issuedAt: string) =>
      (await open(signed({ issuedAt }), [key])) !== undefined;
    expect(await kept("2026-11-22T01:00:00.900Z")).toBe(true);
    expect(await kept("2026-11-22T00:59:59.900Z")).toBe(false);
    expect(await kept("2026-11-23T00:00:00.000Z")).toBe(true);
    expect(await kept("2026-11-23T00:00:01.000Z")).toBe(false);
  });

  test("[P8] signed, but its bits are not what it says, it is refused", async () => {
    const { list, seq, size, ttlSeconds } = fieldsOf();
    const bits = deflateByNode(packStatuses(size, statuses));
    const fields: readonly unknown[] = [
      1,
      list,
      seq,
      size,
      1_795_309_200,
      ttlSeconds,
      1_795_914_000,
      bits,
    ];
    const openFields = (changed: readonly unknown[]) => {
      const payload = encodeCanonical(changed);
      return open(sealStatusList(5, payload, issuer.sign(payload, "GL1-status")));
    };
    expect(await openFields(fields)).toMatchObject({ list, seq, size });
    const wrong: readonly (readonly unknown[])[] = [
      fields.with(0, 2),
      fields.with(1, 65_536),
      fields.with(2, -1),
      fields.with(3, 1001),
      fields.with(3, 996),
      fields.with(3, 1_048_577),
      fields.with(4, 1_795_914_001),
      fields.with(5, 1.5),
      fields.with(6, 253_402_300_800),
      fields.with(7, deflateByNode(new Uint8Array(20_000_000))),
      fields.with(7, new Uint8Array([1, 2, 3])),
      fields.with(7, "bits"),
      fields.slice(0, 7),
      [...fields, 0],
    ];
    for (const [at, changed] of wrong.entries())
      expect(await openFields(changed), `case ${at}`).toBeUndefined();
  });

  test("[P8] a field out of range is never signed", () => {
    for (const wrong of [
      { size: 1_048_577 },
      { seq: -1 },
      { list: 70_000 },
      { expiresAt: "2026-11-01T00:00:00Z" },
      { issuedAt: "now" },
    ])
      expect(() => encodeStatusList(fieldsOf(wrong), new Uint8Array())).toThrow();
  });
});

describe("which list to keep", () => {
  test("[P9] the higher seq wins, whichever comes first; a replayed list undoes nothing", async () => {
    const old = await opened({ seq: 7 });
    const fresh = await opened({ seq: 8, issuedAt: "2026-11-22T02:00:00.000Z" });
    expect(newerList(undefined, old)).toBe(old);
    expect(newerList(old, fresh)).toBe(fresh);
    expect(newerList(fresh, old)).toBe(fresh);
  });

  test("[P9] a lower seq is refused even when it is dated later", async () => {
    const held = await opened({ seq: 8 });
    const dated = await opened({ seq: 7, issuedAt: "2026-11-25T00:00:00.000Z" });
    expect(newerList(held, dated)).toBe(held);
  });

  test("[P9] the same seq issued later is a renewal, issued earlier it is not", async () => {
    const held = await opened();
    const renewed = await opened({ issuedAt: "2026-11-22T01:10:00.000Z" });
    expect(newerList(held, renewed)).toBe(renewed);
    expect(newerList(renewed, held)).toBe(renewed);
    expect(newerList(held, await opened())).toBe(held);
  });

  test("[P9] a list of another number or key never takes its place", async () => {
    const held = await opened();
    expect(newerList(held, await opened({ list: 2, seq: 99 }))).toBe(held);
    expect(newerList(held, { ...held, kid: 6, seq: 99 })).toBe(held);
  });
});
