import { expect, test } from "vitest";
import {
  actBetween,
  amendableFields,
  amendableOf,
  changedFields,
  printedOtherwise,
} from "../../shared/domain/pass-amendment.ts";
import { encodePayload } from "../../shared/domain/pass-token.ts";
import { aPass } from "../build/a-pass.ts";
import { aPlate } from "../build/a-plate.ts";
import { at } from "../build/times.ts";

test("[P21] what changed is told by field, and endpoints on the way by their order", () => {
  const pass = aPass();
  const first = amendableOf(pass);
  expect(changedFields(first, amendableOf({ ...pass }))).toEqual([]);
  expect(changedFields(first, amendableOf({ ...pass, via: undefined }))).toEqual([]);
  const trailer = { ...pass, trailerPlate: aPlate("93R-001.23"), use: "single" as const };
  expect(changedFields(first, amendableOf(trailer))).toEqual(["trailerPlate", "use"]);
  const via = (...ids: string[]) => amendableOf({ ...pass, via: ids });
  expect(changedFields(via("kho-a", "kho-b"), via("kho-b", "kho-a"))).toEqual(["via"]);
});

test("[P21] a version is issued, amended, revoked, spent, or spent no longer", () => {
  const acts = [
    [null, "valid"],
    ["valid", "valid"],
    ["valid", "revoked"],
    ["valid", "spent"],
    ["spent", "valid"],
  ] as const;
  expect(
    acts.map(([before, status]) => actBetween(before && { status: before }, { status })),
  ).toEqual(["issued", "amended", "revoked", "spent", "restored"]);
});

test("[P22] a code printed before tells otherwise exactly what the token says of a pass", () => {
  const said = {
    list: 0,
    index: 1,
    rev: 1,
    plate: aPlate("93C-123.45"),
    occupantsMax: 2,
    vehicleKind: 1,
    purpose: 1,
    endpointCode: 1,
    corridorCode: 1,
    validFrom: at("07:00"),
    validTo: at("07:00", 3),
  };
  const otherwise: Readonly<Record<string, object>> = {
    occupantsMax: { occupantsMax: 3 },
    purpose: { purpose: 2 },
    endpoint: { endpointCode: 2 },
    corridor: { corridorCode: 2 },
    validTo: { validTo: at("07:00", 4) },
  };
  for (const field of amendableFields) {
    const printed = Buffer.from(encodePayload(said));
    const anew = Buffer.from(encodePayload({ ...said, ...otherwise[field] }));
    expect([field, printedOtherwise([field]).length > 0]).toEqual([field, !printed.equals(anew)]);
  }
});
