import { Button, Select, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useLocation } from "wouter";
import type { ManagedKey } from "../../shared/contract/device.ts";
import type { SayableAct } from "../../shared/domain/act.ts";
import type { IssuingKey } from "../../shared/domain/issuing-key.ts";
import {
  actText,
  keyStateWords,
  keyWords,
  proposalWords,
  realmWords,
} from "../../shared/text/proposals.ts";
import { useAct, useCall } from "../api/queries.ts";
import { useMay } from "../api/session.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { ReasonConfirm } from "../ui/reason-confirm.tsx";
import { ErrorState, LoadingRows } from "../ui/states.tsx";
import { Time } from "../ui/time.tsx";
import style from "./admin.module.css";

const tones: Readonly<Record<ManagedKey["state"], Tone>> = {
  signing: "go",
  verifying: "quiet",
  ended: "quiet",
  cut: "stop",
};

const KeyRow = ({
  issuing,
  onCut,
}: {
  readonly issuing: ManagedKey;
  /** Null where it may not be cut off, or not by this person. */
  readonly onCut: (() => void) | null;
}) => {
  const { t } = useWords();
  const { kid, realm, state, validFrom, validTo, atHand } = issuing;
  const needed = state === "signing" || state === "verifying";
  return (
    <li
      className={`${style.row} ${needed ? "" : style.off}`}
      data-testid="key-row"
      data-state={state}
    >
      <div className={style.who}>
        <span className={style.name}>{t(keyWords.number, { kid })}</span>
        <span className={style.second}>{t(realmWords[realm])}</span>
      </div>
      <div className={style.detail}>
        <span className={style.label}>{t(keyWords.valid)}</span>
        <br />
        <Time at={validFrom} /> – <Time at={validTo} />
      </div>
      <div className={style.end}>
        {needed && !atHand && (
          <Badge tone="inspect" icon="warn">
            {t(keyWords.notAtHand)}
          </Badge>
        )}
        <Badge tone={tones[state]}>{t(keyStateWords[state])}</Badge>
        {onCut && (
          <Button variant="outline" color="red" onClick={onCut} data-testid="key-cut">
            {t(keyWords.cut)}
          </Button>
        )}
      </div>
    </li>
  );
};

/** Proposes one act on keys; the dialog begins anew each time it is opened. */
const ProposeKeyAct = ({
  first,
  onClose,
}: {
  readonly first: SayableAct;
  readonly onClose: () => void;
}) => {
  const { t, language } = useWords();
  const [, go] = useLocation();
  const [act, setAct] = useState(first);
  const propose = useAct("propose", ["proposals"]);
  return (
    <ReasonConfirm
      opened
      title={actText(act, language)}
      confirmLabel={t(proposalWords.propose)}
      danger={act.kind === "cut-key"}
      busy={propose.isPending}
      error={propose.error}
      onClose={onClose}
      onConfirm={(reason) =>
        propose.mutate(
          { body: { act, reason } },
          {
            onSuccess: () => {
              notifications.show({ message: t(proposalWords.proposed) });
              onClose();
              go("/admin/proposals");
            },
          },
        )
      }
    >
      <Text size="sm">{t(act.kind === "cut-key" ? keyWords.cutHint : keyWords.rotateHint)}</Text>
      {act.kind === "rotate-key" && (
        <Select
          label={t(keyWords.whichRealm)}
          data={(["live", "drill"] as const).map((realm) => ({
            value: realm,
            label: t(realmWords[realm]),
          }))}
          value={act.realm}
          onChange={(realm) =>
            realm && setAct({ kind: "rotate-key", realm: realm as IssuingKey["realm"] })
          }
          allowDeselect={false}
          data-testid="key-realm"
        />
      )}
    </ReasonConfirm>
  );
};

/** Issuing keys, newest first; rotating and cutting off are proposed here and approved by somebody else. */
export const Keys = () => {
  const { t } = useWords();
  const may = useMay();
  const keys = useCall("issuingKeys", {});
  const [proposing, setProposing] = useState<SayableAct | null>(null);
  const mayPropose = may("key.manage") && may("proposal.make");
  const content = () => {
    if (keys.isPending) return <LoadingRows rows={3} />;
    if (keys.error) return <ErrorState error={keys.error} retry={() => void keys.refetch()} />;
    return (
      <ul className={style.rows} data-testid="keys">
        {keys.data.items.map((key) => (
          <KeyRow
            key={key.kid}
            issuing={key}
            onCut={
              mayPropose && (key.state === "verifying" || key.state === "ended")
                ? () => setProposing({ kind: "cut-key", kid: key.kid })
                : null
            }
          />
        ))}
      </ul>
    );
  };
  return (
    <Page
      title={t(keyWords.keys)}
      lead={t(keyWords.lead)}
      actions={
        mayPropose && (
          <Button
            onClick={() => setProposing({ kind: "rotate-key", realm: "live" })}
            data-testid="key-rotate"
          >
            {t(keyWords.rotate)}
          </Button>
        )
      }
    >
      {content()}
      {proposing && <ProposeKeyAct first={proposing} onClose={() => setProposing(null)} />}
    </Page>
  );
};
