import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import type { newPerson, personChange } from "../../shared/contract/people.ts";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { mayAnywhere } from "../../shared/domain/access.ts";
import { iso } from "../../shared/domain/time.ts";
import { hashPassword } from "../passwords.ts";
import type { Account, NewEvent, Reads, Store, Writes } from "../store/ports.ts";
import { everyone } from "../topics.ts";

/** Active and administrator of the whole installation: one of these must remain. */
export const isAdministrator = (account: Account): boolean =>
  account.active &&
  account.grants.some(({ role, scope }) => role === "administrator" && scope.kind === "all");

/** For the log only, hence no topics: people are read by administrators, never pushed. No personal data. */
export const personEvent = (
  type: "person.added" | "person.changed",
  account: Account,
): NewEvent => ({
  type,
  subject: { kind: "person", id: account.id },
  payload: {
    active: account.active,
    grants: account.grants
      .map(
        ({ role, scope }) =>
          `${role}@${scope.kind === "all" ? "all" : `${scope.kind}:${scope.id}`}`,
      )
      .join(" "),
  },
  topics: [],
});

const mayBeOnDuty = ({ active, grants }: Account): boolean =>
  active && mayAnywhere(grants, "post.duty");

/**
 * [X25] What posts' tablets hear when one who may be on duty somewhere comes, changes or goes: each is told whether
 * that is at its own post. None where it is nobody's affair.
 */
const officerEvents = (before: Account | null, after: Account): NewEvent[] =>
  [before, after].some((account) => account && mayBeOnDuty(account))
    ? [
        {
          type: "officer.changed",
          subject: { kind: "officer", id: after.id },
          payload: {},
          topics: [everyone],
        },
      ]
    : [];

/** Grants that name a place which does not exist, as `grants.0.scope.id`. */
const wrongGrants = async (
  reads: Reads,
  grants: Account["grants"],
): Promise<Record<string, string>> => {
  const reference = await reads.reference();
  const places = {
    area: reference.areas,
    checkpoint: reference.checkpoints,
    endpoint: reference.endpoints,
    corridor: reference.corridors,
    carrier: reference.carriers,
  };
  const wrong: Record<string, string> = {};
  for (const [i, { scope }] of grants.entries())
    if (scope.kind !== "all" && !places[scope.kind].some((place) => place.id === scope.id))
      wrong[`grants.${i}.scope.id`] = "unknown-place";
  return wrong;
};

/** Puts a new person on record within a transaction. Refuses a user name that is taken and a grant over no place. */
export const addWithin = async (
  tx: Reads & Writes,
  account: Account,
  at: number,
): Promise<Account | Refusal> => {
  if (await tx.accountByUsername(account.username))
    return refusal("already-exists", { username: "username-taken" });
  const wrong = await wrongGrants(tx, account.grants);
  if (Object.keys(wrong).length > 0) return refusal("unknown-reference", wrong);
  await tx.putAccount(account);
  await tx.append([personEvent("person.added", account), ...officerEvents(null, account)], at);
  return account;
};

/** Adds a person. Refuses a user name that is taken and a grant over a place that does not exist. */
export const addPerson = async (
  store: Store,
  input: z.output<typeof newPerson>,
  at: number,
): Promise<Account | Refusal> => {
  const { password, ...person } = input;
  const account: Account = {
    ...person,
    id: randomUUID(),
    passwordHash: await hashPassword(password),
    active: true,
    createdAt: iso(at),
  };
  return store.write((tx) => addWithin(tx, account, at));
};

/**
 * [X6] Changes a person. A new password, new grants or deactivation ends every session at once; the last active
 * administrator can neither be deactivated nor demoted.
 */
export const changePerson = async (
  store: Store,
  id: string,
  change: z.output<typeof personChange>,
  at: number,
): Promise<Account | Refusal> => {
  const passwordHash = change.password === undefined ? null : await hashPassword(change.password);
  return store.write(async (tx) => {
    const before = await tx.account(id);
    if (!before) return refusal("not-found");
    const after: Account = {
      ...before,
      displayName: change.displayName ?? before.displayName,
      grants: change.grants ?? before.grants,
      active: change.active ?? before.active,
      passwordHash: passwordHash ?? before.passwordHash,
    };
    if (isAdministrator(before) && !isAdministrator(after)) {
      const others = (await tx.accounts()).filter((a) => a.id !== id && isAdministrator(a));
      if (others.length === 0)
        return refusal("invalid-input", {
          [after.active ? "grants" : "active"]: "last-administrator",
        });
    }
    const wrong = change.grants ? await wrongGrants(tx, change.grants) : {};
    if (Object.keys(wrong).length > 0) return refusal("unknown-reference", wrong);
    await tx.putAccount(after);
    const sameGrants = isDeepStrictEqual(after.grants, before.grants);
    if (passwordHash !== null || !sameGrants || !after.active) await tx.dropSessionsOf(id);
    await tx.append([personEvent("person.changed", after), ...officerEvents(before, after)], at);
    return after;
  });
};
