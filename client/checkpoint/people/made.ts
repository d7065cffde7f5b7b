import { convoyRoutes } from "../../../shared/contract/convoy-routes.ts";
import type { NewCheck, NewManifest } from "../../../shared/contract/manifests.ts";
import {
  type Answer,
  type CallOptions,
  type DeviceIdentity,
  deviceCallTo,
} from "../../api/device-call.ts";
import type { ConvoyDoing, Database, MadeOfPeople } from "../database.ts";
import { makeSender, type SenderOptions } from "../send-after-scans.ts";
import { makeStore, type Store } from "../store.ts";
import { isRetired, toItsEnd } from "../transaction.ts";

/** What this tablet wrote down of people aboard, and what became of the sending of it. */
export interface MadeHere {
  /** In the order it was made. */
  readonly made: Store<readonly MadeOfPeople[]>;
  /** [O57] Resolve when it is durable here; reject when it is not. */
  readonly keepList: (list: NewManifest) => Promise<void>;
  readonly keepCheck: (check: NewCheck) => Promise<void>;
  /** [C17] As these: what was done to a convoy. */
  readonly keepDoing: (doing: ConvoyDoing) => Promise<void>;
  /** Looks again at what is kept: what the server tells takes lists away. */
  readonly look: () => Promise<void>;
  /** Sends what waits. */
  readonly flush: () => Promise<void>;
  readonly close: () => void;
}

export interface MadeOptions extends Omit<SenderOptions, "lock" | "next"> {
  readonly list: (list: NewManifest) => Promise<Answer<unknown>>;
  readonly check: (check: NewCheck) => Promise<Answer<unknown>>;
  readonly device: DeviceIdentity;
  readonly sending: CallOptions;
}

/** This tablet was cut off: what it wrote down now could never be sent. */
class Retired extends Error {}

const write = (db: Database, made: MadeOfPeople): Promise<void> => {
  const tx = db.transaction(["meta", "people"], "readwrite", { durability: "strict" });
  const keep = async (): Promise<void> => {
    if (await isRetired(tx.objectStore("meta"))) throw new Retired();
    await tx.objectStore("people").put(made);
  };
  return toItsEnd(tx, keep());
};

/** A tablet that was cut off meanwhile has forgotten it, and keeps nothing of it again. */
const settle = async (db: Database, id: string, state: MadeOfPeople["state"]): Promise<void> => {
  const tx = db.transaction("people", "readwrite", { durability: "strict" });
  const now = await tx.store.get(id);
  if (now) await tx.store.put({ ...now, state });
  await tx.done;
};

/** What others must have before: a list before its checks, a convoy before what is done to it. */
const isFirst = ({ what }: MadeOfPeople): boolean =>
  "list" in what || ("doing" in what && "made" in what.doing);

/** Opens what this tablet wrote down of people aboard, and did to convoys. */
export const openMade = async (options: MadeOptions): Promise<MadeHere> => {
  const { db, list, check, device, sending, onChanged } = options;
  const sendDoing = (doing: ConvoyDoing): Promise<Answer<unknown>> =>
    "made" in doing
      ? deviceCallTo(device, convoyRoutes.makeConvoy, {}, doing.made, sending)
      : deviceCallTo(
          device,
          convoyRoutes.actOnConvoy,
          { id: doing.convoy },
          { acts: [doing.act] },
          sending,
        );
  const send = ({ what }: MadeOfPeople): Promise<Answer<unknown>> => {
    if ("doing" in what) return sendDoing(what.doing);
    return "list" in what ? list(what.list) : check(what.check);
  };
  const made = makeStore<readonly MadeOfPeople[]>([]);
  const look = async (): Promise<void> => {
    made.set(await db.getAll("people"));
    onChanged();
  };
  const { flush, close } = makeSender({
    ...options,
    lock: "greenlane-people",
    onChanged: () => void look().catch(() => {}),
    next: async () => {
      const waiting = await db.getAllFromIndex("people", "state", "waiting");
      // By their ids a clock that was set back would turn them round.
      const first = waiting.find(isFirst) ?? waiting[0];
      if (!first) return null;
      const { id, what } = first;
      return {
        send: () => send(first),
        refusals: "list" in what ? [] : ["not-found", "not-allowed", "unknown-reference"],
        settle: (sent) => settle(db, id, sent === "refused" ? "refused" : "sent"),
      };
    },
  });
  const keep = async (one: Pick<MadeOfPeople, "id" | "what">): Promise<void> => {
    await write(db, { ...one, state: "waiting" });
    // It is safe; the screen catches up with the next look where this one fails.
    await look().catch(() => {});
    void flush();
  };
  await look().catch(() => {});
  return {
    made,
    keepList: (given) => keep({ id: given.id, what: { list: given } }),
    keepCheck: (given) => keep({ id: given.id, what: { check: given } }),
    keepDoing: (doing) =>
      keep({ id: "made" in doing ? doing.made.id : doing.act.id, what: { doing } }),
    look: () => look().catch(() => {}),
    flush,
    close,
  };
};
