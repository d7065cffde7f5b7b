import { useState } from "react";
import { fold } from "../../../shared/domain/search.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "./icon.tsx";
import { Sheet } from "./sheet.tsx";

export interface Pick {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
  /** Heading the choice stands under. */
  readonly group: string;
}

const mostShown = 60;

/** One choice out of many, found by typing any part of it, with accents or without. */
export const Picker = ({
  label,
  value,
  picks,
  onPick,
  wrong,
  testId,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly picks: readonly Pick[];
  readonly onPick: (value: string) => void;
  /** Asked for and not yet chosen. */
  readonly wrong: boolean;
  readonly testId: string;
}) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const chosen = picks.find((pick) => pick.value === value);
  const wanted = fold(search);
  const fits = picks
    .filter((pick) => fold(`${pick.label} ${pick.detail ?? ""}`).includes(wanted))
    .slice(0, mostShown);
  const groups = [...new Set(fits.map((pick) => pick.group))];
  const choose = (pick: Pick) => {
    onPick(pick.value);
    setSearch("");
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        className="picker"
        data-empty={!chosen}
        data-wrong={wrong}
        onClick={() => setOpen(true)}
        data-testid={testId}
      >
        <span className="label">{label}</span>
        <span className="value">{chosen?.label ?? t(words.choose)}</span>
        <Icon name="next" />
      </button>
      {open && (
        <Sheet title={label} onClose={() => setOpen(false)} testId={`${testId}-sheet`}>
          <label className="field">
            <span>{t(everywhereWords.search)}</span>
            <input
              type="search"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
              onKeyDown={(event) => {
                const [first] = fits;
                if (event.key === "Enter" && first) choose(first);
              }}
              autoComplete="off"
              spellCheck={false}
              data-testid={`${testId}-search`}
            />
          </label>
          <div className="picks">
            {fits.length === 0 && <p className="soft">{t(everywhereWords.nothingFound)}</p>}
            {groups.map((group) => (
              <div key={group}>
                {group && <h3>{group}</h3>}
                <ul>
                  {fits
                    .filter((pick) => pick.group === group)
                    .map((pick) => (
                      <li key={pick.value}>
                        <button
                          type="button"
                          className="pick"
                          aria-pressed={pick.value === value}
                          onClick={() => choose(pick)}
                          data-value={pick.value}
                        >
                          <span>{pick.label}</span>
                          {pick.detail && <small>{pick.detail}</small>}
                        </button>
                      </li>
                    ))}
                </ul>
              </div>
            ))}
          </div>
        </Sheet>
      )}
    </>
  );
};
