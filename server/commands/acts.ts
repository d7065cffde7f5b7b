import { isRefusal, type Refusal } from "../../shared/contract/problems.ts";
import type { Subject } from "../../shared/domain/access.ts";
import type { Act, ActKind } from "../../shared/domain/act.ts";
import type { KeySet } from "../keys.ts";
import type { Reads, Reference, Store, Writes } from "../store/ports.ts";
import { freeKid } from "./add-key.ts";
import { cutKey, keyToCut } from "./cut-key.ts";
import { beginExtension, cannotExtend, extensionSubjects } from "./extend-passes.ts";
import { cannotLower, levelsSubject, lowerLevels } from "./publish-levels.ts";
import { rotateKey } from "./rotate-key.ts";

/** What acts need besides the store. */
export interface ActParts {
  readonly keys: KeySet;
}

interface ActCommand<A extends Act> {
  /** Where the act lies for those who propose, see and approve it: they reach all of these. */
  readonly subjects: (act: A, reference: Reference) => readonly Subject[];
  /** The refusal it would meet as things stand; null when it could be carried out. */
  readonly refusal: (tx: Reads, act: A, at: number) => Promise<Refusal | null>;
  /** Carries it out within the transaction that decides its proposal. */
  readonly carryOut: (
    tx: Reads & Writes,
    act: A,
    parts: ActParts,
    at: number,
  ) => Promise<Refusal | null>;
  /** What this process must know of it once it is committed. */
  readonly committed: (store: Store, parts: ActParts) => Promise<void>;
}

const refusalOf = (result: object): Refusal | null => (isRefusal(result) ? result : null);

const ofKeys = {
  subjects: () => [{}],
  committed: async ({ reads }: Store, { keys }: ActParts) => keys.learn(await reads.issuingKeys()),
};

const commands: { readonly [K in ActKind]: ActCommand<Extract<Act, { kind: K }>> } = {
  "rotate-key": {
    ...ofKeys,
    refusal: async (tx) => refusalOf(freeKid(await tx.issuingKeys())),
    carryOut: (tx, { realm }, { keys }, at) => rotateKey(tx, keys, realm, at),
  },
  "cut-key": {
    ...ofKeys,
    refusal: async (tx, { kid }, at) => refusalOf(keyToCut(await tx.issuingKeys(), kid, at)),
    carryOut: (tx, { kid }, _, at) => cutKey(tx, kid, at),
  },
  "lower-levels": {
    subjects: ({ items }, reference) => [levelsSubject(items, reference)],
    refusal: (tx, { items }) => cannotLower(tx, items),
    carryOut: (tx, { items }, _, at) => lowerLevels(tx, items, at),
    committed: async () => {},
  },
  "extend-passes": {
    subjects: ({ lies }, reference) => extensionSubjects(lies, reference),
    refusal: cannotExtend,
    carryOut: (tx, act, _, at) => beginExtension(tx, act, at),
    // What goes on with it looks for it every second, and is woken by whoever approves.
    committed: async () => {},
  },
};

/** [X13] The one table of dangerous acts: a new kind is an entry here, with its schema in `shared/domain/act.ts`. */
export const commandOf = (act: Act): ActCommand<Act> =>
  commands[act.kind] as unknown as ActCommand<Act>;
