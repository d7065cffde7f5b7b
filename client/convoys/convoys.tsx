import { Button, SegmentedControl } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link, Route, Switch } from "wouter";
import { convoyWords as words } from "../../shared/text/convoy.ts";
import { escortLine } from "../../shared/text/convoy-lines.ts";
import { dayAndClock } from "../../shared/text/when.ts";
import { useLiveChanges } from "../api/live-changes.ts";
import { useCall } from "../api/queries.ts";
import { nameOf, useReference } from "../api/reference.ts";
import { useMay } from "../api/session.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { Page } from "../ui/page.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../ui/states.tsx";
import { TakeList } from "../ui/take-list.tsx";
import { ConvoyPage } from "./convoy-page.tsx";
import style from "./convoys.module.css";
import { NewConvoyPage } from "./new-convoy.tsx";

/** All convoys a person may see: to come and under way, or over. */
const ConvoyList = () => {
  const { t, language } = useWords();
  const may = useMay();
  const client = useQueryClient();
  const reference = useReference();
  const [status, setStatus] = useState<"current" | "over">("current");
  const convoys = useCall("convoys", { query: { status, limit: 100 } }, { staleTime: 0 });
  useLiveChanges("convoy", () => client.invalidateQueries({ queryKey: ["convoys"] }));
  const add = may("convoy.make") && (
    <Button
      component={Link}
      href="/convoys/new"
      leftSection={<Icon name="plus" />}
      data-testid="convoy-new"
    >
      {t(words.newConvoy)}
    </Button>
  );
  const content = () => {
    if (convoys.isPending) return <LoadingRows rows={3} height={90} />;
    if (convoys.error)
      return <ErrorState error={convoys.error} retry={() => void convoys.refetch()} />;
    const { items } = convoys.data;
    if (items.length === 0) return <EmptyState icon="inbox" title={t(words.none)} />;
    return (
      <ul className={style.list} data-testid="convoys">
        {items.map((one) => (
          <li key={one.id}>
            <Link href={`/convoys/${one.id}`} className={style.item} data-testid="convoy-row">
              <span className={style.line}>
                <b>{one.name}</b>
                <span>
                  {t(words.count, { there: one.at?.count.there ?? 0, onRoll: one.vehicles })}
                </span>
                {one.at && <span>{nameOf(reference.checkpoints, one.at.checkpoint)}</span>}
              </span>
              <span className={style.line}>
                <span>{nameOf(reference.corridors, one.corridor)}</span>
                <span>
                  {t(words.window)}: {dayAndClock(one.window.from, language)}
                </span>
                <span>{escortLine(one.escort, language)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    );
  };
  return (
    <Page
      title={t(words.convoys)}
      actions={
        <>
          <TakeList list="exportConvoys" query={{ status }} />
          {add}
        </>
      }
      narrow
    >
      <SegmentedControl
        aria-label={t(words.convoys)}
        value={status}
        onChange={(value) => setStatus(value as typeof status)}
        data={[
          { value: "current", label: t(words.current) },
          { value: "over", label: t(words.over) },
        ]}
        mb="md"
      />
      {content()}
    </Page>
  );
};

/** Convoys: for registrars and commanders, and for whoever escorts one, on a phone. */
export default function Convoys() {
  const may = useMay();
  return (
    <Switch>
      {may("convoy.make") && <Route path="/convoys/new" component={NewConvoyPage} />}
      <Route path="/convoys/:id">{({ id }) => <ConvoyPage key={id} id={id} />}</Route>
      <Route component={ConvoyList} />
    </Switch>
  );
}
