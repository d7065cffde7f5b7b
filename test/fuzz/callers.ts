import { type Role, roles, type Scope } from "../../shared/domain/access-shape.ts";
import type { TestDevice } from "../build/a-device.ts";
import type { TestServer } from "../build/a-server.ts";
import { askOnce, bringOne, proposeSome } from "./an-installation.ts";
import type { Operation } from "./read-description.ts";

/** Somebody who calls: how a request is made theirs, and made anew when they were signed out or cut off. */
export interface Caller {
  /** What the tables add it to: a role, `nobody` or `tablet`. */
  readonly group: string;
  readonly name: string;
  /** Whether the contract opens an operation to callers of this kind; what it does there is another matter. */
  readonly mayCall: (operation: Operation) => boolean;
  readonly sign: (
    method: string,
    path: string,
    content?: string | Uint8Array,
  ) => Promise<Readonly<Record<string, string>>>;
  readonly renew: () => void;
  readonly tablet: () => Promise<TestDevice | null>;
}

/** The same person throughout: whatever others made of the account, it is as it was once it signs in again. */
const personCaller = (server: TestServer, role: Role, scope: Scope, name: string): Caller => {
  let account: Awaited<ReturnType<TestServer["person"]>> | null = null;
  let cookie: string | null = null;
  return {
    group: role,
    name,
    mayCall: ({ who, roles: opened }) => who === "anyone" || opened.includes(role),
    sign: async () => {
      if (!account) {
        account = await server.person(name.replace(", ", "-"), [{ role, scope }]);
        await bringOne(server, account);
        await proposeSome(server, account);
      }
      cookie ??= await server.signIn(account);
      return { cookie };
    },
    renew: () => {
      cookie = null;
    },
    tablet: async () => null,
  };
};

const tabletCaller = (server: TestServer, checkpoint: string): Caller => {
  let tablet: TestDevice | null = null;
  const at = async (): Promise<TestDevice> => {
    if (!tablet) {
      tablet = await server.tablet(checkpoint);
      await askOnce(server, tablet, checkpoint);
    }
    return tablet;
  };
  return {
    group: "tablet",
    name: `tablet of ${checkpoint}`,
    mayCall: ({ who, orDevice }) => who === "anyone" || who === "device" || orDevice,
    sign: async (method, path, content) => ({
      authorization: (await at()).authorization(method, path, server.clock.now, content),
    }),
    renew: () => {
      tablet = null;
    },
    tablet: at,
  };
};

export const nobody: Caller = {
  group: "nobody",
  name: "nobody",
  mayCall: ({ who }) => who === "anyone",
  sign: async () => ({}),
  renew: () => undefined,
  tablet: async () => null,
};

/**
 * Three of each: nobody; tablets of a border, of an endpoint's gate and of the neighbouring province; each role over
 * everything, twice so that one may decide on what the other proposed, and over the neighbouring province.
 */
export const callersOf = (server: TestServer): readonly Caller[] => [
  nobody,
  nobody,
  nobody,
  ...["tan-lap", "cong-kcn-chon-thanh", "dak-r-lap"].map((post) => tabletCaller(server, post)),
  ...roles.flatMap((role) => [
    personCaller(server, role, { kind: "all" }, role),
    personCaller(server, role, { kind: "all" }, `${role}, second`),
    personCaller(server, role, { kind: "area", id: "dak-nong" }, `${role}, bounded`),
  ]),
];

/** What callers are told apart by in tables; each kind sends as many requests as the next. */
export const callerGroups: readonly string[] = ["nobody", "tablet", ...roles];
