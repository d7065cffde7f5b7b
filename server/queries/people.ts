import type { Person } from "../../shared/contract/people.ts";
import type { Account, Reads } from "../store/ports.ts";

/** All but the password's hash. */
export const presentPerson = ({ passwordHash: _, ...person }: Account): Person => person;

/** Everybody with an account, by user name. */
export const peopleFor = async (reads: Pick<Reads, "accounts">): Promise<Person[]> =>
  (await reads.accounts()).map(presentPerson);
