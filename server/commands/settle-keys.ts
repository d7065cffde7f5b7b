import { openSign1, toBeSigned } from "../../shared/domain/cose.ts";
import { type IssuingKey, keyState, nextKid } from "../../shared/domain/issuing-key.ts";
import { type KeySet, verifyEd25519 } from "../keys.ts";
import type { Reads, StatusListRow, Store, Writes } from "../store/ports.ts";
import { nameKey } from "./add-key.ts";

/** Any list fits in this, bytes. */
const longestList = 1 << 20;

const foreign = (what: string): Error =>
  new Error(`${what} Put back the keys that belong to this database.`);

/** A list signed by another key of the same number: every pass on the road would read as forged. */
const refuseForeignList = async (
  { kid, list, token }: StatusListRow,
  key: IssuingKey | undefined,
): Promise<void> => {
  const sign1 = openSign1(Buffer.from(token, "base64url"), longestList);
  const message = sign1 && toBeSigned(kid, sign1.payload, "GL1-status");
  const publicKey = Uint8Array.from(Buffer.from(key?.publicKey ?? "", "base64url"));
  const good =
    key && sign1 && message ? await verifyEd25519(publicKey, message, sign1.signature) : false;
  if (!good)
    throw foreign(
      `Status list ${kid}-${list} in the database was not signed by the issuing key in the keys folder.`,
    );
};

/** The first key of a realm: the one whose file is there from before keys were on record, or a new one. */
const firstKey = async (
  tx: Reads & Writes,
  keys: KeySet,
  realm: IssuingKey["realm"],
  at: number,
): Promise<void> => {
  const named = await tx.issuingKeys();
  const found = keys
    .inFolder()
    .find((key) => key.realm === realm && named.every(({ kid }) => kid !== key.kid));
  const mustBeFound = realm === "live" && (await tx.statusLists()).length > 0;
  if (!found && mustBeFound) throw foreign("The issuing key is not in the keys folder.");
  await nameKey(tx, keys, found ?? keys.make(nextKid(named) ?? 0, realm, at), at);
};

/**
 * At a start: sees that there is a key for each realm and that the keys of the database and those in the folder are
 * the same. [P15] What a rotation left behind that no database named is erased. Throws a plain sentence where a file
 * is missing that is still needed, is damaged, or is another database's.
 */
export const settleKeys = async (store: Store, keys: KeySet, at: number): Promise<void> => {
  await store.write(async (tx) => {
    for (const realm of ["live", "drill"] as const)
      if (!(await tx.issuingKeys()).some((key) => key.realm === realm))
        await firstKey(tx, keys, realm, at);
    const named = await tx.issuingKeys();
    const needed = named.filter((key) =>
      ["signing", "verifying"].includes(keyState(key, named, at)),
    );
    for (const key of needed)
      if (!keys.signer(key))
        throw foreign(`Issuing key ${key.kid} of the database is not in the keys folder.`);
    const cut = new Set(named.flatMap(({ kid, cutAt }) => (cutAt === null ? [] : [kid])));
    for (const row of await tx.statusLists())
      if (!cut.has(row.kid))
        await refuseForeignList(
          row,
          named.find(({ kid }) => kid === row.kid),
        );
  });
  const named = await store.reads.issuingKeys();
  keys.forgetOthers(named, at);
  keys.learn(named);
};
