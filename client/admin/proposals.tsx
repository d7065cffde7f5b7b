import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import type { Session } from "../../shared/contract/people.ts";
import type { ProposalSeen } from "../../shared/contract/proposals.ts";
import { ms } from "../../shared/domain/time.ts";
import { extensionWords } from "../../shared/text/extensions.ts";
import { actText, proposalStateWords, proposalWords } from "../../shared/text/proposals.ts";
import { levelWords } from "../../shared/text/rules.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { useAct, useCall } from "../api/queries.ts";
import { nameOf, useReference } from "../api/reference.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Fact, Facts } from "../ui/facts.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Card, Page } from "../ui/page.tsx";
import { ReasonConfirm } from "../ui/reason-confirm.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { TakeList } from "../ui/take-list.tsx";
import { Time, useNow } from "../ui/time.tsx";
import style from "./admin.module.css";

const tones: Readonly<Record<ProposalSeen["state"], Tone>> = {
  open: "inspect",
  "carried-out": "go",
  rejected: "stop",
  withdrawn: "quiet",
  lapsed: "quiet",
};

type Step = "approve" | "reject" | "withdraw";

/** What a person may do with a proposal now; the server decides. */
const stepsFor = (proposal: ProposalSeen, session: Session, now: number): readonly Step[] => {
  if (proposal.state !== "open") return [];
  const may = new Set(session.may);
  if (proposal.act.kind === "extend-passes" && !may.has("pass.issue")) return [];
  if (proposal.proposedBy.id !== session.person.id)
    return may.has("proposal.decide") ? ["approve", "reject"] : [];
  const alone = proposal.aloneFrom !== null && now >= ms(proposal.aloneFrom);
  return alone ? ["approve", "withdraw"] : ["withdraw"];
};

const Lowered = ({
  items,
}: {
  readonly items: Extract<ProposalSeen["act"], { kind: "lower-levels" }>["items"];
}) => {
  const { t, language } = useWords();
  const { areas } = useReference();
  return (
    <Fact name={t(proposalWords.lowered)}>
      {items.map(({ id, area, level, effectiveFrom }) => (
        <div key={id}>
          {t(proposalWords.lowerTo, {
            area: nameOf(areas, area),
            level: t(levelWords[level]),
            time: dayAndClock(effectiveFrom, language),
          })}
        </div>
      ))}
    </Fact>
  );
};

const ProposalCard = ({
  proposal,
  steps,
  own,
  onStep,
}: {
  readonly proposal: ProposalSeen;
  readonly steps: readonly Step[];
  readonly own: boolean;
  readonly onStep: (step: Step) => void;
}) => {
  const { t, language } = useWords();
  const { act, reason, proposedBy, proposedAt, state, lapsesAt, aloneFrom } = proposal;
  const { decidedBy, decidedAt, note } = proposal;
  const labels = {
    approve: own ? proposalWords.carryOut : proposalWords.approve,
    reject: proposalWords.reject,
    withdraw: proposalWords.withdraw,
  };
  return (
    <li data-testid="proposal" data-state={state}>
      <Card title={actText(act, language)}>
        <div className={style.state}>
          <Badge tone={tones[state]}>{t(proposalStateWords[state])}</Badge>
        </div>
        <Facts>
          <Fact name={t(proposalWords.by)}>
            {proposedBy.displayName} · <Time at={proposedAt} />
          </Fact>
          <Fact name={t(proposalWords.reason)}>{reason}</Fact>
          {act.kind === "lower-levels" && <Lowered items={act.items} />}
          {state === "open" && (
            <Fact name={t(proposalWords.lapses)}>
              <Time at={lapsesAt} />
            </Fact>
          )}
          {decidedBy && decidedAt && (
            <Fact name={t(proposalWords.decidedBy)}>
              {decidedBy.displayName} · <Time at={decidedAt} />
            </Fact>
          )}
          {note !== null && <Fact name={t(proposalWords.note)}>{note}</Fact>}
        </Facts>
        {state === "open" && aloneFrom !== null && (
          <Alert color="yellow" icon={<Icon name="warn" />} mt="md">
            {t(proposalWords.alone, { time: dayAndClock(aloneFrom, language) })}
          </Alert>
        )}
        {steps.length > 0 && (
          <div className={style.steps}>
            {steps.map((step) => (
              <Button
                key={step}
                variant={step === "approve" ? "filled" : "default"}
                color={step === "approve" ? "red" : "gray"}
                onClick={() => onStep(step)}
                data-testid={`proposal-${step}`}
              >
                {t(labels[step])}
              </Button>
            ))}
          </div>
        )}
      </Card>
    </li>
  );
};

