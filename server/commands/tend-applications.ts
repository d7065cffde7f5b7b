import { isRefusal } from "../../shared/contract/problems.ts";
import { applicationKeptMs, applicationNow, isOutlived } from "../../shared/domain/application.ts";
import type { Store } from "../store/ports.ts";
import { applicationTopics } from "../topics.ts";

/** At a time: nobody who writes is held up for long. */
const mostAtOnce = 500;

/** [Y9] Deletes applications past their time, each with its salt; the log says that it was. Answers how many. */
export const tendApplications = async (store: Store, at: number): Promise<number> => {
  const left = await store.reads.applicationsLeft(at - applicationKeptMs, mostAtOnce);
  if (left.length === 0) return 0;
  const deleted = await store.write(async (tx) => {
    // As they are now: one may have been mended since.
    const now = await tx.applicationsByIds(left.map(({ id }) => id));
    const over = now.filter((one) => isOutlived(applicationNow(one), at));
    for (const { id } of over) await tx.dropApplication(id);
    await tx.append(
      over.map((one) => ({
        type: "application.deleted",
        subject: { kind: "application" as const, id: one.id },
        payload: {},
        topics: applicationTopics(applicationNow(one).asked),
      })),
      at,
    );
    return over.length;
  });
  return isRefusal(deleted) ? 0 : deleted;
};
