import { Alert, Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import type { ExtensionSeen } from "../../../shared/contract/extensions.ts";
import type { Session } from "../../../shared/contract/people.ts";
import { ms } from "../../../shared/domain/time.ts";
import { extensionWords as words } from "../../../shared/text/extensions.ts";
import { proposalStateWords, proposalWords } from "../../../shared/text/proposals.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useAct } from "../../api/queries.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { FormProblem } from "../../ui/form-problem.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { ReasonConfirm } from "../../ui/reason-confirm.tsx";
import { useNow } from "../../ui/time.tsx";
import style from "./extensions.module.css";

const refresh = ["extension", "extensions", "extensionPasses", "proposals"] as const;
type Step = "approve" | "reject" | "withdraw" | "undo";

/** What a person may do with an extension now; the server decides. */
const stepsFor = (
  { state, proposal, undoUntil }: ExtensionSeen,
  own: boolean,
  now: number,
): readonly Step[] => {
  if (state === "found" && proposal?.state === "open") {
    if (!own) return ["approve", "reject"];
    const alone = proposal.aloneFrom !== null && now >= ms(proposal.aloneFrom);
    return alone ? ["approve", "withdraw"] : ["withdraw"];
  }
  const canUndo = (state === "running" || state === "done") && undoUntil !== null;
  return canUndo && now < ms(undoUntil) ? ["undo"] : [];
};

/** What is waited for, and by when. */
const Waits = ({
  extension: { state, counts, proposal },
}: {
  readonly extension: ExtensionSeen;
}) => {
  const { t, language } = useWords();
  if (state !== "found") return null;
  const said = ((): readonly [color: string, text: string] | null => {
    if (counts.good === 0) return ["yellow", t(words.nothing)];
    if (!proposal) return ["blue", t(words.fixed)];
    if (proposal.state !== "open") {
      const how = t(proposalStateWords[proposal.state]);
      return ["yellow", t(words.ended, { how })];
    }
    return proposal.aloneFrom === null
      ? ["blue", t(words.waits, { time: dayAndClock(proposal.lapsesAt, language) })]
      : ["yellow", t(words.alone, { time: dayAndClock(proposal.aloneFrom, language) })];
  })();
  return (
    said && (
      <Alert
        color={said[0]}
        icon={<Icon name="clock" />}
        role="status"
        data-testid="extension-waits"
      >
        {said[1]}
        {proposal?.note && ` ${t(proposalWords.note)}: ${proposal.note}`}
      </Alert>
    )
  );
};

/** Proposes what was found, decides what another proposed, and undoes what was done. */
export const ExtensionActs = ({
  extension,
  session,
  children,
}: {
  readonly extension: ExtensionSeen;
  readonly session: Session;
  readonly children?: ReactNode;
}) => {
  const { t, language } = useWords();
  const now = useNow();
  const [step, setStep] = useState<Step | null>(null);
  const propose = useAct("proposeExtension", refresh);
  const approve = useAct("approveExtension", refresh);
  const reject = useAct("rejectExtension", refresh);
  const withdraw = useAct("withdrawExtension", refresh);
  const undo = useAct("undoExtension", refresh);
  const { id, state, counts, proposal, to, undoUntil } = extension;
  const params = { id };
  const close = { onSuccess: () => setStep(null) };
  const own = proposal?.proposedBy.id === session.person.id;
  const steps = stepsFor(extension, own, now);
  const labels = {
    approve: words.approve,
    reject: proposalWords.reject,
    withdraw: proposalWords.withdraw,
    undo: words.undo,
  } as const;
  const end = dayAndClock(to, language);
  const title = t(words.approveTitle, { count: counts.good, to: end });
  return (
    <>
      <Waits extension={extension} />
      <div className={style.acts}>
        {state === "found" && !proposal && counts.good > 0 && (
          <Button
            onClick={() => propose.mutate({ params })}
            loading={propose.isPending}
            data-testid="extension-propose"
          >
            {t(words.propose, { count: counts.good })}
          </Button>
        )}
        {steps.map((one) => (
          <Button
            key={one}
            variant={one === "approve" ? "filled" : "default"}
            onClick={() => setStep(one)}
            data-testid={`extension-${one}`}
          >
            {t(labels[one])}
          </Button>
        ))}
        {children}
      </div>
      <FormProblem error={propose.error} />
      {step === "approve" && (
        <Confirm
          opened
          title={title}
          confirmLabel={t(words.approve)}
          busy={approve.isPending}
          error={approve.error}
          onClose={() => setStep(null)}
          onConfirm={() => approve.mutate({ params }, close)}
        >
          {t(words.approveHint)}
        </Confirm>
      )}
      {step === "withdraw" && (
        <Confirm
          opened
          title={t(proposalWords.withdrawTitle, { act: t(words.extendTo, { to: end }) })}
          confirmLabel={t(proposalWords.withdraw)}
          busy={withdraw.isPending}
          error={withdraw.error}
          onClose={() => setStep(null)}
          onConfirm={() => withdraw.mutate({ params }, close)}
        >
          {t(proposalWords.withdrawHint)}
        </Confirm>
      )}
      {step === "reject" && (
        <ReasonConfirm
          opened
          title={t(proposalWords.rejectTitle, { act: t(words.extendTo, { to: end }) })}
          confirmLabel={t(proposalWords.reject)}
          busy={reject.isPending}
          error={reject.error}
          onClose={() => setStep(null)}
          onConfirm={(reason) => reject.mutate({ params, body: { reason } }, close)}
        />
      )}
      {step === "undo" && undoUntil !== null && (
        <ReasonConfirm
          opened
          title={t(words.undoTitle, { count: counts.extended })}
          confirmLabel={t(words.undo)}
          danger
          busy={undo.isPending}
          error={undo.error}
          onClose={() => setStep(null)}
          onConfirm={(reason) => undo.mutate({ params, body: { reason } }, close)}
        >
          {t(words.undoHint, { time: dayAndClock(undoUntil, language) })}
        </ReasonConfirm>
      )}
    </>
  );
};
