import { namesOnTabletMs } from "../../../shared/domain/manifest.ts";
import { trueTime } from "../../../shared/domain/scan.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { Database, MadeOfPeople } from "../database.ts";

const madeAt = ({ what }: MadeOfPeople): number => {
  if ("doing" in what) return ms("made" in what.doing ? what.doing.made.at : what.doing.act.at);
  return trueTime("list" in what ? what.list : what.check);
};

/** [R7] Forgets names whose time is over, told or written here, though no sync takes them away; what waits to be sent stays. */
export const dropOldNames = async (db: Database, now: number): Promise<void> => {
  const tx = db.transaction(["manifest", "people"], "readwrite");
  const oldest = now - namesOnTabletMs;
  const told = tx.objectStore("manifest");
  for (const { id, value } of await told.getAll())
    if (ms(value.madeAt) <= oldest) await told.delete(id);
  const made = tx.objectStore("people");
  for (const one of await made.getAll())
    if (one.state !== "waiting" && madeAt(one) <= oldest) await made.delete(one.id);
  await tx.done;
};
