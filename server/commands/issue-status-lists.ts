import { deflateSync } from "node:zlib";
import { toBeSigned } from "../../shared/domain/cose.ts";
import { keyState, signsLists } from "../../shared/domain/issuing-key.ts";
import { encodeStatusList, packStatuses, sealStatusList } from "../../shared/domain/status-list.ts";
import { iso } from "../../shared/domain/time.ts";
import type { KeySet, Signer } from "../keys.ts";
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
  { key: { kid }, sign }: Signer,
  list: number,
  at: number,
): Promise<void> => {
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
  const sealed = sealStatusList(kid, payload, sign(toBeSigned(kid, payload, purpose)));
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

/**
 * [P13] Signs again every list that was signed half an hour ago or more, also of keys that sign no passes any more, and
 * the first one of a key that has none. Lists of a key whose file is not here are another process's to sign.
 */
export const renewStatusLists = async (store: Store, keys: KeySet, at: number): Promise<void> => {
  await store.write(async (tx) => {
    const all = await tx.issuingKeys();
    const lists = await tx.statusLists();
    for (const key of all.filter((one) => signsLists(one, at))) {
      const signer = keys.signer(key);
      const mine = lists.filter(({ kid }) => kid === key.kid);
      if (!signer) continue;
      if (mine.length === 0 && keyState(key, all, at) === "signing")
        await issueStatusList(tx, signer, 0, at);
      for (const row of mine)
        if (at - row.issuedAt >= renewAfterMs) await issueStatusList(tx, signer, row.list, at);
    }
  });
};
