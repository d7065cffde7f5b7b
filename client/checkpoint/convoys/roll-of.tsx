import { useState } from "react";
import { drivenBy } from "../../../shared/domain/convoy-drive.ts";
import type { NewConvoyAct } from "../../../shared/domain/convoy-shape.ts";
import { mergedArrival, whereabouts } from "../../../shared/domain/convoy-way.ts";
import { formatPlate, type Plate } from "../../../shared/domain/plate.ts";
import {
  type ConvoyLook,
  countOf,
  looksOfMembers,
  looksOfTrips,
} from "../../../shared/domain/roll-call.ts";
import { iso, ms } from "../../../shared/domain/time.ts";
import {
  joinReasons,
  leaveReasons,
  memberStateWords,
  convoyWords as words,
} from "../../../shared/text/convoy.ts";
import { ago, clock as clockText } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import { useBoards } from "../coming/use-boards.ts";
import { newId } from "../draft.ts";
import { useNames } from "../names.ts";
import { PlateSign } from "../parts/plate-sign.tsx";
import type { MadeHere } from "../people/made.ts";
import { useNow, useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import { callHere } from "./call-roll.ts";
import { besides, type ConvoyHere } from "./convoys-here.ts";

/** Counted off at one glance, and by one tap. */
const block = 10;

type Doing<A = NewConvoyAct> = A extends NewConvoyAct ? Omit<A, "id" | "at" | "checkpoint"> : never;

interface Props {
  readonly one: ConvoyHere;
  readonly own: readonly ConvoyLook[];
  readonly made: MadeHere | null;
  readonly onBack: () => void;
  readonly onLook: (plate: Plate) => void;
  readonly onTrouble: () => void;
}

const inBlocks = <T,>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / block) }, (_, n) =>
    all.slice(n * block, (n + 1) * block),
  );

const Why = ({
  reasons,
  onWhy,
}: {
  readonly reasons: typeof leaveReasons | typeof joinReasons;
  readonly onWhy: (why: string) => void;
}) => {
  const { t } = useWords();
  return (
    <span className="roll-why">
      {Object.entries(reasons).map(([name, reason]) => (
        <button
          key={name}
          type="button"
          className="button"
          onClick={() => onWhy(reason.vi)}
          data-testid={`why-${name}`}
        >
          {t(reason)}
        </button>
      ))}
    </span>
  );
};

