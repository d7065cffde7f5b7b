import { Alert, Progress } from "@mantine/core";
import type { ExtensionSeen } from "../../../shared/contract/extensions.ts";
import type { Session } from "../../../shared/contract/people.ts";
import { type ExtensionState, extensionOutcomes } from "../../../shared/domain/extension-shape.ts";
import {
  extensionOutcomeWords,
  extensionStateWords,
  extensionWhyWords,
  extensionWords as words,
} from "../../../shared/text/extensions.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useCall } from "../../api/queries.ts";
import { useReference } from "../../api/reference.ts";
import { Fact, Facts } from "../../ui/facts.tsx";
import { Icon } from "../../ui/icons.tsx";
import { useWords } from "../../ui/language.tsx";
import { Card, Page } from "../../ui/page.tsx";
import { ErrorState, LoadingRows } from "../../ui/states.tsx";
import { Time } from "../../ui/time.tsx";
import { ExtendedPasses } from "./extended-passes.tsx";
import { ExtensionActs } from "./extension-acts.tsx";
import style from "./extensions.module.css";
import { useStanding } from "./extensions.tsx";
import { FilterFacts } from "./filter-facts.tsx";

const lookEveryMs = 700;
/** Somebody else decides. */
const lookAgainMs = 10_000;
const goesOn = (state: ExtensionState): boolean =>
  state === "looking" || state === "running" || state === "undoing";

const sum = (counts: ExtensionSeen["counts"]): number =>
  Object.values(counts).reduce((all, one) => all + one, 0);

const HowFar = ({
  extension: { state, through, counts },
}: {
  readonly extension: ExtensionSeen;
}) => {
  const { t } = useWords();
  if (!goesOn(state)) return null;
  const count = sum(counts);
  return (
    <div className={style.progress} role="status" data-testid="extension-progress">
      <Progress
        value={state === "looking" || count === 0 ? 100 : (100 * through) / count}
        animated
        aria-label={t(words.progressName)}
      />
      <p className={style.faint}>
        {t(extensionStateWords[state])}:{" "}
        {state === "looking"
          ? t(words.looked, { count: through })
          : t(words.progress, { through, count })}
      </p>
    </div>
  );
};

const About = ({ extension }: { readonly extension: ExtensionSeen }) => {
  const { t, language } = useWords();
  const reference = useReference();
  const { filter, to, reason, by, at, proposal, begunAt, undo } = extension;
  return (
    <Card>
      <Facts>
        <FilterFacts filter={filter} reference={reference} />
        <Fact name={t(words.to)}>{dayAndClock(to, language)}</Fact>
        <Fact name={t(words.reason)}>{reason}</Fact>
        <Fact name={t(words.by)}>
          {by.displayName} · <Time at={at} />
        </Fact>
        {begunAt !== null && proposal?.decidedBy && (
          <Fact name={t(words.approvedBy)}>
            {proposal.decidedBy.displayName} · <Time at={begunAt} />
          </Fact>
        )}
        {undo && (
          <Fact name={t(words.undoneBy)}>
            {undo.by.displayName} · <Time at={undo.at} />
          </Fact>
        )}
        {undo && <Fact name={t(words.undoReason)}>{undo.reason}</Fact>}
      </Facts>
    </Card>
  );
};

const Totals = ({ counts }: Pick<ExtensionSeen, "counts">) => {
  const { t } = useWords();
  return (
    <dl className={style.totals} data-testid="extension-totals">
      {extensionOutcomes
        .filter((one) => counts[one] > 0 || one === "left")
        .map((one) => (
          <div key={one}>
            <dt>{t(extensionOutcomeWords[one])}</dt>
            <dd data-testid={`extension-count-${one}`}>{counts[one]}</dd>
          </div>
        ))}
    </dl>
  );
};

/** [P24] One extension: what was found, who is to decide, how far it is, and its passes. */
export const ExtensionPage = ({
  id,
  session,
}: {
  readonly id: string;
  readonly session: Session;
}) => {
  const { t } = useWords();
  const standing = useStanding();
  const read = useCall(
    "extension",
    { params: { id } },
    { refetchInterval: (last) => (last && !goesOn(last.state) ? lookAgainMs : lookEveryMs) },
  );
  const extension = read.data;
  const content = () => {
    if (read.error && !extension)
      return <ErrorState error={read.error} retry={() => void read.refetch()} />;
    if (!extension) return <LoadingRows rows={4} />;
    const { state, why, counts, forgotten } = extension;
    const whyWords = extensionWhyWords[why?.code as keyof typeof extensionWhyWords];
    return (
      <div className={style.page}>
        {why && (
          <Alert
            color="red"
            role="alert"
            icon={<Icon name="warn" />}
            title={t(extensionStateWords[state])}
            data-testid="extension-why"
          >
            {whyWords ? t(whyWords, why.params) : why.code}
          </Alert>
        )}
        <Card>
          <Totals counts={counts} />
          <ExtensionActs extension={extension} session={session}>
            <HowFar extension={extension} />
          </ExtensionActs>
        </Card>
        <About extension={extension} />
        {forgotten ? (
          <p className={style.faint}>{t(words.forgotten)}</p>
        ) : (
          <ExtendedPasses extension={extension} goesOn={goesOn(state)} />
        )}
      </div>
    );
  };
  return (
    <Page
      title={t(words.title)}
      {...(extension ? { lead: standing(extension) } : {})}
      back={{ to: "/registry/extensions", label: t(words.back) }}
    >
      {content()}
    </Page>
  );
};
