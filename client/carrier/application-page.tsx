import { Alert, Button } from "@mantine/core";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import type { ApplicationStory } from "../../shared/contract/applications.ts";
import { mayBe } from "../../shared/domain/application.ts";
import type { PassId } from "../../shared/domain/pass.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { formatReceiptCode, receiptCodeOf } from "../../shared/domain/receipt-code.ts";
import { heldPassWords } from "../../shared/text/amendment-asked.ts";
import { carrierWords as words } from "../../shared/text/applications.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { useAct, useCall } from "../api/queries.ts";
import { useReference } from "../api/reference.ts";
import { Acts, FoundList } from "../registration/acts.tsx";
import { AppliedFacts } from "../registration/applied-facts.tsx";
import { AskedAmendment, ReprintLine } from "../registration/asked-amendment.tsx";
import { AmendmentBadge, ApplicationStateBadge } from "../ui/application-state.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { newId } from "../ui/new-id.ts";
import { Card, Page } from "../ui/page.tsx";
import { Plate } from "../ui/plate.tsx";
import { ErrorState, LoadingRows } from "../ui/states.tsx";
import style from "./carrier.module.css";
import { DueLine } from "./due-line.tsx";
import { oftenMs } from "./often.ts";
import { PassCard } from "./pass-card.tsx";

/** The pass that was issued or amended, for the driver to show; what else is done with it is done on its own page. */
const Granted = ({
  id,
  amends,
}: {
  readonly id: PassId;
  readonly amends: ApplicationStory["amends"];
}) => {
  const { t } = useWords();
  const pass = useCall("pass", { params: { id } }, { refetchInterval: oftenMs });
  if (pass.error) return <ErrorState error={pass.error} retry={() => void pass.refetch()} />;
  if (!pass.data) return <LoadingRows rows={1} height={360} />;
  return (
    <>
      {amends && (
        <Alert color="lane" role="status" icon={<Icon name="check" />} data-testid="asked-amended">
          {t(heldPassWords.amended)}
          <ReprintLine fields={amends.reprint} />
        </Alert>
      )}
      <PassCard pass={pass.data}>
        <Button
          component={Link}
          href={`/carrier/passes/${id}`}
          variant="default"
          rightSection={<Icon name="next" />}
          data-testid="carrier-pass"
        >
          {t(heldPassWords.toPassPage)}
        </Button>
      </PassCard>
    </>
  );
};

const Whole = ({ story }: { readonly story: ApplicationStory }) => {
  const { t, language } = useWords();
  const reference = useReference();
  const [search] = useSearchParams();
  const [withdrawing, setWithdrawing] = useState(false);
  const withdraw = useAct("withdrawApplication", ["application", "applications"]);
  const { application, acts } = story;
  const { id, state, rev, asked, reasons, due, pass } = application;
  const plate = formatPlate(asked.plate);
  const wrong = state === "refused" || state === "change-asked";
  return (
    <Page
      title={plate}
      heading={<Plate value={asked.plate} size="xl" />}
      lead={
        <>
          <ApplicationStateBadge state={state} /> {asked.amends && <AmendmentBadge />}
        </>
      }
      back={{ to: "/carrier", label: t(words.back) }}
      narrow
    >
      <div className={style.stack}>
        {search.has("sent") && state === "waiting" && (
          <Alert
            color="lane"
            role="status"
            icon={<Icon name="check" />}
            title={t(words.sent, { plate })}
            data-testid="application-sent"
          >
            {due !== null && t(words.sentHint, { time: dayAndClock(due, language) })}
          </Alert>
        )}
        {wrong && (
          <Alert
            color="red"
            icon={<Icon name="warn" />}
            title={t(words.why)}
            data-testid="application-reasons"
          >
            <FoundList reasons={reasons} />
          </Alert>
        )}
        {!search.has("sent") && state === "waiting" && <DueLine application={application} />}
        {pass !== null && <Granted id={pass} amends={story.amends} />}
        <div className={style.actions}>
          {mayBe(state, "changed") && (
            <Button
              component={Link}
              href={`/carrier/${id}/mend`}
              variant={wrong ? "filled" : "default"}
              leftSection={<Icon name="edit" />}
              data-testid="application-mend"
            >
              {t(wrong ? words.fix : words.change)}
            </Button>
          )}
          {mayBe(state, "withdrawn") && (
            <Button
              variant="default"
              onClick={() => setWithdrawing(true)}
              data-testid="application-withdraw"
            >
              {t(words.withdraw)}
            </Button>
          )}
        </div>
        <p className={style.code}>
          {t(words.code)}{" "}
          <a href={`/s/${receiptCodeOf(id)}`} data-testid="application-code">
            {formatReceiptCode(receiptCodeOf(id))}
          </a>
        </p>
        {asked.amends ? (
          <AskedAmendment story={story} reference={reference} />
        ) : (
          <Card title={t(words.facts)}>
            <AppliedFacts asked={asked} reference={reference} />
          </Card>
        )}
        <Card title={t(words.history)}>
          <Acts acts={acts} ofPass={asked.amends !== undefined} />
        </Card>
      </div>
      <Confirm
        opened={withdrawing}
        title={t(words.withdrawTitle, { plate })}
        confirmLabel={t(words.withdraw)}
        danger
        busy={withdraw.isPending}
        error={withdraw.error}
        onClose={() => setWithdrawing(false)}
        onConfirm={() =>
          withdraw.mutate(
            { params: { id }, body: { id: newId(), rev } },
            { onSuccess: () => setWithdrawing(false) },
          )
        }
      >
        {t(asked.amends ? heldPassWords.withdrawHint : words.withdrawHint)}
      </Confirm>
    </Page>
  );
};

/** One application: how it stands and why, its pass where there is one, and what its carrier may still do. */
export const ApplicationPage = ({ id }: { readonly id: string }) => {
  const { t } = useWords();
  const story = useCall("application", { params: { id } }, { refetchInterval: oftenMs });
  if (story.data) return <Whole story={story.data} />;
  return (
    <Page title={t(words.title)} back={{ to: "/carrier", label: t(words.back) }} narrow>
      {story.error ? (
        <ErrorState error={story.error} retry={() => void story.refetch()} />
      ) : (
        <LoadingRows rows={3} height={120} />
      )}
    </Page>
  );
};
