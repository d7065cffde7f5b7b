import type { Database } from "better-sqlite3";
import type { RuleSet } from "../../../shared/domain/rules.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { Note } from "../log-chain.ts";
import type { Reference, ReferenceKind, ReferenceReads, ReferenceWrites } from "../ports.ts";
import { type ReferenceColumns, toReference } from "../rows/reference.ts";

export interface ReferenceNow {
  reference(): Reference;
  /** The rule set in force at a time, ms. */
  rulesAt(at: number): RuleSet | undefined;
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
  const rules = db
    .prepare<[number], string>(
      "SELECT body FROM rule_set WHERE effective_from <= ? ORDER BY effective_from DESC, version DESC LIMIT 1",
    )
    .pluck();

  let kept: { readonly stamp: string | undefined; readonly reference: Reference } | undefined;
  let rulesRead: { readonly body: string; readonly rules: RuleSet } | undefined;

  return {
    reference: () => {
      const stamp = stampNow.get();
      if (kept?.stamp !== stamp || !kept) kept = { stamp, reference: toReference(all.iterate()) };
      return kept.reference;
    },
    rulesAt: (at) => {
      const body = rules.get(at);
      if (body === undefined) return undefined;
      if (rulesRead?.body !== body) rulesRead = { body, rules: JSON.parse(body) as RuleSet };
      return rulesRead.rules;
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
    rulesAt: async (at) => now.rulesAt(at),
    putArea: putPlace("area"),
    putCheckpoint: putPlace("checkpoint"),
    putCorridor: putPlace("corridor"),
    putEndpoint: putPlace("endpoint"),
    putCarrier: putPlace("carrier"),
    putRules: async (set) => {
      putRules.run(set.version, ms(set.effectiveFrom), JSON.stringify(set));
      note({ kind: "rules", id: String(set.version), value: set });
    },
  };
};
