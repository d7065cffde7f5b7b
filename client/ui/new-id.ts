import { uuidv7 } from "../../shared/domain/uuid.ts";

/** An id for what a page is about to send: made once, so that sending it again counts once. `at`: the time, ms. */
export const newId = (at = Date.now()): string =>
  uuidv7(at, crypto.getRandomValues(new Uint8Array(10)));
