import { Button, Group, Select } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { ApplicationSeen } from "../../shared/contract/applications.ts";
import { type ApplicationState, applicationStates } from "../../shared/domain/application-shape.ts";
import { heldPassWords } from "../../shared/text/amendment-asked.ts";
import { applicationStateWords, carrierWords as words } from "../../shared/text/applications.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { useApplications } from "../api/applications.ts";
import { nameOf, type Reference, useReference } from "../api/reference.ts";
import { AmendmentBadge, ApplicationStateBadge } from "../ui/application-state.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { Plate } from "../ui/plate.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { TakeList } from "../ui/take-list.tsx";
import style from "./carrier.module.css";
import { DueLine } from "./due-line.tsx";
import { oftenMs } from "./often.ts";

const Row = ({
  one,
  reference,
}: {
  readonly one: ApplicationSeen;
  readonly reference: Reference;
}) => (
  <li data-testid="application" data-state={one.state}>
    <Link href={`/carrier/${one.id}`} className={style.row}>
      <span className={style.rowTop}>
        <Plate value={one.asked.plate} />
        <span className={style.badges}>
          {one.asked.amends && <AmendmentBadge />}
          <ApplicationStateBadge state={one.state} />
        </span>
      </span>
      <span>{nameOf(reference.endpoints, one.asked.endpoint)}</span>
      <DueLine application={one} />
    </Link>
  </li>
);

/** A carrier's applications, whatever moved last first. */
export const ApplicationList = () => {
  const { t } = useWords();
  const [state, setState] = useState<ApplicationState | "all">("all");
  const reference = useReference();
  const applications = useApplications(state, oftenMs);
  const apply = (testId: string, label: string) => (
    <Button
      component={Link}
      href="/carrier/new"
      leftSection={<Icon name="plus" />}
      data-testid={testId}
    >
      {label}
    </Button>
  );
  const content = () => {
    if (applications.isPending) return <LoadingRows rows={4} height={92} />;
    if (applications.error && !applications.data)
      return <ErrorState error={applications.error} retry={() => void applications.refetch()} />;
    const items = applications.data.pages.flatMap((page) => page.items);
    if (items.length === 0 && state !== "all")
      return <EmptyState icon="search" title={t(words.noneOf)} />;
    if (items.length === 0)
      return (
        <EmptyState icon="lorry" title={t(words.none)} text={t(words.noneHint)}>
          {apply("apply-first", t(words.applyFirst))}
        </EmptyState>
      );
    return (
      <>
        <ul className={style.rows}>
          {items.map((one) => (
            <Row key={one.id} one={one} reference={reference} />
          ))}
        </ul>
        {applications.hasNextPage && (
          <Button
            variant="default"
            fullWidth
            mt="sm"
            onClick={() => void applications.fetchNextPage()}
            loading={applications.isFetchingNextPage}
          >
            {t(registryWords.loadMore)}
          </Button>
        )}
        <p className={style.kept}>{t(words.kept)}</p>
      </>
    );
  };
  return (
    <Page
      title={t(words.title)}
      actions={
        <>
          <Button
            component={Link}
            href="/carrier/passes"
            variant="default"
            leftSection={<Icon name="lorry" />}
            data-testid="held-passes"
          >
            {t(heldPassWords.passes)}
          </Button>
          {apply("apply", t(words.apply))}
        </>
      }
      narrow
    >
      <Group align="end" mb="md" gap="xs">
        <Select
          label={t(words.show)}
          flex="1 1 11rem"
          maw={260}
          data={[
            { value: "all", label: t(words.all) },
            ...applicationStates.map((one) => ({
              value: one,
              label: t(applicationStateWords[one]),
            })),
          ]}
          value={state}
          onChange={(value) => setState((value ?? "all") as ApplicationState | "all")}
          allowDeselect={false}
          data-testid="application-state"
        />
        <TakeList list="exportApplications" query={{ status: state }} />
      </Group>
      {content()}
    </Page>
  );
};
