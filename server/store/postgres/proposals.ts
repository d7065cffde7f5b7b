import type { Proposal } from "../../../shared/domain/proposal.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { Note } from "../log-chain.ts";
import type { ProposalReads, ProposalWrites } from "../ports.ts";
import { pageOf, rowsBefore } from "../rows/page.ts";
import type { Ask } from "./database.ts";

interface Body {
  readonly body: string;
}
const parsed = ({ body }: Body): Proposal => JSON.parse(body) as Proposal;

/** Proposals of dangerous acts. */
export const proposalsPort = (ask: Ask, note: Note): ProposalReads & ProposalWrites => {
  const proposal = async (id: string): Promise<Proposal | undefined> => {
    const [row] = await ask<Body>("SELECT body FROM proposal WHERE id = $1", [id]);
    return row && parsed(row);
  };
  return {
    proposal,
    // Whoever writes holds the head of the log, so whoever reads within a transaction is alone.
    proposalToDecide: proposal,
    findProposals: async ({ cursor, limit }) =>
      pageOf<Proposal>(
        await ask<Body & { no: number }>(
          "SELECT no, body FROM proposal WHERE no < $1 ORDER BY no DESC LIMIT $2",
          [rowsBefore(cursor), limit + 1],
        ),
        limit,
      ),
    openProposals: async (since) =>
      (
        await ask<Body>(
          "SELECT body FROM proposal WHERE decided_at IS NULL AND proposed_at > $1 ORDER BY no",
          [since],
        )
      ).map(parsed),
    putProposal: async (given) => {
      const { id, proposedAt, decidedAt } = given;
      await ask(
        `INSERT INTO proposal (no, id, proposed_at, decided_at, body)
         VALUES ((SELECT coalesce(max(no), 0) + 1 FROM proposal), $1, $2, $3, $4)
         ON CONFLICT (id) DO UPDATE SET decided_at = excluded.decided_at, body = excluded.body`,
        [id, ms(proposedAt), decidedAt === null ? null : ms(decidedAt), JSON.stringify(given)],
      );
      note({ kind: "proposal", id, value: given });
    },
  };
};
