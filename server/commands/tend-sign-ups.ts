import { isRefusal } from "../../shared/contract/problems.ts";
import { isSignUpOutlived, signUpKeptMs } from "../../shared/domain/sign-up.ts";
import type { Store } from "../store/ports.ts";
import { signUpEvent } from "./sign-up.ts";

/** At a time: nobody who writes is held up for long. */
const mostAtOnce = 500;

/** [N8] Deletes requests for accounts past their time, each with its salt; the log says that it was. Answers how many. */
export const tendSignUps = async (store: Store, at: number): Promise<number> => {
  const left = await store.reads.signUpsLeft(at - signUpKeptMs, mostAtOnce);
  if (left.length === 0) return 0;
  const deleted = await store.write(async (tx) => {
    // As they are now: one may have been decided since.
    const now = await tx.signUpsByIds(left.map(({ id }) => id));
    const over = now.filter((one) => isSignUpOutlived(one, at));
    for (const { id } of over) await tx.dropSignUp(id);
    await tx.append(
      over.map((one) => signUpEvent("deleted", one)),
      at,
    );
    return over.length;
  });
  return isRefusal(deleted) ? 0 : deleted;
};
