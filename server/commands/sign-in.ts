import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { verifyNobody, verifyPassword } from "../passwords.ts";
import { hashSecret, randomSecret } from "../secrets.ts";
import type { Account, Store, Writes } from "../store/ports.ts";

/** A session lasts one shift of twelve hours. */
const sessionMs = 12 * 3_600_000;

export interface SignedIn {
  readonly account: Account;
  /** The cookie's value; only its hash is stored. */
  readonly cookie: string;
  /** ms */
  readonly expiresAt: number;
}

/** Opens a session within a transaction; sessions that ended are forgotten on the way. */
export const openSession = async (tx: Writes, account: Account, at: number): Promise<SignedIn> => {
  const cookie = randomSecret();
  const expiresAt = at + sessionMs;
  await tx.dropEndedSessions(at);
  await tx.putSession({ hash: hashSecret(cookie), account: account.id, expiresAt });
  return { account, cookie, expiresAt };
};

/** [X5] Refuses an unknown user, a wrong password and a deactivated person alike: `wrong-credentials`. */
export const signIn = async (
  store: Store,
  { username, password }: { readonly username: string; readonly password: string },
  at: number,
): Promise<SignedIn | Refusal> => {
  const account = await store.reads.accountByUsername(username);
  const right = account
    ? await verifyPassword(account.passwordHash, password)
    : await verifyNobody(password);
  if (!account || !right) return refusal("wrong-credentials");
  return store.write(async (tx) => {
    // The password may have been changed while this one was being verified.
    const now = await tx.account(account.id);
    if (!now?.active || now.passwordHash !== account.passwordHash)
      return refusal("wrong-credentials");
    return openSession(tx, now, at);
  });
};

/** Ends the session of a cookie's value; ending one that is over changes nothing. */
export const signOut = async (store: Store, cookie: string): Promise<void> => {
  await store.write((tx) => tx.dropSession(hashSecret(cookie)));
};
