import type { ReactNode } from "react";
import type { Reply } from "../../../shared/contract/routes.ts";
import { ms } from "../../../shared/domain/time.ts";
import { roadsWords as words } from "../../../shared/text/roads.ts";
import type { Reference } from "../../api/reference.ts";
import { useWords } from "../../ui/language.tsx";
import { Card } from "../../ui/page.tsx";
import { SearchSelect } from "../../ui/search-select.tsx";
import { useNow } from "../../ui/time.tsx";
import style from "./roads.module.css";
import { type Segment, stopName } from "./use-roads.ts";

/** [K16] The ways from a corridor to the endpoints beside it: those marked, and the one asked for, as there may be dozens. */
export const WaysOff = ({
  ways,
  times,
  reference,
  chosen,
  onChoose,
  children,
}: {
  readonly ways: readonly Segment[];
  readonly times: Reply<"travelTimes">;
  readonly reference: Reference;
  /** An endpoint as a stop. */
  readonly chosen: string | null;
  readonly onChoose: (stop: string | null) => void;
  readonly children: (shown: readonly Segment[]) => ReactNode;
}) => {
  const { t } = useWords();
  const now = useNow();
  const isMarked = ({ a, b }: Segment): boolean =>
    times.marks.some(
      ({ from, to, until }) =>
        ((from === a && to === b) || (from === b && to === a)) &&
        (until === null || ms(until) > now),
    );
  const shown = ways.filter((way) => way.b === chosen || isMarked(way));
  return (
    <Card title={t(words.waysOff)}>
      <SearchSelect
        label={t(words.endpoint)}
        description={t(words.waysOffLead)}
        placeholder={t(words.chooseEndpoint)}
        choices={ways.map(({ a, b }) => ({
          value: b,
          label: stopName(reference, b),
          detail: t(words.leftAt, { post: stopName(reference, a) }),
        }))}
        value={ways.some(({ b }) => b === chosen) ? chosen : null}
        onChange={onChoose}
        clearable
        data-testid="roads-endpoint"
      />
      {shown.length > 0 && <div className={style.below}>{children(shown)}</div>}
    </Card>
  );
};
