import { randomUUID, timingSafeEqual } from "node:crypto";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { iso } from "../../shared/domain/time.ts";
import { hashPassword } from "../passwords.ts";
import { hashSecret, randomSecret } from "../secrets.ts";
import type { Account, PeopleReads, Store } from "../store/ports.ts";
import { isAdministrator, personEvent } from "./manage-people.ts";
import { openSession, type SignedIn } from "./sign-in.ts";

/** The one-time link of a first start: only its hash is kept, and only in memory. */
export interface SetupToken {
  readonly hash: string;
}

/** A new token and what the link carries. */
export const makeSetupToken = (): { readonly token: SetupToken; readonly secret: string } => {
  const secret = randomSecret();
  return { token: { hash: hashSecret(secret) }, secret };
};

/** Is there nobody yet who may manage people? */
export const needsSetup = async (reads: PeopleReads): Promise<boolean> =>
  !(await reads.accounts()).some(isAdministrator);

export interface FirstPerson {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
}

const administrator = async (person: FirstPerson, at: number): Promise<Account> => ({
  id: randomUUID(),
  username: person.username,
  displayName: person.displayName,
  passwordHash: await hashPassword(person.password),
  grants: [{ role: "administrator", scope: { kind: "all" } }],
  active: true,
  createdAt: iso(at),
});

/**
 * Makes the first administrator and signs the person in. Refuses `setup-done` once there is one, a wrong token
 * as `invalid-input`, and a user name that is taken (by somebody who is no administrator).
 */
export const setUp = async (
  store: Store,
  setupToken: SetupToken | null,
  input: FirstPerson & { readonly token: string },
  at: number,
): Promise<SignedIn | Refusal> => {
  if (!setupToken || !(await needsSetup(store.reads))) return refusal("setup-done");
  const given = Buffer.from(hashSecret(input.token));
  if (!timingSafeEqual(given, Buffer.from(setupToken.hash)))
    return refusal("invalid-input", { token: "setup-token" });
  const account = await administrator(input, at);
  return store.write(async (tx) => {
    if (!(await needsSetup(tx))) return refusal("setup-done");
    if (await tx.accountByUsername(account.username))
      return refusal("already-exists", { username: "username-taken" });
    await tx.putAccount(account);
    await tx.append([personEvent("person.added", account)], at);
    return openSession(tx, account, at);
  });
};

/**
 * Makes the user `admin` with a password from the environment when there is no administrator.
 * True when it did; an `admin` who was demoted or deactivated is left alone.
 */
export const setUpFromPassword = async (
  store: Store,
  password: string,
  at: number,
): Promise<boolean> => {
  if (!(await needsSetup(store.reads))) return false;
  const person = { username: "admin", displayName: "Quản trị viên", password };
  const account = await administrator(person, at);
  const done = await store.write<boolean>(async (tx) => {
    if (!(await needsSetup(tx)) || (await tx.accountByUsername(account.username))) return false;
    await tx.putAccount(account);
    await tx.append([personEvent("person.added", account)], at);
    return true;
  });
  return done === true;
};
