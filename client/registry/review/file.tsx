import { Alert, Button, Kbd } from "@mantine/core";
import { Link } from "wouter";
import type { ApplicationSeen, ApplicationStory } from "../../../shared/contract/applications.ts";
import { isAmendable } from "../../../shared/domain/pass-amendment.ts";
import { formatShortCode } from "../../../shared/domain/short-code.ts";
import { heldPassWords } from "../../../shared/text/amendment-asked.ts";
import { carrierWords, reviewWords as words } from "../../../shared/text/applications.ts";
import { registryWords } from "../../../shared/text/registry.ts";
import { useCall } from "../../api/queries.ts";
import type { Reference } from "../../api/reference.ts";
import { Acts } from "../../registration/acts.tsx";
import { AppliedFacts } from "../../registration/applied-facts.tsx";
import { AskedAmendment } from "../../registration/asked-amendment.tsx";
import { farFromEnd, testedTooEarly } from "../../registration/hints.ts";
import { AmendmentBadge } from "../../ui/application-state.tsx";
import { FormProblem } from "../../ui/form-problem.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import { Plate } from "../../ui/plate.tsx";
import { ErrorState, LoadingRows } from "../../ui/states.tsx";
import { useNow } from "../../ui/time.tsx";
import { Beside } from "./beside.tsx";
import { TargetBadge } from "./queue-row.tsx";
import style from "./review.module.css";
import type { Decision } from "./use-decide.ts";

const Hints = ({
  application: { asked },
  reference,
}: {
  readonly application: ApplicationSeen;
  readonly reference: Reference;
}) => {
  const { t } = useWords();
  const { endpoints, corridors, checkpoints, rules } = reference;
  const far = farFromEnd(endpoints.get(asked.endpoint), corridors.get(asked.corridor), checkpoints);
  const early =
    asked.tested === null ? null : testedTooEarly(rules, asked, asked.tested, asked.validFrom);
  const told = [
    ...(far === null ? [] : [t(carrierWords.farFromEnd, { km: far })]),
    ...(early === null ? [] : [t(carrierWords.testedOld, { hours: early })]),
  ];
  return told.map((text) => (
    <Alert key={text} color="yellow" icon={<Icon name="warn" />} data-testid="review-hint">
      {text}
    </Alert>
  ));
};

const Changed = ({ field }: { readonly field: string }) => {
  const { t } = useWords();
  return (
    <span className={style.mark} data-testid={`changed-${field}`}>
      {t(registryWords.isChanged)}
    </span>
  );
};

/** [Y12] Said where approving would be refused: the pass is not any more what the carrier looked at. */
const PassMoved = ({
  application: { asked },
  amends,
}: {
  readonly application: ApplicationSeen;
  readonly amends: NonNullable<ApplicationStory["amends"]>;
}) => {
  const { t } = useWords();
  const ended = !isAmendable(amends, useNow());
  if (!ended && amends.rev === asked.amends?.rev) return null;
  return (
    <Alert color="red" icon={<Icon name="warn" />} data-testid="review-pass-moved">
      {t(ended ? heldPassWords.endedSince : heldPassWords.movedSince)}{" "}
      <Link href={`/registry/passes/${amends.id}`} className={style.link}>
        {t(words.pass, { code: formatShortCode(amends.shortCode) })}
      </Link>
    </Alert>
  );
};

interface Deciding {
  readonly busy: boolean;
  readonly onApprove: () => void;
  readonly onAsk: (decision: Exclude<Decision, "approve">) => void;
}

const Decisions = ({ busy, onApprove, onAsk }: Deciding) => {
  const { t } = useWords();
  return (
    <div className={style.decide}>
      <Button
        onClick={onApprove}
        loading={busy}
        leftSection={<Icon name="check" />}
        rightSection={<Kbd aria-hidden>A</Kbd>}
        data-testid="review-approve"
      >
        {t(words.approve)}
      </Button>
      <Button
        variant="outline"
        color="red"
        onClick={() => onAsk("refuse")}
        disabled={busy}
        rightSection={<Kbd aria-hidden>R</Kbd>}
        data-testid="review-refuse"
      >
        {t(words.refuse)}
      </Button>
      <Button
        variant="default"
        onClick={() => onAsk("ask-change")}
        disabled={busy}
        rightSection={<Kbd aria-hidden>C</Kbd>}
        data-testid="review-ask-change"
      >
        {t(words.askChange)}
      </Button>
    </div>
  );
};

/** The open file: what is asked, what there is of the same vehicle, what was done, and the three decisions. */
export const File = ({
  application,
  reference,
  busy,
  error,
  onApprove,
  onAsk,
}: Deciding & {
  readonly application: ApplicationSeen;
  readonly reference: Reference;
  readonly error: unknown;
}) => {
  const { t } = useWords();
  const story = useCall("application", { params: { id: application.id } });
  const { asked, changed, due } = application;
  const beside = story.data && <Beside story={story.data} reference={reference} />;
  // What there is of the same vehicle decides before anything else does.
  const first = story.data && story.data.passes.length + story.data.others.length > 0;
  return (
    <article className={style.file} data-testid="review-file" data-plate={asked.plate}>
      <div className={style.fileTop}>
        <Plate value={asked.plate} size="xl" />
        <TargetBadge due={due} />
        {asked.amends && <AmendmentBadge />}
      </div>
      <FormProblem error={error} />
      {story.data?.mayDecide === false ? (
        <Alert color="gray" icon={<Icon name="people" />} data-testid="review-not-yours">
          {t(words.notYours)}
        </Alert>
      ) : (
        <Decisions busy={busy} onApprove={onApprove} onAsk={onAsk} />
      )}
      <Hints application={application} reference={reference} />
      {first && beside}
      {story.data?.amends && <PassMoved application={application} amends={story.data.amends} />}
      {story.data && (
        <AskedAmendment
          story={story.data}
          reference={reference}
          mark={changed.includes("amends") && <Changed field="amends" />}
        />
      )}
      <Card title={t(carrierWords.facts)}>
        <AppliedFacts
          asked={asked}
          reference={reference}
          mark={(field) => changed.includes(field) && <Changed field={field} />}
        />
      </Card>
      {story.error && <ErrorState error={story.error} retry={() => void story.refetch()} />}
      {story.isPending && <LoadingRows rows={2} height={96} />}
      {!first && beside}
      {story.data && story.data.acts.length > 1 && (
        <Card title={t(carrierWords.history)}>
          <Acts acts={story.data.acts} ofPass={asked.amends !== undefined} />
        </Card>
      )}
    </article>
  );
};