/** [C17] The roll of one convoy at this post: ten by a tap, or one by one; whoever is scanned meanwhile answers by that. */
export const RollOf = ({ one, own, made, onBack, onLook, onTrouble }: Props) => {
  const { t, language } = useWords();
  const station = useStation();
  const names = useNames();
  const onFile = useStore(station.onFile);
  const now = useNow(10_000);
  const [busy, setBusy] = useState(false);
  const [asked, setAsked] = useState<Plate | null>(null);
  const [toLook, setToLook] = useState<ReadonlySet<Plate>>(new Set());
  const { convoy, roll, rolls } = one;
  const { there, onRoll, awaited, explained, extras, people } = countOf(roll);
  const waiting = roll.called.filter(({ state }) => state === "awaited");
  const absent = roll.called.filter(({ state }) => !["awaited", "here", "passed"].includes(state));
  const looks = looksOfMembers(one.now, [...own, ...looksOfTrips([...onFile.trip.values()])]);
  const { roads } = useBoards();
  const drive = drivenBy(roads, convoy.corridor);
  const coming = mergedArrival(rolls, looks, roll.checkpoint, drive);
  const strangers = roll.rolledAt === null ? besides(one, own) : [];

  const during = async (work: () => Promise<unknown>): Promise<void> => {
    if (busy) return;
    setBusy(true);
    await work().catch(onTrouble);
    setBusy(false);
  };
  const act = (doing: Doing): Promise<void> =>
    during(async () => {
      if (!made) throw new Error("not open");
      const { checkpoint } = roll;
      const at = iso(station.clock.now());
      const whole = { ...doing, id: newId(station.post()), at, checkpoint } as NewConvoyAct;
      await made.keepDoing({ convoy: convoy.id, act: whole });
      setAsked(null);
    });
  const call = (plates: readonly Plate[]): Promise<void> =>
    during(async () => {
      const others = await callHere(station, plates);
      setToLook((before) => new Set([...before, ...others]));
    });
  const lastOf = (plate: Plate): string => {
    const where = whereabouts(looks.get(plate) ?? [], rolls, ms(now), drive);
    if (!where) return t(words.neverSeen);
    const post = names.checkpoint(where.look.checkpoint);
    const seen = t(words.lastSeen, { post, ago: ago(where.look.at, now, language) });
    return where.next === null || where.km === null
      ? seen
      : `${seen}, ${t(words.likely, { km: Math.round(where.km) })}`;
  };

  return (
    <section
      className="roll"
      data-testid="roll"
      data-there={there}
      data-awaited={awaited}
      data-extras={extras}
    >
      <p className="roll-count" role="status">
        <b data-testid="roll-count">{t(words.count, { there, onRoll })}</b>
        <span>{t(words.people, { count: people })}</span>
        {awaited > 0 && <mark>{t(words.awaited, { count: awaited })}</mark>}
        {explained > 0 && <span>{t(words.explained, { count: explained })}</span>}
        {extras > 0 && <mark data-testid="roll-extras">{t(words.extras, { count: extras })}</mark>}
      </p>
      {coming && (
        <p className="soft" data-testid="roll-arrival">
          {t(words.arrival, {
            count: coming.vehicles,
            first: clockText(coming.first),
            last: clockText(coming.last),
          })}
        </p>
      )}
      {toLook.size > 0 && waiting.some(({ member }) => toLook.has(member.plate)) && (
        <p role="alert">{t(words.needsLook, { count: toLook.size })}</p>
      )}
      {strangers.length > 0 && (
        <div className="roll-block" data-testid="roll-besides">
          <h3>{t(words.besides)}</h3>
          <ul>
            {strangers.map(({ plate, pass, scan }) => (
              <li key={scan} className="roll-row">
                <PlateSign value={plate!} />
                {asked === plate ? (
                  <Why
                    reasons={joinReasons}
                    onWhy={(why) =>
                      void act({ what: "join", vehicle: { plate: plate!, pass }, why })
                    }
                  />
                ) : (
                  <span className="roll-answers">
                    <button
                      type="button"
                      className="button"
                      disabled={busy}
                      onClick={() =>
                        void act({ what: "extra", vehicle: { plate: plate!, pass }, scan })
                      }
                      data-testid="roll-extra"
                    >
                      {t(words.isExtra)}
                    </button>
                    <button
                      type="button"
                      className="button"
                      disabled={busy}
                      onClick={() => setAsked(plate)}
                      data-testid="roll-join"
                    >
                      {t(words.joins)}
                    </button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {inBlocks(waiting).map((some) => (
        <div className="roll-block" key={some[0]!.member.plate}>
          {roll.rolledAt === null && some.length > 1 && (
            <button
              type="button"
              className="button big"
              disabled={busy}
              onClick={() => void call(some.map(({ member }) => member.plate))}
              data-testid="roll-block"
            >
              {t(words.allHere, { count: some.length })}
            </button>
          )}
          <ul>
            {some.map(({ member: { plate } }) => (
              <li key={plate} className="roll-row" data-testid="roll-awaited" data-plate={plate}>
                <span>
                  <PlateSign value={plate} />
                  <small className="soft">{lastOf(plate)}</small>
                </span>
                {asked === plate ? (
                  <Why
                    reasons={leaveReasons}
                    onWhy={(why) => void act({ what: "leave", plate, why })}
                  />
                ) : (
                  <span className="roll-answers">
                    <button
                      type="button"
                      className="button"
                      disabled={busy}
                      onClick={() => (toLook.has(plate) ? onLook(plate) : void call([plate]))}
                      aria-label={`${formatPlate(plate)}: ${t(toLook.has(plate) ? words.look : words.here)}`}
                      data-testid="roll-here"
                    >
                      {t(toLook.has(plate) ? words.look : words.here)}
                    </button>
                    <button
                      type="button"
                      className="button"
                      disabled={busy}
                      onClick={() => setAsked(plate)}
                      aria-label={`${formatPlate(plate)}: ${t(words.whyAbsent)}`}
                      data-testid="roll-absent"
                    >
                      {t(words.whyAbsent)}
                    </button>
                  </span>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {absent.length > 0 && (
        <ul className="roll-block">
          {absent.map(({ member, state }) => (
            <li key={member.plate} className="roll-row" data-testid="roll-absent-row">
              <PlateSign value={member.plate} size="small" />
              <span>
                {t(memberStateWords[state])}
                {member.left?.why && `: ${member.left.why}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="roll-foot">
        <button type="button" className="button big" onClick={onBack}>
          {t(words.back)}
        </button>
        {roll.rolledAt === null ? (
          <button
            type="button"
            className="button big"
            disabled={busy || !made}
            onClick={() => void act({ what: "rolled", done: true })}
            data-testid="roll-done"
          >
            {awaited > 0 ? t(words.doneMissing, { count: awaited }) : t(words.done)}
          </button>
        ) : (
          <>
            <p data-testid="roll-done-at">{t(words.doneAt, { time: clockText(roll.rolledAt) })}</p>
            <button
              type="button"
              className="button big"
              disabled={busy}
              onClick={() => void act({ what: "rolled", done: false })}
            >
              {t(words.reopen)}
            </button>
          </>
        )}
      </div>
    </section>
  );
};
