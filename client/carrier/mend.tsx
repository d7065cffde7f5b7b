import { Alert } from "@mantine/core";
import { useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { ApplicationSeen } from "../../shared/contract/applications.ts";
import type { Session } from "../../shared/contract/people.ts";
import { thatStays } from "../../shared/domain/merged.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { carrierWords as words } from "../../shared/text/applications.ts";
import { useAct, useCall } from "../api/queries.ts";
import { type Reference, useReference } from "../api/reference.ts";
import { FoundList } from "../registration/acts.tsx";
import { draftOf } from "../registration/draft.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { ErrorState, LoadingRows } from "../ui/states.tsx";
import { type AppliedDraft, ApplyForm } from "./apply-form.tsx";
import { useIdOfContent } from "./id-of-content.ts";
import { MendAsked } from "./mend-asked.tsx";
import { ownCarriers } from "./own-carriers.ts";

const MendApplied = ({
  application: given,
  reference,
  session,
}: {
  readonly application: ApplicationSeen;
  readonly reference: Reference;
  readonly session: Session;
}) => {
  const { t } = useWords();
  const [, go] = useLocation();
  // As it was opened: what somebody else does meanwhile is told when it is sent, and takes nothing away that was typed.
  const [application] = useState(given);
  const { id, rev, asked, reasons } = application;
  const stood = useMemo(
    () => ({ ...draftOf(asked), plate: formatPlate(asked.plate), tested: asked.tested ?? "" }),
    [asked],
  );
  const [draft, setDraft] = useState<AppliedDraft>(stood);
  const idOf = useIdOfContent();
  const mend = useAct("changeApplication", ["application", "applications"]);
  // [B4] Of one that was merged meanwhile.
  const stays = thatStays((one) => reference.carriers.get(one), asked.carrier);
  return (
    <ApplyForm
      draft={draft}
      change={(part) => setDraft((before) => ({ ...before, ...part }))}
      reference={reference}
      carriers={ownCarriers(session, reference.carriers).filter((one) => one === stays)}
      stood={{ draft: stood, reasons }}
      busy={mend.isPending}
      error={mend.error}
      send={(next) => {
        mend.mutate(
          { params: { id }, body: { id: idOf(next), rev, asked: next } },
          { onSuccess: () => go(`/carrier/${id}?sent`) },
        );
      }}
      sendWords={t(words.sendAgain)}
    >
      {reasons.length > 0 && (
        <Alert color="red" icon={<Icon name="warn" />} title={t(words.why)}>
          <FoundList reasons={reasons} />
        </Alert>
      )}
    </ApplyForm>
  );
};

/** [Y2] Mends an application: all is as it was sent, and what was found wrong is said beside its entry. */
export const Mend = ({ id, session }: { readonly id: string; readonly session: Session }) => {
  const { t } = useWords();
  const reference = useReference();
  const story = useCall("application", { params: { id } });
  const error = story.error ?? reference.error;
  const content = () => {
    if (error)
      return (
        <ErrorState
          error={error}
          retry={() => {
            void story.refetch();
            reference.retry();
          }}
        />
      );
    if (!story.data || reference.loading) return <LoadingRows rows={5} height={92} />;
    const { application } = story.data;
    if (application.asked.amends)
      return <MendAsked application={application} amends={application.asked.amends} />;
    return <MendApplied application={application} reference={reference} session={session} />;
  };
  const plate = story.data && formatPlate(story.data.application.asked.plate);
  return (
    <Page
      title={plate ? t(words.changeTitle, { plate }) : t(words.fix)}
      back={{ to: `/carrier/${id}`, label: t(words.backToOne) }}
      narrow
    >
      {content()}
    </Page>
  );
};
