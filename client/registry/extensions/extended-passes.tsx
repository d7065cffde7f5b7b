import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { ExtensionSeen } from "../../../shared/contract/extensions.ts";
import {
  type ExtensionOutcome,
  extensionOutcomes,
} from "../../../shared/domain/extension-shape.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { extensionOutcomeWords, extensionWords as words } from "../../../shared/text/extensions.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useCall } from "../../api/queries.ts";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import { Plate } from "../../ui/plate.tsx";
import { EmptyState, ErrorState, LoadingRows } from "../../ui/states.tsx";
import { TakeList } from "../../ui/take-list.tsx";
import style from "./extensions.module.css";

const shown = 20;
const lookEveryMs = 2_000;

/** The passes of an extension with how it stands with each, those of one outcome alone where that is chosen. */
export const ExtendedPasses = ({
  extension: { id, state, counts },
  goesOn,
}: {
  readonly extension: ExtensionSeen;
  readonly goesOn: boolean;
}) => {
  const { t, language } = useWords();
  const [from, setFrom] = useState(0);
  const [outcome, setOutcome] = useState<ExtensionOutcome | null>(null);
  const query = { from, limit: shown, ...(outcome && { outcome }) };
  const read = useCall(
    "extensionPasses",
    { params: { id }, query },
    { refetchInterval: goesOn ? lookEveryMs : false, readBy: state },
  );
  const content = () => {
    if (read.isPending) return <LoadingRows rows={4} />;
    if (read.error && !read.data)
      return <ErrorState error={read.error} retry={() => void read.refetch()} />;
    if (read.data.items.length === 0) return <EmptyState title={t(words.noRows)} />;
    return (
      <ul className={style.list} data-testid="extended-passes">
        {read.data.items.map((one) => (
          <li key={one.pass}>
            <Link
              href={`/registry/passes/${one.pass}`}
              className={style.row}
              data-testid={`extended-${one.outcome}`}
            >
              <Plate value={one.plate} size="sm" />
              <span>{t(extensionOutcomeWords[one.outcome])}</span>
              <span className={style.faint}>
                {t(words.ends)}: {dayAndClock(one.was, language)}
              </span>
              {one.why && <span className={style.why}>{one.why.message}</span>}
            </Link>
          </li>
        ))}
      </ul>
    );
  };
  const next = read.data?.next ?? null;
  return (
    <Card title={t(words.result)}>
      <NativeSelect
        label={t(words.which)}
        data={[
          { value: "", label: t(everywhereWords.all) },
          ...extensionOutcomes
            .filter((one) => counts[one] > 0 || one === outcome)
            .map((one) => ({
              value: one,
              label: `${t(extensionOutcomeWords[one])} (${counts[one]})`,
            })),
        ]}
        value={outcome ?? ""}
        onChange={(event) => {
          const { value } = event.currentTarget;
          setOutcome(extensionOutcomes.find((one) => one === value) ?? null);
          setFrom(0);
        }}
        key={state}
        data-testid="extended-which"
      />
      {content()}
      <div className={style.acts}>
        {from > 0 && (
          <Button variant="default" onClick={() => setFrom(0)} data-testid="extended-first">
            {t(words.first)}
          </Button>
        )}
        {next !== null && (
          <Button variant="default" onClick={() => setFrom(next)} data-testid="extended-next">
            {t(words.next)}
          </Button>
        )}
        <TakeList
          list="exportExtended"
          query={{ extension: id, ...(outcome && { outcome }) }}
          disabled={read.data?.items.length === 0}
        />
      </div>
    </Card>
  );
};
