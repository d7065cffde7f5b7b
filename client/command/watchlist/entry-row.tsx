import { Button } from "@mantine/core";
import { useState } from "react";
import { Link } from "wouter";
import type { WatchSeen } from "../../../shared/contract/watchlist.ts";
import { formatShortCode } from "../../../shared/domain/short-code.ts";
import { ms } from "../../../shared/domain/time.ts";
import { watchEffectWords, watchlistWords as words } from "../../../shared/text/watchlist.ts";
import { dayAndClock } from "../../../shared/text/when.ts";
import { useAct } from "../../api/queries.ts";
import { Badge } from "../../ui/badge.tsx";
import { useWords } from "../../ui/language.tsx";
import { Plate } from "../../ui/plate.tsx";
import { ReasonConfirm } from "../../ui/reason-confirm.tsx";
import { useNow } from "../../ui/time.tsx";
import style from "./watchlist.module.css";

const useStanding = ({ from, until, withdrawn }: WatchSeen) => {
  const now = useNow();
  if (withdrawn) return { words: words.withdrawn, tone: "quiet", current: false } as const;
  if (now >= ms(until)) return { words: words.ended, tone: "quiet", current: false } as const;
  return now < ms(from)
    ? ({ words: words.toCome, tone: "cannot", current: true } as const)
    : ({ words: words.inForce, tone: "go", current: true } as const);
};

const Withdraw = ({ id }: { readonly id: string }) => {
  const { t } = useWords();
  const [asking, setAsking] = useState(false);
  const withdraw = useAct("withdrawWatch", ["watchlist"]);
  return (
    <>
      <Button
        variant="outline"
        color="red"
        onClick={() => setAsking(true)}
        data-testid="watch-withdraw"
      >
        {t(words.withdraw)}
      </Button>
      <ReasonConfirm
        opened={asking}
        title={t(words.withdrawTitle)}
        confirmLabel={t(words.withdraw)}
        danger
        busy={withdraw.isPending}
        error={withdraw.error}
        onClose={() => setAsking(false)}
        onConfirm={(reason) =>
          withdraw.mutate(
            { params: { id }, body: { reason } },
            { onSuccess: () => setAsking(false) },
          )
        }
      >
        <p>{t(words.withdrawHint)}</p>
      </ReasonConfirm>
    </>
  );
};

const Watches = ({ watched }: Pick<WatchSeen, "watched">) => {
  const { t } = useWords();
  if (watched.by === "plate") return <Plate value={watched.plate} />;
  return (
    <strong>
      {watched.by === "person"
        ? t(words.paperEnding, { last: watched.last })
        : `${t(words.pass)} ${formatShortCode(watched.code)}`}
    </strong>
  );
};

/** One entry: what is looked for, who asks, why, what to do, where and how long; and what may be done with it. */
export const EntryRow = ({
  entry,
  areaName,
  maySet,
}: {
  readonly entry: WatchSeen;
  readonly areaName: string;
  readonly maySet: boolean;
}) => {
  const { t, language } = useWords();
  const state = useStanding(entry);
  const { watched, effect, issuer, reason, instruction, names, withdrawn } = entry;
  const time = (at: string): string => dayAndClock(at, language);
  const named = (id: string): string => names[id] ?? id;
  return (
    <li
      className={`${style.entry} ${state.current ? "" : style.over}`}
      data-testid="watch-entry"
      data-effect={effect}
    >
      <div className={style.head}>
        <Watches watched={watched} />
        <Badge
          tone={effect === "deny" ? "stop" : "inspect"}
          icon={effect === "deny" ? "cross" : "eye"}
        >
          {t(watchEffectWords[effect])}
        </Badge>
        <Badge tone={state.tone} testId="watch-state">
          {t(state.words)}
        </Badge>
      </div>
      <dl className={style.facts}>
        <div>
          <dt>{t(words.issuer)}</dt>
          <dd>{issuer}</dd>
        </div>
        <div>
          <dt>{t(words.reason)}</dt>
          <dd>{reason}</dd>
        </div>
        <div className={style.wide}>
          <dt>{t(words.instruction)}</dt>
          <dd>{instruction}</dd>
        </div>
      </dl>
      <p className={style.second}>
        {areaName} · {t(words.period, { from: time(entry.from), until: time(entry.until) })}
      </p>
      <p className={style.second}>
        {t(words.madeBy, { name: named(entry.madeBy), time: time(entry.madeAt) })}
      </p>
      {withdrawn && (
        <p className={style.second}>
          {t(withdrawn.why === null ? words.replacedBy : words.withdrawnBy, {
            name: named(withdrawn.by),
            time: time(withdrawn.at),
            why: withdrawn.why ?? "",
          })}
        </p>
      )}
      {maySet && state.current && (
        <div className={style.actions}>
          <Button
            component={Link}
            href={`/command/watchlist/new?replaces=${entry.id}`}
            variant="default"
            data-testid="watch-amend"
          >
            {t(words.amend)}
          </Button>
          <Withdraw id={entry.id} />
        </div>
      )}
    </li>
  );
};
