import { type IsoTime, iso, ms } from "../../shared/domain/time.ts";
import { fromBase64url, toBase64url } from "../api/bytes.ts";
import { type Database, type Meta, type Pin, readMeta } from "./database.ts";

/**
 * [O8] A PIN says who is on duty on a tablet that many share; it opens nothing and proves nothing to the server. It is
 * made and kept here alone, and never as it is typed.
 */
export const pinLength = 6;

/** Half a second to a second on the tablets in use: little for a shift, much for trying a million. */
const iterations = 300_000;
const mostWrong = 5;
const firstWaitMs = 60_000;
const longestWaitMs = 15 * 60_000;
const validMs = 10 * 24 * 3_600_000;

/** All alike, or counting up or down: what anybody would try first. */
export const easilyGuessed = (digits: string): boolean => {
  const steps = new Set([...digits].slice(1).map((digit, n) => Number(digit) - Number(digits[n])));
  return steps.size === 1 && Math.abs([...steps][0] ?? 0) <= 1;
};

const derived = async (digits: string, salt: string, rounds: number): Promise<string> => {
  const typed = new TextEncoder().encode(digits);
  const key = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveBits"]);
  const how = {
    name: "PBKDF2",
    hash: "SHA-256",
    salt: fromBase64url(salt),
    iterations: rounds,
  };
  return toBase64url(new Uint8Array(await crypto.subtle.deriveBits(how, key, 256)));
};

/** What is kept of a PIN that its owner, who has just signed in at the server, chose. `now`: true time, ms. */
export const makePin = async (digits: string, displayName: string, now: number): Promise<Pin> => {
  const salt = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  return {
    displayName,
    salt,
    verifier: await derived(digits, salt, iterations),
    iterations,
    signedInAt: iso(now),
    wrong: 0,
    waitUntil: null,
  };
};

export type PinState =
  | { readonly kind: "ready" }
  | { readonly kind: "waiting"; readonly until: IsoTime }
  /** Too long since the last sign-in, or the clock stands before it: only the server can say who this is. */
  | { readonly kind: "expired" };

/** [O8] Whether a PIN may be tried now (true time, ms). */
export const pinState = ({ signedInAt, waitUntil }: Pin, now: number): PinState => {
  const age = now - ms(signedInAt);
  if (age >= validMs || age < -24 * 3_600_000) return { kind: "expired" };
  if (waitUntil !== null && now < ms(waitUntil)) return { kind: "waiting", until: waitUntil };
  return { kind: "ready" };
};

/** The wait after so many wrong tries: none before the fifth, then longer with each. */
const waitAfter = (wrong: number, now: number): IsoTime | null =>
  wrong < mostWrong
    ? null
    : iso(now + Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - mostWrong)));

/** Changes what is kept of PINs, in one transaction. Resolves when it is durable. */
export const changePins = async (
  db: Database,
  change: (pins: Meta["pins"]) => Meta["pins"],
): Promise<Meta["pins"]> => {
  const tx = db.transaction("meta", "readwrite", { durability: "strict" });
  const done = tx.done;
  const before = ((await tx.store.get("pins")) as Meta["pins"] | undefined) ?? {};
  const after = change(before);
  if (after !== before) await tx.store.put(after, "pins");
  await done;
  return after;
};

export type Tried =
  | { readonly kind: "right" }
  /** So many tries are left before a wait. */
  | { readonly kind: "wrong"; readonly left: number }
  | Exclude<PinState, { readonly kind: "ready" }>
  | { readonly kind: "unknown" };

/**
 * [O8] Tries a PIN. The try is counted and kept before it is looked at, so that closing the page in between, or trying
 * on two pages at once, gains nothing.
 */
export const tryPin = (
  db: Database,
  person: string,
  digits: string,
  now: number,
  locks: LockManager,
): Promise<Tried> =>
  locks.request("greenlane-pin", async (): Promise<Tried> => {
    const pin = (await readMeta(db, "pins"))?.[person];
    if (!pin) return { kind: "unknown" };
    const state = pinState(pin, now);
    if (state.kind !== "ready") return state;
    const wrong = pin.wrong + 1;
    const counted = { ...pin, wrong, waitUntil: waitAfter(wrong, now) };
    await changePins(db, (pins) => ({ ...pins, [person]: counted }));
    if ((await derived(digits, pin.salt, pin.iterations)) === pin.verifier) {
      await changePins(db, (pins) => ({
        ...pins,
        [person]: { ...pin, wrong: 0, waitUntil: null },
      }));
      return { kind: "right" };
    }
    return counted.waitUntil === null
      ? { kind: "wrong", left: mostWrong - wrong }
      : { kind: "waiting", until: counted.waitUntil };
  });
