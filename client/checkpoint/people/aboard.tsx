import { useEffect, useRef, useState } from "react";
import { isOdd } from "../../../shared/domain/manifest.ts";
import { iso } from "../../../shared/domain/time.ts";
import {
  checkResultWords,
  listStateWords,
  peopleWords as words,
} from "../../../shared/text/people.ts";
import { shortly } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import type { MadeOfPeople } from "../database.ts";
import { newId } from "../draft.ts";
import { useNames } from "../names.ts";
import { Icon } from "../parts/icon.tsx";
import { useNow, useStation } from "../station-context.ts";
import { makeStore, useStore } from "../store.ts";
import { plateOf, type VehicleCase } from "../vehicle-case.ts";
import { CheckSheet, nothingCompared } from "./check-sheet.tsx";
import { type Entries, noEntries } from "./entries.ts";
import { ListSheet } from "./list-sheet.tsx";
import { type ListHere, listFor } from "./lists-here.ts";
import type { MadeHere } from "./made.ts";
import { useMet } from "./met-here.ts";
import { WatchedNote } from "./watched-note.tsx";

const nothingMade = makeStore<readonly MadeOfPeople[]>([]);

/** What this tablet made, once its code is here. */
const useMade = (): MadeHere | null => {
  const { people, onFile } = useStation();
  const [made, setMade] = useState<MadeHere | null>(null);
  useEffect(() => {
    people.open().then(setMade, () => {});
  }, [people]);
  useEffect(() => {
    if (!made) return;
    // What the server tells takes lists away.
    void made.look();
    return onFile.subscribe(() => void made.look());
  }, [made, onFile]);
  return made;
};

const ListLines = ({ list }: { readonly list: ListHere }) => {
  const { t, language } = useWords();
  const names = useNames();
  const now = useNow(60_000);
  const where = (at: string, checkpoint: string) => ({
    time: shortly(at, now, language),
    post: names.checkpoint(checkpoint),
  });
  const { count, madeAt, checkpoint, state } = list;
  const last = list.checks.at(-1);
  return (
    <>
      <p data-testid="people-listed">{t(words.listed, { count, ...where(madeAt, checkpoint) })}</p>
      {state !== "sent" && <p className="soft">{t(listStateWords[state])}</p>}
      {last && (
        <p className={isOdd(last.result) ? "problem" : "strong"} data-testid="people-checked">
          {t(words.checked, {
            result: t(checkResultWords[last.result]),
            ...where(last.at, last.checkpoint),
          })}
        </p>
      )}
    </>
  );
};

/** The list of people of the vehicle at the barrier: made here, or compared with who sits in it. */
export const Aboard = ({
  vehicleCase,
  scan,
  seen,
  onCounted,
}: {
  readonly vehicleCase: VehicleCase;
  /** Id of the scan that this look at the vehicle will be recorded as. */
  readonly scan: string;
  /** How many the officer has counted; null where nobody has. */
  readonly seen: number | null;
  readonly onCounted: (count: number) => void;
}) => {
  const { t } = useWords();
  const station = useStation();
  const made = useMade();
  const own = useStore(made?.made ?? nothingMade);
  const told = useStore(station.onFile).manifest;
  const met = useMet();
  const [entries, setEntries] = useState(noEntries);
  const [compared, setCompared] = useState({ list: "", comparison: nothingCompared });
  const [open, setOpen] = useState<"list" | "check" | null>(null);
  const here = { checkpoint: station.checkpoint(), now: station.clock.now() };
  const list = listFor(vehicleCase, told.values(), own, here);
  const opened = list?.people && list.salt !== null ? list.people : null;
  const differs = list !== null && seen !== null && seen !== list.count;
  const check = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // On a phone what is offered would lie below what is in sight.
    if (differs) check.current?.scrollIntoView({ block: "nearest" });
  }, [differs]);
  // What was ticked off one list says nothing of another.
  const comparison = compared.list === list?.id ? compared.comparison : nothingCompared;
  if (!made) return null;

  const stamp = () => {
    const times = station.clock.stamp();
    return { id: newId(times), scan, at: iso(times.deviceNow), offsetMs: times.offsetMs };
  };
  const saveList = async ({ salt, people }: Entries): Promise<void> => {
    const plate = plateOf(vehicleCase);
    await made.keepList({
      ...stamp(),
      plate,
      pass: vehicleCase.pass,
      salt,
      people: [...people],
      met: met.of(({ hash }) => people.some((one) => one.hash === hash)),
    });
    setEntries(noEntries());
    setOpen(null);
    onCounted(people.length);
  };
  return (
    <section
      className="aboard"
      aria-label={t(words.title)}
      data-testid="aboard"
      data-listed={list?.count ?? ""}
      data-state={list?.state}
      data-result={list?.checks.at(-1)?.result}
    >
      {open === null && <WatchedNote met={met.entries} />}
      {list && <ListLines list={list} />}
      {list && differs && (
        <p className="problem" role="status" data-testid="people-differ">
          {t(words.differs, { seen, count: list.count })}
        </p>
      )}
      {entries.people.length > 0 && open === null && (
        <p className="problem" role="status" data-testid="people-not-saved">
          {t(words.notSaved, { count: entries.people.length })}
        </p>
      )}
      <div className="aboard-ways">
        {list && opened && (
          <button
            type="button"
            ref={check}
            className={differs ? "button strong big with-icon" : "button big with-icon"}
            onClick={() => setOpen("check")}
            data-testid="check-people"
          >
            <Icon name="check" />
            {t(words.check)}
          </button>
        )}
        <button
          type="button"
          className="button big with-icon"
          onClick={() => setOpen("list")}
          data-testid="list-people"
        >
          <Icon name="person" />
          {t(list ? words.again : words.title)}
        </button>
      </div>
      {open === "list" && (
        <ListSheet
          entries={entries}
          met={met}
          onEntries={setEntries}
          onClose={() => setOpen(null)}
          onSave={saveList}
        />
      )}
      {open === "check" && list && opened && (
        <CheckSheet
          people={opened}
          salt={list.salt ?? ""}
          met={met}
          comparison={comparison}
          onComparison={(change) => setCompared({ list: list.id, comparison: change(comparison) })}
          onClose={() => setOpen(null)}
          onSave={async ({ present, others }) => {
            await made.keepCheck({
              ...stamp(),
              manifest: list.id,
              present: [...present],
              others,
              met: met.of(() => true),
            });
            setCompared({ list: "", comparison: nothingCompared });
            setOpen(null);
            onCounted(present.length + others);
          }}
        />
      )}
    </section>
  );
};
