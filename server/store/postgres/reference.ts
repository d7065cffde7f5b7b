import { randomUUID } from "node:crypto";
import { ms } from "../../../shared/domain/time.ts";
import type { Note } from "../log-chain.ts";
import type { Reference, ReferenceKind, ReferenceReads, ReferenceWrites } from "../ports.ts";
import { type ReferenceColumns, toReference } from "../rows/reference.ts";
import type { Ask } from "./database.ts";

const load = async (ask: Ask): Promise<Reference> => {
  const [rows, rules] = await Promise.all([
    ask<ReferenceColumns>("SELECT kind, body FROM reference ORDER BY kind, id"),
    ask<{ body: string }>("SELECT body FROM rule_set ORDER BY version"),
  ]);
  return toReference(
    rows,
    rules.map(({ body }) => body),
  );
};

/**
 * Places, carriers and rule sets, kept in memory under the random stamp that every write renews: any process sees a
 * change at its next read, and what a rolled-back transaction read is never kept, for its stamp is never seen again.
 */
export const makeReferenceKeeper = (): ((ask: Ask) => Promise<Reference>) => {
  let kept: { readonly stamp: string | undefined; readonly now: Promise<Reference> } | undefined;
  return async (ask) => {
    const [row] = await ask<{ stamp: string }>("SELECT stamp FROM reference_stamp");
    if (kept && kept.stamp === row?.stamp) return kept.now;
    const loading = { stamp: row?.stamp, now: load(ask) };
    kept = loading;
    loading.now.catch(() => {
      if (kept === loading) kept = undefined;
    });
    return loading.now;
  };
};

/** Places, carriers and rule sets. */
export const referencePort = (
  ask: Ask,
  now: ReturnType<typeof makeReferenceKeeper>,
  note: Note,
): ReferenceReads & ReferenceWrites => {
  const renew = () => ask("UPDATE reference_stamp SET stamp = $1", [randomUUID()]);

  const putPlace =
    (kind: ReferenceKind) =>
    async (place: { readonly id: string }): Promise<void> => {
      await ask(
        `INSERT INTO reference (kind, id, body) VALUES ($1, $2, $3)
         ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body`,
        [kind, place.id, JSON.stringify(place)],
      );
      await renew();
      note({ kind, id: place.id, value: place });
    };

  return {
    reference: () => now(ask),
    putArea: putPlace("area"),
    putCheckpoint: putPlace("checkpoint"),
    putCorridor: putPlace("corridor"),
    putEndpoint: putPlace("endpoint"),
    putCarrier: putPlace("carrier"),
    putLevel: putPlace("risk-level"),
    putMeasure: putPlace("measure"),
    putWatch: putPlace("watch"),
    putRoadMark: putPlace("road-mark"),
    putRules: async (set) => {
      await ask(
        `INSERT INTO rule_set (version, effective_from, body) VALUES ($1, $2, $3)
         ON CONFLICT (version) DO UPDATE SET effective_from = excluded.effective_from, body = excluded.body`,
        [set.version, ms(set.effectiveFrom), JSON.stringify(set)],
      );
      await renew();
      note({ kind: "rules", id: String(set.version), value: set });
    },
  };
};
