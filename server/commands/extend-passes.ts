import { isRefusal, type Refusal, refusal } from "../../shared/contract/problems.ts";
import type { Subject } from "../../shared/domain/access.ts";
import type { ExtendPasses } from "../../shared/domain/act.ts";
import { recounted, undoUntil } from "../../shared/domain/extension.ts";
import type { ExtensionEntry } from "../../shared/domain/extension-shape.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import type { KeySet } from "../keys.ts";
import { placesOf } from "../places.ts";
import type { ExtensionPart, ExtensionRow } from "../store/extension-ports.ts";
import type { NewEvent, Reads, Reference, Store, Writes } from "../store/ports.ts";
import { amendWithin } from "./amend-pass.ts";
import type { Issuer } from "./decide-registration.ts";
import { whyOf } from "./find-extended.ts";
import { importIssuer } from "./import-passes.ts";

/** Of a person's act nothing is sent to anybody; the inspector reads it in the log. */
const extensionEvent = (
  type: "extension.begun" | "extension.ended" | "extension.undo-begun" | "extension.undone",
  row: ExtensionRow,
  by: string,
): NewEvent => ({
  type,
  subject: { kind: "person", id: by },
  payload: {
    extension: row.id,
    good: row.counts.good,
    extended: row.counts.extended,
    undone: row.counts.undone,
  },
  topics: [],
});

/** The act that an extension is proposed as, once its passes are found. */
export const actOf = ({ id, to, counts, lies }: ExtensionRow): ExtendPasses => ({
  kind: "extend-passes",
  extension: id,
  to,
  passes: counts.good,
  lies,
});

/** [P24] An extension lies wherever a pass of it is bound for: who proposes, sees or approves it reaches them all. */
export const extensionSubjects = (
  { endpoints, corridor, carrier }: ExtendPasses["lies"],
  reference: Reference,
): readonly Subject[] =>
  endpoints.map((endpoint) => ({
    areas: placesOf(reference).endpoints.get(endpoint) ?? [],
    endpoints: [endpoint],
    ...(corridor === null ? {} : { corridors: [corridor] }),
    ...(carrier === null ? {} : { carrier }),
  }));

/** [P24] Why the act cannot be carried out as things stand: it is not, or not any more, at that step. */
export const cannotExtend = async (tx: Reads, { extension }: Pick<ExtendPasses, "extension">) => {
  const row = await tx.extension(extension);
  return row?.state === "found" && !row.forgotten ? null : refusal("extension-state");
};

/** [P24] Begins what two people agreed on; the passes follow in groups. */
export const beginExtension = async (
  tx: Reads & Writes,
  { extension }: ExtendPasses,
  at: number,
): Promise<Refusal | null> => {
  const refused = await cannotExtend(tx, { extension });
  const row = await tx.extension(extension);
  if (refused || !row) return refusal("extension-state");
  const begun: ExtensionRow = {
    ...row,
    state: "running",
    begunAt: iso(at),
    done: 0,
    through: 0,
    changedAt: at,
  };
  await tx.putExtension(begun);
  await tx.append([extensionEvent("extension.begun", begun, row.account)], at);
  return null;
};

/**
 * [P27] Begins to give the passes of an extension the ends they had. What it has not come to yet is not extended any more.
 * Refuses `not-found` where `within` says it is out of reach, `extension-state` where there is nothing to undo or it is too late.
 */
export const undoExtension = (
  store: Store,
  id: string,
  { by, reason }: { readonly by: string; readonly reason: string },
  within: (row: ExtensionRow, reference: Reference) => boolean,
  at: number,
): Promise<ExtensionRow | Refusal> =>
  store.write(async (tx) => {
    const row = await tx.extension(id);
    if (!row || !within(row, await tx.reference())) return refusal("not-found");
    if (row.undo?.by === by && row.undo.reason === reason) return row;
    const until = undoUntil(row.begunAt);
    const canBe = row.state === "running" || row.state === "done";
    if (!canBe || until === null || at >= ms(until)) return refusal("extension-state");
    const begun: ExtensionRow = {
      ...row,
      state: "undoing",
      undo: { by, at: iso(at), reason },
      done: 0,
      through: 0,
      changedAt: at,
    };
    await tx.putExtension(begun);
    await tx.append([extensionEvent("extension.undo-begun", begun, by)], at);
    return begun;
  });

/** Somebody who may not any more issues nothing. */
const nobody = (account: string): Issuer => ({ account, mayIssue: () => false });

/** One step with one pass, if it is one that the step is for. */
type Step = (entry: ExtensionEntry) => Promise<ExtensionEntry>;

const extending =
  (tx: Reads & Writes, keys: KeySet, row: ExtensionRow, issuer: Issuer, at: number): Step =>
  async (entry) => {
    if (entry.outcome !== "good") return entry;
    const { rev } = entry;
    const asked = { rev, reason: row.reason, validTo: row.to };
    const amended = await amendWithin(tx, keys, entry.pass, asked, issuer, at);
    return isRefusal(amended)
      ? { ...entry, outcome: "left", why: whyOf(amended) }
      : { ...entry, outcome: "extended" };
  };

const undoing =
  (tx: Reads & Writes, keys: KeySet, row: ExtensionRow, issuer: Issuer, at: number): Step =>
  async (entry) => {
    if (entry.outcome !== "extended") return entry;
    const asked = {
      rev: entry.rev + 1,
      reason: row.undo?.reason ?? row.reason,
      validTo: entry.was,
    };
    const amended = await amendWithin(tx, keys, entry.pass, asked, issuer, at, { backTo: true });
    return isRefusal(amended)
      ? { ...entry, outcome: "kept", why: whyOf(amended) }
      : { ...entry, outcome: "undone" };
  };

/**
 * [P26] [P27] Goes on with some parts of an extension that is running or undone: new revisions of its passes, how it stands
 * with each and how far it is are one transaction. Trips under way need no moving: of an end they know when they lapse, which is
 * looked at by itself. Refuses `extension-state` where it was turned meanwhile or another is at it.
 */
export const extendParts = (
  store: Store,
  keys: KeySet,
  id: string,
  parts: readonly ExtensionPart[],
  at: number,
): Promise<ExtensionRow | Refusal> =>
  store.write(async (tx) => {
    const row = await tx.extension(id);
    const isBack = row?.state === "undoing";
    if (!row || (row.state !== "running" && !isBack)) return refusal("extension-state");
    if (parts.length > 0 && row.done !== parts[0]?.part) return refusal("extension-state");
    const proposedBy = (await tx.proposal(id))?.proposedBy ?? row.account;
    const by = isBack && row.undo ? row.undo.by : proposedBy;
    const issuer = (await importIssuer(tx, by)) ?? nobody(by);
    const step = (isBack ? undoing : extending)(tx, keys, row, issuer, at);
    let { counts, through } = row;
    const after: ExtensionPart[] = [];
    for (const { part, entries } of parts) {
      const next: ExtensionEntry[] = [];
      for (const entry of entries) next.push(await step(entry));
      counts = recounted(counts, entries, next);
      through += entries.length;
      after.push({ part, entries: next });
    }
    await tx.putExtensionParts(id, after);
    const done = row.done + parts.length;
    const isOver = parts.length === 0 || done >= row.parts;
    const kept: ExtensionRow = {
      ...row,
      counts,
      through,
      done,
      state: isOver ? (isBack ? "undone" : "done") : row.state,
      changedAt: at,
    };
    await tx.putExtension(kept);
    if (isOver)
      await tx.append(
        [extensionEvent(isBack ? "extension.undone" : "extension.ended", kept, by)],
        at,
      );
    return kept;
  });
