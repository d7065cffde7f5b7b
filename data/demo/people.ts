import { randomInt } from "node:crypto";
import { join } from "node:path";
import { z } from "zod";
import type { Grant, Role } from "../../shared/domain/access-shape.ts";
import { type Calls, callsTo, Refused } from "./call.ts";
import { readPrivate, writePrivate } from "./private-file.ts";

export interface DemoPerson {
  readonly username: string;
  readonly displayName: string;
  readonly grants: readonly Grant[];
}

const province = "binh-phuoc";
const inProvince = (role: Role): Grant[] => [{ role, scope: { kind: "area", id: province } }];
const everywhere = (role: Role): Grant[] => [{ role, scope: { kind: "all" } }];

/** One person of each role besides the administrator; the names are invented. */
export const people: readonly DemoPerson[] = [
  { username: "officer", displayName: "Trần Văn Chốt", grants: inProvince("officer") },
  { username: "registrar", displayName: "Lê Thị Đăng", grants: everywhere("registrar") },
  { username: "receiver", displayName: "Nguyễn Văn Nhận", grants: inProvince("receiver") },
  { username: "commander", displayName: "Phạm Minh Huy", grants: everywhere("commander") },
  { username: "inspector", displayName: "Đỗ Thanh Tra", grants: everywhere("inspector") },
];

const alphabet = "23456789abcdefghjkmnpqrstvwxyz";
/** Sixteen characters in groups of four, easy to type from the screen: about 78 bits. */
export const makePassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(""),
  ).join("-");

/** Passwords by server and user name. */
const kept = z.record(z.string(), z.record(z.string(), z.string()));
const fileIn = (folder: string): string => join(folder, "demo-people.json");

/** Of an earlier run; `server` is its address. */
export const keptPassword = (folder: string, server: string, username: string): string | null =>
  readPrivate(fileIn(folder), kept)?.[server]?.[username] ?? null;

export const keepPassword = (
  folder: string,
  server: string,
  username: string,
  password: string,
): void => {
  const all = readPrivate(fileIn(folder), kept) ?? {};
  writePrivate(fileIn(folder), { ...all, [server]: { ...all[server], [username]: password } });
};

/** A person's calls. Rejects with `Refused` for a wrong password. */
export const signIn = async (
  origin: string,
  credentials: { username: string; password: string },
): Promise<Calls> => {
  const calls = callsTo(origin);
  await calls.call("signIn", { body: credentials });
  return calls;
};

/** Signs in with the password kept from an earlier run; null when there is none or it is no longer right. */
const signInAsBefore = async (
  folder: string,
  origin: string,
  username: string,
): Promise<Calls | null> => {
  const password = keptPassword(folder, origin, username);
  if (password === null) return null;
  try {
    return await signIn(origin, { username, password });
  } catch (error) {
    if (error instanceof Refused && error.problem.code === "wrong-credentials") return null;
    throw error;
  }
};

export interface SignedIn {
  readonly calls: Calls;
  readonly username: string;
  readonly password: string;
}

/** Makes sure each person exists with a password we know, kept in `folder`, and signs each in. */
export const signInPeople = async (
  administrator: Calls,
  origin: string,
  folder: string,
): Promise<ReadonlyMap<string, SignedIn>> => {
  const there = (await administrator.call("users", {})).items;
  const signedIn = new Map<string, SignedIn>();
  for (const { username, displayName, grants } of people) {
    let calls = await signInAsBefore(folder, origin, username);
    if (!calls) {
      const password = makePassword();
      const before = there.find((person) => person.username === username);
      if (before)
        await administrator.call("changeUser", { params: { id: before.id }, body: { password } });
      else
        await administrator.call("createUser", {
          body: { username, displayName, password, grants: [...grants] },
        });
      keepPassword(folder, origin, username, password);
      calls = await signIn(origin, { username, password });
    }
    signedIn.set(username, { calls, username, password: keptPassword(folder, origin, username)! });
  }
  return signedIn;
};
