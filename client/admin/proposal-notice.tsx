import { Alert, Anchor } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import type { ProposalSeen } from "../../shared/contract/proposals.ts";
import { ms } from "../../shared/domain/time.ts";
import { actText, proposalWords } from "../../shared/text/proposals.ts";
import { useLiveChanges } from "../api/live-changes.ts";
import { useCall } from "../api/queries.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { useNow } from "../ui/time.tsx";
import style from "./admin.module.css";

/** How long it is told that one person carried something out alone. */
const toldForMs = 7 * 86_400_000;

const doneAlone = (proposal: ProposalSeen, now: number): boolean =>
  proposal.state === "carried-out" &&
  proposal.decidedBy?.id === proposal.proposedBy.id &&
  proposal.decidedAt !== null &&
  now - ms(proposal.decidedAt) < toldForMs;

/** [X15] On every page of administration: what waits for a decision, and what one person carried out alone. */
export const ProposalNotice = () => {
  const { t, language } = useWords();
  const client = useQueryClient();
  const now = useNow();
  const [at] = useLocation();
  const { data } = useCall("proposals", { query: {} }, { refetchInterval: 60_000 });
  useLiveChanges("proposal", () =>
    Promise.all(
      ["proposals", "issuingKeys"].map((name) => client.invalidateQueries({ queryKey: [name] })),
    ),
  );
  if (at.startsWith("/admin/proposals")) return null;
  const told = (data?.items ?? []).flatMap((proposal) => {
    const said = { act: actText(proposal.act, language), name: proposal.proposedBy.displayName };
    if (proposal.state === "open")
      return [{ id: proposal.id, text: t(proposalWords.waiting, said) }];
    return doneAlone(proposal, now)
      ? [{ id: proposal.id, text: t(proposalWords.doneAlone, said) }]
      : [];
  });
  if (told.length === 0) return null;
  return (
    <div className={style.notice}>
      <Alert color="yellow" icon={<Icon name="warn" />} role="status" data-testid="proposal-notice">
        {told.map(({ id, text }) => (
          <div key={id}>{text}</div>
        ))}
        <Anchor component={Link} href="/admin/proposals" fw={600} c="inherit" underline="always">
          {t(proposalWords.look)}
        </Anchor>
      </Alert>
    </div>
  );
};
