import { enrolment } from "../../shared/contract/device.ts";
import type { ProblemCode } from "../../shared/contract/problems.ts";
import { ms } from "../../shared/domain/time.ts";
import { deviceCall } from "../api/device-call.ts";
import type { Clock } from "./clock.ts";
import { type Database, frameStores, type Identity, readMeta, writeMeta } from "./database.ts";
import { makeKeys, publicKeyOf } from "./identity.ts";
import { type Keep, keepInBrowser, noteOutside, readOutside } from "./kept-outside.ts";

/** `not-ours`: what answered is not our server. `storage`: nothing can be kept here. */
type TroubleCode =
  | ProblemCode
  | "unreachable"
  | "not-ours"
  | "storage"
  | "malformed-code"
  | "scans-waiting";

/** Why enrolment did not happen. `said`: in the server's own words, where it was the server. */
export interface EnrolTrouble {
  readonly code: TroubleCode;
  readonly said: string | null;
}
const trouble = (code: TroubleCode, said: string | null = null): EnrolTrouble => ({ code, said });

/** The code in an enrolment link's fragment, or the text itself; upper case, without separators. */
export const codeIn = (text: string): string => {
  const inLink = /#enrol=([^&\s]+)/i.exec(text)?.[1];
  return (inLink ?? text).toUpperCase().replace(/[^0-9A-Z]/g, "");
};

/** A link for another server than the one this page came from: its code would be refused here. */
export const otherServerIn = (text: string, ownOrigin: string): string | null => {
  const link = /^https?:\/\/\S+#enrol=/i.test(text.trim()) && URL.canParse(text.trim());
  const host = link ? new URL(text.trim()) : null;
  return host && host.origin !== ownOrigin ? host.host : null;
};

/** A tablet enrolled anew is another device: its chain begins again and its data is fetched afresh. */
const become = async (db: Database, identity: Identity): Promise<void> => {
  const stores = [...frameStores, "recent", "asked", "photo"] as const;
  const tx = db.transaction(stores, "readwrite", { durability: "strict" });
  const done = tx.done;
  const meta = tx.objectStore("meta");
  await Promise.all([
    ...stores.filter((name) => name !== "meta").map((name) => tx.objectStore(name).clear()),
    meta.delete("head"),
    meta.delete("sync"),
    meta.delete("parts"),
    meta.delete("pendingKeys"),
    meta.delete("officer"),
    meta.delete("pins"),
    meta.delete("drawKeys"),
    meta.delete("cutOff"),
    meta.delete("wiped"),
    meta.delete("loss"),
    meta.put(identity, "identity"),
  ]);
  return done;
};

/**
 * Makes this tablet's key, has the server take it against a one-time code, and keeps both. The key is stored
 * before the code is spent, so that a tablet that cannot keep it wastes no code.
 */
export const enrol = async (
  db: Database,
  clock: Clock,
  typed: string,
  name: string,
  keep: Keep | null = keepInBrowser(),
): Promise<Identity | EnrolTrouble> => {
  const keys = await makeKeys();
  const noted = readOutside(keep);
  const identityNow = await readMeta(db, "identity").catch(() => undefined);
  // [O24] The database is gone and what stood beside it is not: the server is told what is missing.
  const lost = !identityNow && noted && noted.seq > 0 ? noted : null;
  const body = {
    code: codeIn(typed),
    name: name.trim(),
    publicKey: await publicKeyOf(keys),
    ...(lost && { lost: { device: lost.device, lastSeq: lost.seq } }),
  };
  if (!enrolment.safeParse(body).success) return trouble("malformed-code");
  try {
    // They are signed by the key this tablet has now.
    if ((await db.count("outbox")) > 0) return trouble("scans-waiting");
    await writeMeta(db, "pendingKeys", keys);
  } catch {
    return trouble("storage");
  }
  const sentAt = Date.now();
  const answer = await deviceCall(null, "enrolDevice", { body });
  if (answer.kind === "problem") {
    const { code, title, detail } = answer.problem;
    return trouble(code, `${title}. ${detail}`);
  }
  if (answer.kind !== "reply") return trouble(answer.kind);
  clock.learn(ms(answer.value.serverTime), sentAt, Date.now());
  const identity: Identity = { device: answer.value.device, keys };
  try {
    await become(db, identity);
  } catch {
    return trouble("storage");
  }
  await noteOutside(db, keep).catch(() => {});
  return identity;
};
