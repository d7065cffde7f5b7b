import type { Session } from "../../../shared/contract/people.ts";
import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import { everythingAllowed } from "../../../shared/domain/access.ts";
import type { Grant } from "../../../shared/domain/access-shape.ts";
import { iso } from "../../../shared/domain/time.ts";
import { addPerson, changePerson } from "../../commands/manage-people.ts";
import { needsSetup, type SetupToken, setUp } from "../../commands/set-up.ts";
import { type SignedIn, signIn, signOut } from "../../commands/sign-in.ts";
import { peopleFor, presentPerson } from "../../queries/people.ts";
import type { Store } from "../../store/ports.ts";
import type { CallContext, Handlers } from "../handler.ts";
import type { RateLimits } from "../rate-limits.ts";

interface Known {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly grants: readonly Grant[];
}

const presentSession = ({ id, username, displayName, grants }: Known, at: number): Session => ({
  person: { id, username, displayName, grants: [...grants] },
  may: everythingAllowed(grants),
  serverTime: iso(at),
});

const started = (
  result: SignedIn | Refusal,
  { setSession, at }: CallContext,
): Session | Refusal => {
  if (isRefusal(result)) return result;
  setSession(result);
  return presentSession(result.account, at);
};

export interface PeopleParts {
  readonly store: Store;
  readonly limits: RateLimits;
  /** The token of the link printed at this start; null when there was an administrator. */
  readonly setupToken: SetupToken | null;
}

export const peopleHandlers = ({
  store,
  limits,
  setupToken,
}: PeopleParts): Pick<
  Handlers,
  "setupState" | "setup" | "signIn" | "session" | "signOut" | "users" | "createUser" | "changeUser"
> => ({
  setupState: async () => ({ needed: setupToken !== null && (await needsSetup(store.reads)) }),

  setup: async ({ body }, context) =>
    started(await setUp(store, setupToken, body, context.at), context),

  signIn: async ({ body }, context) => {
    const key = `${body.username}|${context.address}`;
    const wait = await limits.take("password", key);
    if (wait) return { ...refusal("rate-limited"), ...wait };
    const result = await signIn(store, body, context.at);
    if (!isRefusal(result)) await limits.forgive("password", key);
    return started(result, context);
  },

  session: async (_, { caller, at }) =>
    caller.kind === "person"
      ? presentSession({ ...caller, id: caller.account }, at)
      : refusal("not-signed-in"),

  signOut: async (_, { sessionCookie, setSession }) => {
    if (sessionCookie) await signOut(store, sessionCookie);
    setSession(null);
    return {};
  },

  users: async () => ({ items: await peopleFor(store.reads) }),

  createUser: async ({ body }, { at }) => {
    const result = await addPerson(store, body, at);
    return isRefusal(result) ? result : presentPerson(result);
  },

  changeUser: async ({ params, body }, { at }) => {
    const result = await changePerson(store, params.id, body, at);
    return isRefusal(result) ? result : presentPerson(result);
  },
});
