import { identityBytes } from "../../shared/domain/identity-paper.ts";
import { fromBase64url, sha256, toBase64url } from "./bytes.ts";

/** [R6] [W9] Chance of one list, or one entry of the watchlist, alone. */
export const newPaperSalt = (): string => toBase64url(crypto.getRandomValues(new Uint8Array(16)));

/** [R6] What stands for a paper's whole number under this salt. Rejects where the page has no Web Crypto, as over plain HTTP. */
export const paperHashIn = (salt: string, number: string): Promise<string> =>
  sha256(identityBytes(fromBase64url(salt), number));
