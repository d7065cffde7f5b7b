import type { Database } from "better-sqlite3";
import { ms } from "../../../shared/domain/time.ts";
import type { Note } from "../log-chain.ts";
import type { Reference, ReferenceKind, ReferenceReads, ReferenceWrites } from "../ports.ts";
import { type ReferenceColumns, toReference } from "../rows/reference.ts";

export interface ReferenceNow {
  reference(): Reference;
}

/**
 * Places, carriers and rule sets read at once, for the scan path inside its transaction. All of it is kept in memory
 * under the random stamp that every write renews, so that any connection or process sees a change at its next read
 * and a rolled-back change is never kept.
 */
export const referenceReader = (db: Database): ReferenceNow => {
  const stampNow = db.prepare<[], string>("SELECT stamp FROM reference_stamp").pluck();
  const all = db.prepare<[], ReferenceColumns>(
    "SELECT kind, body FROM reference ORDER BY kind, id",
  );
  const rules = db.prepare<[], string>("SELECT body FROM rule_set ORDER BY version").pluck();

  let kept: { readonly stamp: string | undefined; readonly reference: Reference } | undefined;

  return {
    reference: () => {
      const stamp = stampNow.get();
      if (kept?.stamp !== stamp || !kept)
        kept = { stamp, reference: toReference(all.iterate(), rules.all()) };
      return kept.reference;
    },
  };
};

/** Places, carriers and rule sets over one connection whose schema is in place. */
export const referencePort = (db: Database, note: Note): ReferenceReads & ReferenceWrites => {
  const now = referenceReader(db);
  const renew = db.prepare("UPDATE reference_stamp SET stamp = hex(randomblob(8))");
  const put = db.prepare<[string, string, string]>(
    "INSERT INTO reference (kind, id, body) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body",
  );
  const putRules = db.prepare<[number, number, string]>(
    `INSERT INTO rule_set (version, effective_from, body) VALUES (?, ?, ?)
     ON CONFLICT (version) DO UPDATE SET effective_from = excluded.effective_from, body = excluded.body`,
  );

  const putPlace =
    (kind: ReferenceKind) =>
    async (place: { readonly id: string }): Promise<void> => {
      put.run(kind, place.id, JSON.stringify(place));
      renew.run();
      note({ kind, id: place.id, value: place });
    };

  return {
    reference: async () => now.reference(),
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
      putRules.run(set.version, ms(set.effectiveFrom), JSON.stringify(set));
      renew.run();
      note({ kind: "rules", id: String(set.version), value: set });
    },
  };
};
