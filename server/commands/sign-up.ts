import { isDeepStrictEqual } from "node:util";
import { idTaken, isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { NewSignUp } from "../../shared/contract/sign-ups.ts";
import type { SignUp } from "../../shared/domain/sign-up-shape.ts";
import { iso } from "../../shared/domain/time.ts";
import { hashPassword, verifyPassword } from "../passwords.ts";
import { areasToChoose } from "../queries/sign-ups.ts";
import type { NewEvent, Store } from "../store/ports.ts";
import { signUpTopics } from "../topics.ts";

/** [N6] The log says that it came and how it was decided, and nothing of whom. */
export const signUpEvent = (
  type: "received" | "approved" | "refused" | "deleted",
  { id, asked }: SignUp,
): NewEvent => ({
  type: `sign-up.${type}`,
  subject: { kind: "sign-up", id },
  payload: {},
  topics: signUpTopics(asked.area),
});

/** What is on record under the id, where it is what is asked; a refusal where it is not. */
const repeated = async (
  before: SignUp,
  { asked, password }: NewSignUp,
): Promise<SignUp | Refusal> => {
  // Once it is decided there is no password to compare.
  const samePassword =
    before.passwordHash === null || (await verifyPassword(before.passwordHash, password));
  return samePassword && isDeepStrictEqual(before.asked, asked) ? before : idTaken;
};

/**
 * [N3] Puts a request for a carrier's account on record. [N4] Its password is hashed before anything is looked at, as long for
 * whatever is asked. The same again is the same; refuses `already-exists` for its id with another content and
 * `unknown-reference` for an area that is none. Which names and carriers there are it does not look at.
 */
export const submitSignUp = async (
  store: Store,
  given: NewSignUp,
  at: number,
): Promise<SignUp | Refusal> => {
  const { asked, password } = given;
  const made: SignUp = {
    id: given.id.toLowerCase(),
    at: iso(at),
    asked,
    passwordHash: await hashPassword(password),
    outcome: null,
  };
  const written = await store.write(async (tx) => {
    const before = await tx.signUp(made.id);
    if (before) return before;
    const areas = areasToChoose(await tx.reference(), at);
    if (!areas.some((area) => area.id === asked.area))
      return refusal("unknown-reference", { "asked.area": "unknown-place" });
    await tx.putSignUp(made);
    await tx.append([signUpEvent("received", made)], at);
    return made;
  });
  return isRefusal(written) || written === made ? written : repeated(written, given);
};
