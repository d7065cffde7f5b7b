import { useEffect, useState } from "react";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { everywhereWords, termWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { readMeta } from "../database.ts";
import { passesOnFile } from "../find-pass.ts";
import { rulesOnFile } from "../on-file.ts";
import { Sheet } from "../parts/sheet.tsx";
import { StorageNote } from "../parts/storage-note.tsx";
import {
  ContrastSwitch,
  DirectionSwitch,
  LanguageSwitch,
  PaceSwitch,
  SchemeSwitch,
} from "../parts/switches.tsx";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";

export const SettingsSheet = ({
  onClose,
  onEnrolAgain,
}: {
  readonly onClose: () => void;
  readonly onEnrolAgain: () => void;
}) => {
  const { t } = useWords();
  const station = useStation();
  const onFile = useStore(station.onFile);
  const { waiting } = useStore(station.outbox);
  const [passes, setPasses] = useState(0);
  const [scans, setScans] = useState(0);

  useEffect(() => {
    const { db } = station;
    void Promise.all([passesOnFile(db), readMeta(db, "head")]).then(
      ([count, head]) => {
        setPasses(count);
        setScans(head?.seq ?? 0);
      },
      () => {},
    );
  }, [station]);

  const rules = rulesOnFile(onFile, station.clock.now());
  return (
    <Sheet title={t(words.settingsTitle)} onClose={onClose} testId="settings">
      <div className="stack wide-gap">
        <div className="stack">
          <h3>{t(words.direction)}</h3>
          <DirectionSwitch />
        </div>
        <div className="stack">
          <h3>{t(termWords.language)}</h3>
          <LanguageSwitch />
        </div>
        <div className="stack">
          <h3>{t(everywhereWords.scheme)}</h3>
          <SchemeSwitch />
        </div>
        <div className="stack">
          <h3>{t(words.contrast)}</h3>
          <ContrastSwitch />
        </div>
        <div className="stack">
          <h3>{t(words.paceShown)}</h3>
          <p className="soft">{t(words.paceShownHint)}</p>
          <PaceSwitch />
        </div>
        <StorageNote />
        <div className="stack">
          <h3>{t(words.device)}</h3>
          <p className="soft">
            {t(words.deviceLine, { name: station.identity.device.name, count: scans })}
            <br />
            {t(words.onFileLine, { passes, trips: onFile.trip.size })}
            {rules && (
              <>
                <br />
                {t(words.rulesLine, { version: rules.version })}
              </>
            )}
          </p>
          {waiting > 0 && <p className="soft">{t(words.enrolAgainBlocked, { count: waiting })}</p>}
          <button
            type="button"
            className="button"
            disabled={waiting > 0}
            onClick={onEnrolAgain}
            data-testid="enrol-again"
          >
            {t(words.enrolAgain)}
          </button>
        </div>
      </div>
    </Sheet>
  );
};
