import { generateKeyPairSync, sign } from "node:crypto";
import {
  encodePayload,
  type OpenedToken,
  sealToken,
  toBeSigned,
} from "../../shared/domain/pass-token.ts";
import { parsePlate } from "../../shared/domain/plate.ts";

const forger = generateKeyPairSync("ed25519").privateKey;

/** What a seller of false codes makes of a true one: another plate, the issuer's key id, his own signature. */
export const forge = (
  opened: Extract<OpenedToken, { kind: "pass" }>,
  plateText: string,
): string => {
  const plate = parsePlate(plateText) ?? opened.plate;
  const payload = encodePayload({ ...opened, plate });
  return sealToken(opened.kid, payload, sign(null, toBeSigned(opened.kid, payload), forger));
};
