import { deflateSync } from "node:zlib";
import { toBeSigned } from "../../shared/domain/cose.ts";
import { encodeStatusList, packStatuses, sealStatusList } from "../../shared/domain/status-list.ts";
import { iso } from "../../shared/domain/time.ts";
import type { KeySet } from "../keys.ts";
import { statusListSize } from "../pass-numbers.ts";
import type { Reads, Store, Writes } from "../store/ports.ts";
import { everyone } from "../topics.ts";

/** A tablet that has heard nothing for an hour is told to look closer; after three days the list says nothing. */
const ttlSeconds = 3_600;
const expiryMs = 72 * 3_600_000;
/** Lists are signed again at half their time to live, so that a tablet in contact never holds a stale one. */
const renewAfterMs = 30 * 60_000;

/** [P8] Signs one list as it now stands, within the transaction that changed it. */
export const issueStatusList = async (
  tx: Reads & Writes,
  keys: KeySet,
  list: number,
  at: number,
): Promise<void> => {
  const { kid } = keys;
  const before = (await tx.statusLists()).find((row) => row.kid === kid && row.list === list);
  const seq = (before?.seq ?? 0) + 1;
  const bits = packStatuses(statusListSize, (await tx.statuses(kid, list)).entries());
  const payload = encodeStatusList(
    {
      list,
      seq,
      size: statusListSize,
      issuedAt: iso(at),
      ttlSeconds,
      expiresAt: iso(at + expiryMs),
    },
    deflateSync(bits),
  );
  const purpose = "GL1-status";
  const sealed = sealStatusList(kid, payload, keys.sign(toBeSigned(kid, payload, purpose)));
  const token = Buffer.from(sealed).toString("base64url");
  await tx.putStatusList({ kid, list, seq, issuedAt: at, token });
  await tx.append(
    [
      {
        type: "status-list.issued",
        subject: { kind: "status-list", id: `${kid}-${list}` },
        payload: { kid, list, seq },
        topics: [everyone],
      },
    ],
    at,
  );
};

/** Signs again every list of the current key that was signed half an hour ago or more; the first one when there is none. */
export const renewStatusLists = async (store: Store, keys: KeySet, at: number): Promise<void> => {
  await store.write(async (tx) => {
    const mine = (await tx.statusLists()).filter((row) => row.kid === keys.kid);
    if (mine.length === 0) await issueStatusList(tx, keys, 0, at);
    for (const row of mine)
      if (at - row.issuedAt >= renewAfterMs) await issueStatusList(tx, keys, row.list, at);
  });
};