/** Asks once more before a proposal ends. */
const EndProposal = ({
  proposal,
  step,
  onClose,
}: {
  readonly proposal: ProposalSeen;
  readonly step: Step;
  readonly onClose: () => void;
}) => {
  const { t, language } = useWords();
  const refresh = ["proposals", "issuingKeys"] as const;
  const approve = useAct("approveProposal", refresh);
  const reject = useAct("rejectProposal", refresh);
  const withdraw = useAct("withdrawProposal", refresh);
  const params = { id: proposal.id };
  const act = actText(proposal.act, language);
  const done = { onSuccess: onClose };
  if (step === "reject")
    return (
      <ReasonConfirm
        opened
        title={t(proposalWords.rejectTitle, { act })}
        confirmLabel={t(proposalWords.reject)}
        busy={reject.isPending}
        error={reject.error}
        onClose={onClose}
        onConfirm={(reason) => reject.mutate({ params, body: { reason } }, done)}
      />
    );
  const [ending, title, label, hint] =
    step === "approve"
      ? ([
          approve,
          proposalWords.approveTitle,
          proposalWords.approve,
          proposal.act.kind === "extend-passes"
            ? extensionWords.approveHint
            : proposalWords.approveHint,
        ] as const)
      : ([
          withdraw,
          proposalWords.withdrawTitle,
          proposalWords.withdraw,
          proposalWords.withdrawHint,
        ] as const);
  return (
    <Confirm
      opened
      title={t(title, { act })}
      confirmLabel={t(label)}
      danger={step === "approve"}
      busy={ending.isPending}
      error={ending.error}
      onClose={onClose}
      onConfirm={() => ending.mutate({ params }, done)}
    >
      {t(hint)}
    </Confirm>
  );
};

/** Proposals of dangerous acts, newest first, and what the person may do with each. */
export const Proposals = ({ session }: { readonly session: Session }) => {
  const { t } = useWords();
  const now = useNow();
  const proposals = useCall("proposals", { query: {} });
  const [ending, setEnding] = useState<{ proposal: ProposalSeen; step: Step } | null>(null);
  const content = () => {
    if (proposals.isPending) return <LoadingRows rows={3} height={140} />;
    if (proposals.error)
      return <ErrorState error={proposals.error} retry={() => void proposals.refetch()} />;
    if (proposals.data.items.length === 0)
      return (
        <EmptyState icon="key" title={t(proposalWords.none)} text={t(proposalWords.noneHint)} />
      );
    return (
      <ul className={style.cards} data-testid="proposals">
        {proposals.data.items.map((proposal) => (
          <ProposalCard
            key={proposal.id}
            proposal={proposal}
            steps={stepsFor(proposal, session, now)}
            own={proposal.proposedBy.id === session.person.id}
            onStep={(step) => setEnding({ proposal, step })}
          />
        ))}
      </ul>
    );
  };
  return (
    <Page
      title={t(proposalWords.proposals)}
      lead={t(proposalWords.lead)}
      actions={<TakeList list="exportProposals" query={{}} />}
      narrow
    >
      {content()}
      {ending && <EndProposal {...ending} onClose={() => setEnding(null)} />}
    </Page>
  );
};
