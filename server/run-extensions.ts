import { isRefusal } from "../shared/contract/problems.ts";
import { behindScans } from "./behind-scans.ts";
import { extendParts } from "./commands/extend-passes.ts";
import { lookForExtended } from "./commands/find-extended.ts";
import type { KeySet } from "./keys.ts";
import type { Logger } from "./log.ts";
import type { ExtensionRow } from "./store/extension-ports.ts";
import type { Store } from "./store/ports.ts";
import { makeTurn } from "./turn.ts";
import { makeWorkLoop } from "./work-loop.ts";

/** Parts that one transaction goes on with at most: two hundred passes. */
const partsAtOnce = 20;
/** Groups of one extension before others, and previews, have their turn. */
const groupsInTurn = 20;
/** [P26] The passes of an extension that nothing happened to any more are forgotten after so long; how many there were stays. */
const passesKeptMs = 30 * 24 * 3_600_000;
const forgetEveryMs = 3_600_000;

export interface ExtensionParts {
  readonly store: Store;
  readonly keys: KeySet;
  readonly now: () => number;
  readonly log: Pick<Logger, "error">;
  readonly shared: boolean;
  /** When a scan came last, by `performance.now()`. */
  readonly lastScanAt: () => number;
}

export interface ExtensionRunner {
  /** There is something to go on with. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
}

/** [P26] Finds, extends and gives back the passes of extensions, behind whatever else the server does. */
export const runExtensions = (parts: ExtensionParts): ExtensionRunner => {
  const { store, keys, now, log } = parts;
  const { reads } = store;
  const turn = makeTurn({ store, name: "extensions", shared: parts.shared, now });
  const scans = behindScans(parts.lastScanAt);
  const loop = makeWorkLoop();
  let group = 1;
  let forgotAt = Number.NEGATIVE_INFINITY;

  const look = async (row: ExtensionRow): Promise<void> => {
    const from = performance.now();
    await lookForExtended(store, keys, row, now());
    await scans.rest((performance.now() - from) / 3);
  };

  const extend = async (begun: ExtensionRow): Promise<void> => {
    let row = begun;
    for (let groups = 0; groups < groupsInTurn && !loop.isOver(); groups += 1) {
      const next = await reads.extensionParts(row.id, row.done, group);
      const from = performance.now();
      const kept = await extendParts(store, keys, row.id, next, now());
      if (isRefusal(kept)) return;
      const took = performance.now() - from;
      if (kept.state !== row.state) return;
      row = kept;
      group = scans.nextGroup(group, took, partsAtOnce);
      await scans.rest(took);
    }
  };

  const tend = async (): Promise<void> => {
    if (now() - forgotAt < forgetEveryMs) return;
    forgotAt = now();
    await store.write(async (tx) => void (await tx.forgetExtended(now() - passesKeptMs)));
  };

  /** Whether there was anything to do. */
  const work = async (): Promise<boolean> => {
    if (!(await turn.take())) return false;
    await tend();
    const waiting = await reads.extensionsIn(["looking", "running", "undoing"]);
    for (const row of waiting) {
      if (loop.isOver()) break;
      if (row.state === "looking") await look(row);
      else await extend(row);
    }
    return waiting.length > 0;
  };

  loop.begin({
    round: work,
    onBroken: (error) => log.error({ err: error }, "extensions could not be gone on with"),
    atEnd: () => turn.end(),
  });
  return { wake: loop.wake, stop: loop.stop };
};
