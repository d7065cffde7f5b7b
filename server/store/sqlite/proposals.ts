import type { Database } from "better-sqlite3";
import type { Proposal } from "../../../shared/domain/proposal.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { Note } from "../log-chain.ts";
import type { ProposalReads, ProposalWrites } from "../ports.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";

/** Proposals of dangerous acts over one connection whose schema is in place. */
export const proposalsPort = (db: Database, note: Note): ProposalReads & ProposalWrites => {
  const one = db.prepare<[string], string>("SELECT body FROM proposal WHERE id = ?").pluck();
  const page = db.prepare<[number, number], { no: number; body: string }>(
    "SELECT no, body FROM proposal WHERE no < ? ORDER BY no DESC LIMIT ?",
  );
  const open = db
    .prepare<[number], string>(
      "SELECT body FROM proposal WHERE decided_at IS NULL AND proposed_at > ? ORDER BY no",
    )
    .pluck();
  const put = db.prepare<[string, number, number | null, string]>(
    `INSERT INTO proposal (id, proposed_at, decided_at, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET decided_at = excluded.decided_at, body = excluded.body`,
  );
  const proposal = async (id: string): Promise<Proposal | undefined> => {
    const body = one.get(id);
    return body === undefined ? undefined : (JSON.parse(body) as Proposal);
  };
  return {
    proposal,
    // There is one writer, so whoever reads within a transaction is alone.
    proposalToDecide: proposal,
    findProposals: async ({ cursor, limit }) =>
      pageOf<Proposal>(page.all(rowsBefore(cursor), limit + 1), limit),
    openProposals: async (since) => open.all(since).map((body) => JSON.parse(body) as Proposal),
    putProposal: async (given) => {
      const { id, proposedAt, decidedAt } = given;
      put.run(id, ms(proposedAt), decidedAt === null ? null : ms(decidedAt), JSON.stringify(given));
      note({ kind: "proposal", id, value: given });
    },
  };
};
