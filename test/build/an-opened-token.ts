import type { OpenedToken } from "../../shared/domain/pass-token.ts";
import { aPassOnFile } from "./a-pass.ts";

export type SignedToken = Extract<OpenedToken, { kind: "pass" }>;

/** What opening the QR of `aPass()` gives: signed by key 1, saying what is on file. */
export const anOpenedToken = (change: Partial<SignedToken> = {}): SignedToken => {
  const pass = aPassOnFile();
  return {
    kind: "pass",
    id: pass.id,
    kid: 1,
    realm: "live",
    list: 0,
    index: 7,
    rev: pass.rev,
    plate: pass.plate,
    occupantsMax: pass.occupantsMax,
    vehicleKind: pass.kind,
    purpose: pass.purpose,
    endpointCode: 1,
    corridorCode: 1,
    validFrom: pass.validFrom,
    validTo: pass.validTo,
    ...change,
  };
};
