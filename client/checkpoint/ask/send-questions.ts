import type { Answer } from "../../api/device-call.ts";
import type { AskedQuestion, Database, WaitingPhoto } from "../database.ts";
import { makeSender, type Sender, type SenderOptions, type Sent } from "../send-after-scans.ts";

export interface QuestionSenderOptions extends Omit<SenderOptions, "lock" | "next"> {
  readonly ask: (question: AskedQuestion["asking"]) => Promise<Answer<unknown>>;
  readonly photo: (photo: WaitingPhoto) => Promise<Answer<unknown>>;
}

/** What is refused for good takes its photos with it. */
const settleQuestion = async (db: Database, one: AskedQuestion, sent: Sent): Promise<void> => {
  const tx = db.transaction(["asked", "photo"], "readwrite", { durability: "strict" });
  const asked = tx.objectStore("asked");
  // A tablet that was cut off meanwhile has forgotten it, and keeps nothing of it again.
  const now = await asked.get(one.id);
  if (now) await asked.put({ ...now, state: sent === "refused" ? "refused" : "sent" });
  if (sent === "refused")
    for (const sha of one.asking.photos) await tx.objectStore("photo").delete([one.id, sha]);
  await tx.done;
};

/** [O54] Questions go in their order, and photos after them. */
export const makeQuestionSender = ({ ask, photo, ...options }: QuestionSenderOptions): Sender => {
  const { db } = options;
  return makeSender({
    ...options,
    lock: "greenlane-questions",
    next: async () => {
      const question = (await db.getAll("asked")).find(({ state }) => state === "waiting");
      if (question)
        return {
          send: () => ask(question.asking),
          settle: (sent) => settleQuestion(db, question, sent),
        };
      const [first] = await db.getAll("photo", undefined, 1);
      if (!first) return null;
      return {
        send: () => photo(first),
        refusals: ["not-found", "unsupported-media-type"],
        settle: () => db.delete("photo", [first.question, first.sha]),
      };
    },
  });
};
