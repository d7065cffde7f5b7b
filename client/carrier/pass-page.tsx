import { Alert, Button } from "@mantine/core";
import { Link } from "wouter";
import type { ApplicationSeen } from "../../shared/contract/applications.ts";
import type { Pass, PassId } from "../../shared/domain/pass.ts";
import { isAmendable } from "../../shared/domain/pass-amendment.ts";
import { formatPlate } from "../../shared/domain/plate.ts";
import { whyAskedWords, heldPassWords as words } from "../../shared/text/amendment-asked.ts";
import { carrierWords } from "../../shared/text/applications.ts";
import { everywhereWords, termWords } from "../../shared/text/everywhere.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { useCall } from "../api/queries.ts";
import { nameOf, useReference } from "../api/reference.ts";
import { ApplicationStateBadge } from "../ui/application-state.tsx";
import { Fact, Facts } from "../ui/facts.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Card, Page } from "../ui/page.tsx";
import { Plate } from "../ui/plate.tsx";
import { ErrorState, LoadingRows } from "../ui/states.tsx";
import { useNow } from "../ui/time.tsx";
import style from "./carrier.module.css";
import { DueLine } from "./due-line.tsx";
import { oftenMs } from "./often.ts";
import { PassCard } from "./pass-card.tsx";

/** What was asked of the pass, whatever moved last first; kept as long as applications are. */
const Asked = ({ items }: { readonly items: readonly ApplicationSeen[] }) => {
  const { t } = useWords();
  if (items.length === 0) return null;
  return (
    <Card title={t(words.asked)}>
      <ul className={style.rows}>
        {items.map((one) => (
          <li key={one.id} data-testid="pass-asked" data-state={one.state}>
            <Link href={`/carrier/${one.id}`} className={style.row}>
              <span className={style.rowTop}>
                {one.asked.amends && <span>{t(whyAskedWords[one.asked.amends.why])}</span>}
                <ApplicationStateBadge state={one.state} />
              </span>
              <DueLine application={one} />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
};

/** [Y11] The way to ask something of the pass, or to what is asked of it already. */
const AskButton = ({
  id,
  items,
}: {
  readonly id: PassId;
  readonly items: readonly ApplicationSeen[];
}) => {
  const { t } = useWords();
  const waits = items.find(({ state }) => state === "waiting" || state === "change-asked");
  return (
    <Button
      component={Link}
      href={waits ? `/carrier/${waits.id}` : `/carrier/passes/${id}/ask`}
      variant="default"
      leftSection={<Icon name="edit" />}
      data-testid={waits ? "pass-waits" : "pass-ask"}
    >
      {t(waits ? words.waitsAlready : words.ask)}
    </Button>
  );
};

const Whole = ({ pass }: { readonly pass: Pass }) => {
  const { t, language } = useWords();
  const now = useNow();
  const { endpoints, corridors } = useReference();
  const open = isAmendable(pass, now);
  const asked = useCall(
    "applications",
    { query: { status: "all", amends: pass.id, limit: 20 } },
    { refetchInterval: oftenMs },
  );
  return (
    <Page
      title={formatPlate(pass.plate)}
      heading={<Plate value={pass.plate} size="xl" />}
      back={{ to: "/carrier/passes", label: t(words.backToPasses) }}
      narrow
    >
      <div className={style.stack}>
        <PassCard pass={pass}>
          {open && asked.data && <AskButton id={pass.id} items={asked.data.items} />}
          <Button
            component={Link}
            href={`/carrier/passes/${pass.id}/delay`}
            variant="default"
            leftSection={<Icon name="clock" />}
            data-testid="carrier-delay"
          >
            {t(carrierWords.delay)}
          </Button>
        </PassCard>
        {!open && (
          <Alert color="yellow" icon={<Icon name="warn" />} title={t(words.over)}>
            {t(words.overHint)}
          </Alert>
        )}
        {asked.error && !asked.data && (
          <ErrorState error={asked.error} retry={() => void asked.refetch()} />
        )}
        {asked.data && <Asked items={asked.data.items} />}
        <Card title={t(termWords.pass)}>
          <Facts>
            <Fact name={t(termWords.endpoint)}>{nameOf(endpoints, pass.endpoint)}</Fact>
            <Fact name={t(termWords.corridor)}>{nameOf(corridors, pass.corridor)}</Fact>
            <Fact name={t(termWords.occupantsMax)}>
              {t(everywhereWords.people, { count: pass.occupantsMax })}
            </Fact>
            <Fact name={t(termWords.validFrom)}>{dayAndClock(pass.validFrom, language)}</Fact>
            <Fact name={t(termWords.validTo)}>{dayAndClock(pass.validTo, language)}</Fact>
          </Facts>
        </Card>
      </div>
    </Page>
  );
};

/** A pass that the carrier holds: to hand on to the driver, to ask to have amended, to report a delay of. */
export const HeldPass = ({ id }: { readonly id: PassId }) => {
  const { t } = useWords();
  const pass = useCall("pass", { params: { id } }, { refetchInterval: oftenMs });
  if (pass.data) return <Whole pass={pass.data} />;
  return (
    <Page
      title={t(termWords.pass)}
      back={{ to: "/carrier/passes", label: t(words.backToPasses) }}
      narrow
    >
      {pass.error ? (
        <ErrorState error={pass.error} retry={() => void pass.refetch()} />
      ) : (
        <LoadingRows rows={2} height={240} />
      )}
    </Page>
  );
};
