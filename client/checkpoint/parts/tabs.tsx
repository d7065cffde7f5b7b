import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import type { Words } from "../../../shared/text/say.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon, type IconName } from "./icon.tsx";
import { useLateNews } from "./late-news.tsx";

export type View = "scan" | "typed" | "walkUp" | "coming" | "recent";

const ways: readonly (readonly [View, IconName, Words])[] = [
  ["scan", "scan", words.scan],
  ["typed", "typed", words.typed],
  ["walkUp", "walkUp", words.walkUp],
];
const lists: typeof ways = [
  ["coming", "coming", words.coming],
  ["recent", "recent", words.recent],
];

/** The ways in, and the lists where they do not stand beside the work. `waiting`: vehicles that wait for a tap. */
export const Tabs = ({
  view,
  wide,
  waiting,
  onView,
}: {
  readonly view: View;
  readonly wide: boolean;
  readonly waiting: number;
  readonly onView: (view: View) => void;
}) => {
  const { t } = useWords();
  const late = useLateNews().length;
  return (
    <nav className="tabs" aria-label={t(words.navigation)}>
      {[...ways, ...(wide ? [] : lists)].map(([name, icon, label]) => (
        <button
          key={name}
          type="button"
          className="tab"
          aria-current={view === name ? "page" : undefined}
          onClick={() => onView(name)}
          data-testid={`tab-${name}`}
        >
          <Icon name={icon} />
          <span>
            {t(label)}
            {name === "recent" && late > 0 && <mark data-testid="late-count">{late}</mark>}
            {name === "scan" && view !== name && waiting > 0 && (
              <mark data-testid="waiting-count">{waiting}</mark>
            )}
          </span>
        </button>
      ))}
    </nav>
  );
};
