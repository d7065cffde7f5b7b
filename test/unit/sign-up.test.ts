import { describe, expect, it } from "vitest";
import { passStateAt, phoneEndOf } from "../../shared/domain/public-status.ts";
import { receiptCodeOf, uuidEndsOf } from "../../shared/domain/receipt-code.ts";
import {
  besides,
  carrierOf,
  completed,
  grantOfCarrier,
  isSignUpOutlived,
  sameAs,
  signUpKeptMs,
} from "../../shared/domain/sign-up.ts";
import { taxNumber } from "../../shared/domain/tax-number.ts";
import { ms } from "../../shared/domain/time.ts";
import { aPass } from "../build/a-pass.ts";
import { aCarrier } from "../build/a-place.ts";
import { aScanId } from "../build/a-scan.ts";
import { aSignUp, aSignUpAsked } from "../build/a-sign-up.ts";
import { at } from "../build/times.ts";

describe("how a pass stands for who asks", () => {
  it("[N1] it is not yet valid, valid and ended by its times, and revoked for good", () => {
    const pass = aPass({ validFrom: at("09:00"), validTo: at("17:00") });
    const atTime = (time: string, change = {}) => passStateAt({ ...pass, ...change }, ms(at(time)));
    expect(["08:59", "09:00", "16:59", "17:00"].map((time) => atTime(time))).toEqual([
      "not-yet",
      "valid",
      "valid",
      "ended",
    ]);
    expect(["08:59", "17:00"].map((time) => atTime(time, { status: "suspended" }))).toEqual([
      "suspended",
      "ended",
    ]);
    expect(atTime("17:00", { status: "revoked" })).toBe("revoked");
    expect(atTime("12:00", { status: "spent" })).toBe("spent");
  });

  it("[N1] an id is found by the code that it makes", () => {
    const id = aScanId(4_711);
    expect(uuidEndsOf(receiptCodeOf(id))).toContain(id.slice(21));
  });

  it("[N2] a telephone ends in its last four digits, however it is set out", () => {
    expect(["0271 3777 888", "+84.271.3777.888", "0271377788 8"].map(phoneEndOf)).toEqual([
      "7888",
      "7888",
      "7888",
    ]);
    expect(phoneEndOf("888")).toBeNull();
  });
});

describe("a request for an account", () => {
  it("[N9] has the tax number of a business, whose last digit checks the others, or none", () => {
    const read = (text: string) => taxNumber.safeParse(text).data ?? null;
    expect(["0100233488", "010 023 3488", "0314409058-002", "0314409058002"].map(read)).toEqual([
      "0100233488",
      "0100233488",
      "0314409058-002",
      "0314409058-002",
    ]);
    expect(
      ["0100233489", "0100233", "074091000123", "0314409058-0", "", "x".repeat(50)].map(read),
    ).toEqual([null, null, null, null, null, null]);
  });

  it("[N6] is held beside carriers of the same tax number, telephone or much the same name", () => {
    const asked = aSignUpAsked();
    const same = (change: Parameters<typeof aCarrier>[0]) => sameAs(asked, aCarrier(change));
    expect(same({ name: "HTX Bù Nhơ" })).toEqual(["name"]);
    expect(same({ name: "Cty CP vận tải BU NHO" })).toEqual(["name"]);
    expect(same({ name: "Vận tải Phước Long" })).toEqual([]);
    expect(same({ taxNumber: "0100233488-003" })).toEqual(["tax-number"]);
    expect(same({ taxNumber: "0314409058" })).toEqual([]);
    for (const phone of ["+84 271 3666 555", "2713666555"])
      expect(same({ phone })).toEqual(["phone"]);
    expect(sameAs({ ...asked, taxNumber: null }, aCarrier())).toEqual([]);
  });

  it("[N6] what tells most comes first, and nobody weighs more than ten", () => {
    const byName = Array.from({ length: 12 }, (_, n) =>
      aCarrier({ id: `bu-nho-${n}`, name: "Vận tải Bù Nho" }),
    );
    const byTax = aCarrier({ id: "phu-rieng", name: "Phú Riềng", taxNumber: "0100233488" });
    const found = besides(aSignUpAsked(), [...byName, byTax]);
    expect(found[0]?.[0].id).toBe("phu-rieng");
    expect(found).toHaveLength(10);
  });

  it("[N5] a carrier on record is completed and nothing of it written over; a new one is as it was asked", () => {
    const asked = aSignUpAsked();
    const known = aCarrier({ phone: "0271 3777 888" });
    expect(completed(known, asked)).toEqual({ ...known, taxNumber: "0100233488" });
    expect(completed(aCarrier({ taxNumber: "0314409058" }), asked)).toEqual(
      aCarrier({ phone: asked.phone, taxNumber: "0314409058" }),
    );
    expect(carrierOf("bu-nho", { ...asked, taxNumber: null })).toEqual({
      id: "bu-nho",
      name: asked.carrier,
      phone: asked.phone,
      active: true,
    });
    expect(grantOfCarrier("bu-nho")).toEqual({
      role: "carrier",
      scope: { kind: "carrier", id: "bu-nho" },
    });
  });

  it("[N8] is over 30 days after it came, or after it was decided", () => {
    const came = ms(at());
    expect(isSignUpOutlived(aSignUp(), came + signUpKeptMs - 1)).toBe(false);
    expect(isSignUpOutlived(aSignUp(), came + signUpKeptMs)).toBe(true);
    const decided = aSignUp({
      outcome: { what: "refused", id: aScanId(1), by: "an", at: at("10:00"), reasons: [] },
    });
    expect(isSignUpOutlived(decided, came + signUpKeptMs)).toBe(false);
    expect(isSignUpOutlived(decided, ms(at("10:00")) + signUpKeptMs)).toBe(true);
  });
});
