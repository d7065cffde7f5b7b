import type { Extended, ExtensionSeen } from "../../shared/contract/extensions.ts";
import type { Refusal } from "../../shared/contract/problems.ts";
import { refusal } from "../../shared/contract/problems.ts";
import { undoUntil } from "../../shared/domain/extension.ts";
import {
  type ExtensionEntry,
  type ExtensionOutcome,
  type ExtensionWhy,
  extension,
} from "../../shared/domain/extension-shape.ts";
import { isoTime } from "../../shared/domain/time.ts";
import { extensionWhyWords } from "../../shared/text/extensions.ts";
import { fieldWords } from "../../shared/text/fields.ts";
import { type Language, say, type Words } from "../../shared/text/say.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import type { Caller } from "../caller.ts";
import { actOf } from "../commands/extend-passes.ts";
import { mayAct } from "../commands/propose.ts";
import type { ExtensionRow } from "../store/extension-ports.ts";
import type { Reads, Reference } from "../store/ports.ts";
import { presentProposals } from "./proposals.ts";

/** [P24] Whose an extension is, and once its passes are found whoever may decide on all of them. */
export const reachesExtension = (
  row: ExtensionRow,
  caller: Caller,
  reference: Reference,
): boolean => {
  if (caller.kind !== "person") return false;
  if (row.account === caller.account) return true;
  const isFound = row.state !== "looking" && row.lies.endpoints.length > 0;
  return isFound && mayAct(caller.grants, actOf(row), reference);
};

/** An extension with the names of its people and what was decided on it. */
export const seenExtension = async (
  reads: Reads,
  row: ExtensionRow,
  at: number,
): Promise<ExtensionSeen> => {
  const nameOf = async (id: string) => ({
    id,
    displayName: (await reads.account(id))?.displayName ?? id,
  });
  const proposed = await reads.proposal(row.id);
  const [proposal] = await presentProposals(reads, proposed ? [proposed] : [], at);
  const { act: _, ...decided } = proposal ?? { act: null };
  return {
    ...extension.parse(row),
    by: await nameOf(row.account),
    proposal: "id" in decided ? decided : null,
    undoUntil: undoUntil(row.begunAt),
    undo: row.undo && { ...row.undo, by: await nameOf(row.undo.by) },
    forgotten: row.forgotten,
  };
};

/** [P24] One extension; one out of reach is not found. */
export const extensionFor = async (
  reads: Reads,
  id: string,
  caller: Caller,
): Promise<ExtensionRow | Refusal> => {
  const row = await reads.extension(id.toLowerCase());
  return row && reachesExtension(row, caller, await reads.reference()) ? row : refusal("not-found");
};

const words: Readonly<Record<string, Words>> = { ...fieldWords, ...extensionWhyWords };

const messageOf = ({ code, params }: ExtensionWhy, language: Language): string => {
  const known = words[code];
  const told = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      isoTime.safeParse(value).success ? dayAndClock(String(value), language) : value,
    ]),
  );
  return known ? say(known, language, told) : code;
};

const seenEntry = ({ why, ...entry }: ExtensionEntry, language: Language): Extended => ({
  ...entry,
  why: why && { code: why.code, message: messageOf(why, language) },
});

/** Parts read at once: two hundred passes, a few milliseconds of the thread that takes scans. */
const partsAtOnce = 20;
/** [P26] Between them scans are taken. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Passes of an extension from a part on, whole parts at a time; those of one outcome alone where that is asked. */
export const extendedFrom = async (
  reads: Reads,
  row: ExtensionRow,
  asked: {
    readonly from: number;
    readonly limit: number;
    readonly outcome?: ExtensionOutcome | undefined;
  },
  language: Language,
): Promise<{ readonly items: Extended[]; readonly next: number | null }> => {
  const items: Extended[] = [];
  for (let from = asked.from; from < row.parts; ) {
    const found = await reads.extensionParts(row.id, from, partsAtOnce);
    for (const { part, entries } of found) {
      const fitting = entries.filter(({ outcome }) => (asked.outcome ?? outcome) === outcome);
      if (items.length > 0 && items.length + fitting.length > asked.limit)
        return { items, next: part };
      items.push(...fitting.slice(0, asked.limit).map((entry) => seenEntry(entry, language)));
    }
    const last = found.at(-1);
    if (!last) break;
    from = last.part + 1;
    await breathe();
  }
  return { items, next: null };
};
