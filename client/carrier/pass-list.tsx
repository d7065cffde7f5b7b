import { Button, Group, Select } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { Pass } from "../../shared/domain/pass.ts";
import { heldPassWords as words } from "../../shared/text/amendment-asked.ts";
import { carrierWords } from "../../shared/text/applications.ts";
import { passStatusWords } from "../../shared/text/everywhere.ts";
import { registryWords } from "../../shared/text/registry.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { usePassPages } from "../api/passes.ts";
import { nameOf, type Reference, useReference } from "../api/reference.ts";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { PassStatusBadge } from "../ui/pass-status.tsx";
import { Plate } from "../ui/plate.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { TakeList } from "../ui/take-list.tsx";
import style from "./carrier.module.css";
import { oftenMs } from "./often.ts";

const states = ["valid", "not-yet-valid", "suspended"] as const;
type Shown = (typeof states)[number];

const Row = ({ pass, reference }: { readonly pass: Pass; readonly reference: Reference }) => {
  const { t, language } = useWords();
  return (
    <li data-testid="held-pass">
      <Link href={`/carrier/passes/${pass.id}`} className={style.row}>
        <span className={style.rowTop}>
          <Plate value={pass.plate} />
          <PassStatusBadge pass={pass} />
        </span>
        <span>{nameOf(reference.endpoints, pass.endpoint)}</span>
        <span className={style.when}>
          {t(words.until, { time: dayAndClock(pass.validTo, language) })}
        </span>
      </Link>
    </li>
  );
};

/** The passes that a carrier holds and that are good, or are to be. */
export const HeldPasses = () => {
  const { t } = useWords();
  const reference = useReference();
  const [state, setState] = useState<Shown>("valid");
  const passes = usePassPages({ status: state }, oftenMs);
  const content = () => {
    if (passes.isPending) return <LoadingRows rows={4} height={92} />;
    if (passes.error && !passes.data)
      return <ErrorState error={passes.error} retry={() => void passes.refetch()} />;
    const items = passes.data.pages.flatMap((page) => page.items);
    if (items.length === 0)
      return <EmptyState icon="lorry" title={t(words.none)} text={t(words.noneHint)} />;
    return (
      <>
        <ul className={style.rows}>
          {items.map((pass) => (
            <Row key={pass.id} pass={pass} reference={reference} />
          ))}
        </ul>
        {passes.hasNextPage && (
          <Button
            variant="default"
            fullWidth
            mt="sm"
            onClick={() => void passes.fetchNextPage()}
            loading={passes.isFetchingNextPage}
          >
            {t(registryWords.loadMore)}
          </Button>
        )}
      </>
    );
  };
  return (
    <Page
      title={t(words.passes)}
      lead={t(words.passesLead)}
      back={{ to: "/carrier", label: t(carrierWords.back) }}
      narrow
    >
      <Group align="end" mb="md" gap="xs">
        <Select
          label={t(carrierWords.show)}
          flex="1 1 11rem"
          maw={260}
          data={states.map((one) => ({ value: one, label: t(passStatusWords[one]) }))}
          value={state}
          onChange={(value) => setState((value ?? "valid") as Shown)}
          allowDeselect={false}
          data-testid="held-state"
        />
        <TakeList list="exportPasses" query={{ status: state }} />
      </Group>
      {content()}
    </Page>
  );
};
