import { type Pass, type PassOnFile, toPassId } from "../../shared/domain/pass.ts";
import { makeShortCode } from "../../shared/domain/short-code.ts";
import { aPlate } from "./a-plate.ts";
import { at } from "./times.ts";

/** What a tablet holds of a valid pass: a lorry of two people from Tân Lập to Chơn Thành. */
export const aPassOnFile = (change: Partial<PassOnFile> = {}): PassOnFile => ({
  id: toPassId(1, 0, 7),
  rev: 1,
  shortCode: makeShortCode(123_456_789),
  plate: aPlate(),
  trailerPlate: null,
  kind: 1,
  purpose: 1,
  carrier: "van-tai-phuoc-long",
  occupantsMax: 2,
  endpoint: "kcn-chon-thanh",
  corridor: "dt741-ql14",
  use: "multi",
  validFrom: at("00:00"),
  validTo: at("00:00", 3),
  status: "valid",
  statusReason: null,
  autoIssued: false,
  ...change,
});

/** The same as the registry sees it; its token is not a signed one. */
export const aPass = (change: Partial<Pass> = {}): Pass => ({
  ...aPassOnFile(),
  origin: "TP. Thủ Đức",
  token: "GL1:",
  issuedAt: at("08:00", -1),
  issuedBy: "registrar",
  changedAt: at("08:00", -1),
  ...change,
});
