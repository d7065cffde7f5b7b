import { useState } from "react";
import type { Plate } from "../../../shared/domain/plate.ts";
import { countOf } from "../../../shared/domain/roll-call.ts";
import { iso } from "../../../shared/domain/time.ts";
import { convoyWords as words } from "../../../shared/text/convoy.ts";
import { clock as clockText } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import type { Run } from "../convoy.ts";
import { Sheet } from "../parts/sheet.tsx";
import { useStation } from "../station-context.ts";
import { convoyOf } from "./call-roll.ts";
import type { ConvoyHere } from "./convoys-here.ts";
import { RollOf } from "./roll-of.tsx";
import { useConvoys } from "./use-convoys.ts";
import "../style/roll.css";

const ConvoyRow = ({ one, onOpen }: { readonly one: ConvoyHere; readonly onOpen: () => void }) => {
  const { t } = useWords();
  const { there, onRoll, awaited } = countOf(one.roll);
  return (
    <li>
      <button type="button" className="list-item" onClick={onOpen} data-testid="convoy-item">
        <span className="list-head">
          <b>{one.convoy.name}</b>
          <b>{t(words.count, { there, onRoll })}</b>
        </span>
        <span className="soft">{t(words.awaited, { count: awaited })}</span>
      </button>
    </li>
  );
};

/** Convoys that come by this post, and the roll of one of them. `run`: what was let through in a row just now. */
export const RollSheet = ({
  run,
  onClose,
  onLook,
}: {
  readonly run: Run;
  readonly onClose: () => void;
  readonly onLook: (plate: Plate) => void;
}) => {
  const { t } = useWords();
  const station = useStation();
  const { convoys, own, made, failed } = useConvoys();
  const [open, setOpen] = useState<string | null>(null);
  const [trouble, setTrouble] = useState(false);
  const one = convoys.find(({ convoy }) => convoy.id === open);
  const ran = new Set(run.map(({ first }) => first));
  const gathered = own.filter(({ scan }) => ran.has(scan));
  const make = async (): Promise<void> => {
    const time = clockText(iso(station.clock.now()));
    const given = convoyOf(station, gathered, t(words.nameHere, { time }));
    if (!given || !made) return setTrouble(true);
    try {
      await made.keepDoing({ made: given });
      setOpen(given.id);
    } catch {
      setTrouble(true);
    }
  };
  return (
    <Sheet title={one ? one.convoy.name : t(words.convoys)} onClose={onClose} testId="roll-sheet">
      {(trouble || failed) && <p role="alert">{t(words.notKept)}</p>}
      {one ? (
        <RollOf
          one={one}
          own={own}
          made={made}
          onBack={() => setOpen(null)}
          onLook={onLook}
          onTrouble={() => setTrouble(true)}
        />
      ) : (
        <>
          {convoys.length === 0 && <p className="empty">{t(words.noneHere)}</p>}
          <ul className="roll-list">
            {convoys.map((each) => (
              <ConvoyRow key={each.convoy.id} one={each} onOpen={() => setOpen(each.convoy.id)} />
            ))}
          </ul>
          {gathered.length > 1 && (
            <button
              type="button"
              className="button big"
              onClick={() => void make()}
              data-testid="convoy-make"
            >
              {t(words.makeHere, { count: gathered.length })}
            </button>
          )}
        </>
      )}
    </Sheet>
  );
};
