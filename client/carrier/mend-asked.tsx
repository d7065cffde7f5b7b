import { Alert } from "@mantine/core";
import { useState } from "react";
import { useLocation } from "wouter";
import type { ApplicationSeen } from "../../shared/contract/applications.ts";
import type { AmendmentAsked } from "../../shared/domain/amendment-asked.ts";
import { heldPassWords } from "../../shared/text/amendment-asked.ts";
import { carrierWords as words } from "../../shared/text/applications.ts";
import { useAct } from "../api/queries.ts";
import { FoundList } from "../registration/acts.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { ErrorState, LoadingRows } from "../ui/states.tsx";
import { ReadAnew, useToAsk } from "./ask.tsx";
import { AskForm } from "./ask-form.tsx";
import { useIdOfContent } from "./id-of-content.ts";

/** [Y2] Mends what was asked of a pass: what was found wrong stands beside its entry, what is asked goes by the pass as it now is. */
export const MendAsked = ({
  application: given,
  amends,
}: {
  readonly application: ApplicationSeen;
  readonly amends: AmendmentAsked;
}) => {
  const { t } = useWords();
  const [, go] = useLocation();
  // As it was opened: what somebody else does meanwhile is told when it is sent, and takes nothing away that was typed.
  const [application] = useState(given);
  const { id, rev, asked, reasons } = application;
  const [stood] = useState({ asked, reasons });
  const { error, retry, whole, readAnew } = useToAsk(amends.pass);
  const idOf = useIdOfContent();
  const mend = useAct("changeApplication", ["application", "applications"]);
  if (!whole)
    return error ? (
      <ErrorState error={error} retry={retry} />
    ) : (
      <LoadingRows rows={5} height={92} />
    );
  return (
    <AskForm
      {...whole}
      stood={stood}
      busy={mend.isPending}
      error={mend.error}
      send={(next) =>
        mend.mutate(
          { params: { id }, body: { id: idOf(next), rev, asked: next } },
          { onSuccess: () => go(`/carrier/${id}?sent`) },
        )
      }
      sendWords={t(heldPassWords.sendAgain)}
    >
      {reasons.length > 0 && (
        <Alert color="red" icon={<Icon name="warn" />} title={t(words.why)}>
          <FoundList reasons={reasons} />
        </Alert>
      )}
      <ReadAnew
        error={mend.error}
        readAnew={() => {
          mend.reset();
          void readAnew();
        }}
      />
    </AskForm>
  );
};
