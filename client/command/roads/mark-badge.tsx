import type { RoadMark } from "../../../shared/domain/travel/travel-shape.ts";
import { roadsWords as words } from "../../../shared/text/roads.ts";
import { Badge } from "../../ui/badge.tsx";
import { useWords } from "../../ui/language.tsx";

/** How a stretch is marked: shut, or how many times as slow. */
export const MarkBadge = ({ factor }: Pick<RoadMark, "factor">) => {
  const { t, language } = useWords();
  return factor === null ? (
    <Badge tone="stop" icon="cross">
      {t(words.shut)}
    </Badge>
  ) : (
    <Badge tone="inspect" icon="clock">
      {t(words.slow, { times: factor.toLocaleString(language) })}
    </Badge>
  );
};
