import { type FormEvent, useEffect, useMemo, useRef, useState } from "react";
import { formatPlate, parsePlate } from "../../../shared/domain/plate.ts";
import { compareVi } from "../../../shared/domain/search.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { termWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { lastChoice, rememberChoice } from "../last-choice.ts";
import { rulesOnFile } from "../on-file.ts";
import { type Pick, Picker } from "../parts/picker.tsx";
import { Stepper } from "../parts/stepper.tsx";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import type { Shown } from "../vehicle-case.ts";
import type { WalkUpStart } from "./station-screen.tsx";

const usualPeople = 2;

/** The third way in: a vehicle without our code, entered in a few taps; a trip begins when it is let through. */
export const WalkUpScreen = ({
  start,
  onShown,
}: {
  readonly start: WalkUpStart;
  readonly onShown: (shown: Shown) => void;
}) => {
  const { t, language } = useWords();
  const station = useStation();
  const onFile = useStore(station.onFile);
  const here = station.checkpoint();
  const last = useMemo(lastChoice, []);
  const corridorsHere = [...onFile.corridor.values()].filter((c) =>
    c.posts.some((post) => post.checkpoint === here),
  );
  const only = corridorsHere.length === 1 ? (corridorsHere[0]?.id ?? null) : null;
  const [plateText, setPlateText] = useState(start.plate ? formatPlate(start.plate) : "");
  const [kind, setKind] = useState<string | null>(last.kind);
  const [people, setPeople] = useState<number | null>(null);
  const [endpoint, setEndpoint] = useState<string | null>(last.endpoint);
  const [corridor, setCorridor] = useState<string | null>(last.corridor ?? only);
  const [tries, setTries] = useState(0);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[data-wrong="true"]')?.focus();
  }, [tries]);

  const byName = (a: Pick, b: Pick): number => compareVi(a.label, b.label);
  const kinds: readonly Pick[] = (rulesOnFile(onFile, station.clock.now())?.vehicleKinds ?? []).map(
    ({ code, name }) => ({ value: String(code), label: name[language], group: "" }),
  );
  const endpoints = [...onFile.endpoint.values()]
    .filter((one) => one.active)
    .map((one) => ({
      value: one.id,
      label: one.name,
      detail: one.address || (onFile.area.get(one.area)?.name ?? ""),
      group: "",
    }))
    .sort(byName);
  const corridors = [...onFile.corridor.values()]
    .filter((one) => one.active)
    .map((one) => ({
      value: one.id,
      label: one.name,
      group: t(corridorsHere.includes(one) ? words.hereFirst : words.others),
    }))
    .sort((a, b) => (a.group === b.group ? byName(a, b) : a.group === t(words.hereFirst) ? -1 : 1));

  const plate = parsePlate(plateText);
  // What was chosen last time may since have been taken off the list.
  const known = (picks: readonly Pick[], value: string | null): value is string =>
    picks.some((pick) => pick.value === value);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTries(tries + 1);
    if (!plate || !known(kinds, kind) || !known(endpoints, endpoint) || !known(corridors, corridor))
      return;
    rememberChoice({ kind, endpoint, corridor });
    const entry = {
      plate,
      kind: Number(kind),
      occupants: people ?? usualPeople,
      endpoint,
      corridor,
    };
    onShown({ by: "walk-up", entry, text: start.text });
  };
  const tried = tries > 0;
  const wrong = {
    plate: tried && !plate,
    kind: tried && !known(kinds, kind),
    endpoint: tried && !known(endpoints, endpoint),
    corridor: tried && !known(corridors, corridor),
  };
  return (
    <section className="entry walk-up" data-testid="walk-up-view">
      <h2>{t(words.walkUpTitle)}</h2>
      {start.text && (
        <p className="note-line" data-testid="walk-up-kept">
          {t(words.walkUpKeptText)} <q>{start.text.slice(0, 60)}</q>
        </p>
      )}
      <form ref={form} onSubmit={submit} className="walk-up-form">
        <label className="field plate-field">
          <span>{t(termWords.plate)}</span>
          <input
            value={plateText}
            maxLength={20}
            onChange={(event) => setPlateText(event.target.value.toUpperCase())}
            placeholder={t(words.typedPlaceholder)}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            aria-invalid={wrong.plate}
            aria-describedby="walk-up-plate-problem"
            data-wrong={wrong.plate}
            data-testid="walk-up-plate"
          />
        </label>
        <div role="alert" id="walk-up-plate-problem">
          {wrong.plate && (
            <p className="problem" data-testid="walk-up-plate-problem">
              {t(words.plateWrong)}
            </p>
          )}
        </div>
        <Stepper
          label={t(words.occupantsSeen)}
          value={people ?? usualPeople}
          counted={people !== null}
          onChange={setPeople}
        />
        <Picker
          label={t(termWords.vehicleKind)}
          value={kind}
          picks={kinds}
          onPick={setKind}
          wrong={wrong.kind}
          testId="walk-up-kind"
        />
        <Picker
          label={t(termWords.endpoint)}
          value={endpoint}
          picks={endpoints}
          onPick={setEndpoint}
          wrong={wrong.endpoint}
          testId="walk-up-endpoint"
        />
        <Picker
          label={t(termWords.corridor)}
          value={corridor}
          picks={corridors}
          onPick={setCorridor}
          wrong={wrong.corridor}
          testId="walk-up-corridor"
        />
        <div role="alert">
          {(wrong.kind || wrong.endpoint || wrong.corridor) && (
            <p className="problem" data-testid="walk-up-problem">
              {t(words.walkUpMissing)}
            </p>
          )}
        </div>
        <button type="submit" className="button strong big" data-testid="walk-up-submit">
          {t(words.walkUpNext)}
        </button>
      </form>
    </section>
  );
};
