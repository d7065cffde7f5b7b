import { hash, randomBytes } from "node:crypto";
import type { Pass } from "../../../shared/domain/pass.ts";
import { saltBytes } from "../log-chain.ts";

/** [P29] A driver as a row keeps one: the name with a salt of its own, or, once that is erased, what the log knows it by. */
type KeptDriver = { readonly name: string; readonly salt: string } | { readonly digest: string };
type KeptPass = Omit<Pass, "driver"> & { readonly driver?: KeptDriver };

/** A pass as it is written, with a fresh salt for its driver's name. */
export const keptPass = ({ driver, ...pass }: Pass): KeptPass =>
  driver === undefined
    ? pass
    : { ...pass, driver: { name: driver, salt: randomBytes(saltBytes).toString("base64url") } };

const withoutName = (driver: KeptDriver): KeptDriver =>
  "digest" in driver
    ? driver
    : { digest: hash("sha256", `${driver.salt} ${driver.name}`, "base64url") };

/** [P29] A body as events vouch for it: the same before and after the name is erased, and nothing of it can be guessed from that. */
export const sealedBody = <T extends object>(body: T): T =>
  "driver" in body && typeof body.driver === "object" && body.driver
    ? { ...body, driver: withoutName(body.driver as KeptDriver) }
    : body;

export const toPass = (body: string): Pass => {
  const { driver, ...pass } = JSON.parse(body) as KeptPass;
  return driver && "name" in driver ? { ...pass, driver: driver.name } : pass;
};

/** [P29] The same body, its driver's name and salt erased. */
export const erasedBody = (body: string): string =>
  JSON.stringify(sealedBody(JSON.parse(body) as KeptPass));

/** Has a row lost a name? Quick for the many bodies that never had one. */
export const isErasedBody = (body: unknown): boolean =>
  typeof body === "string" &&
  body.includes('"driver":{"digest"') &&
  "digest" in Object((JSON.parse(body) as KeptPass).driver);
