import { useState } from "react";
import { dutyWords as words } from "../../../shared/text/duty.ts";
import { clock, shortly } from "../../../shared/text/when.ts";
import { useWords } from "../../ui/language.tsx";
import type { Pin } from "../database.ts";
import { ChoosePin } from "../parts/choose-pin.tsx";
import { Icon } from "../parts/icon.tsx";
import { PinPad } from "../parts/pin-pad.tsx";
import { Sheet } from "../parts/sheet.tsx";
import { type SignedOn, SignOn } from "../parts/sign-on.tsx";
import { StorageRisk } from "../parts/storage-note.tsx";
import { pinState, type Tried } from "../pin.ts";
import { useNow, useStation } from "../station-context.ts";
import { useStore } from "../store.ts";

type View =
  | { readonly kind: "names" }
  | { readonly kind: "pin"; readonly id: string; readonly name: string }
  | { readonly kind: "sign-on"; readonly expired: boolean }
  | { readonly kind: "choose"; readonly person: SignedOn };

/** Takes over by PIN. A lock-out is told with what goes on all the same. */
const TakeOver = ({
  id,
  name,
  onDone,
  onExpired,
}: {
  readonly id: string;
  readonly name: string;
  readonly onDone: () => void;
  readonly onExpired: () => void;
}) => {
  const { t } = useWords();
  const station = useStation();
  const pin = useStore(station.duty.pins)[id];
  const now = useNow(1_000);
  const [tried, setTried] = useState<Tried | null>(null);
  const [busy, setBusy] = useState(false);
  const state = pin ? pinState(pin, Date.parse(now)) : null;

  const take = async (digits: string) => {
    station.roomWatch.ask("once");
    setBusy(true);
    const result = await station.duty.takeOver(id, digits).catch(() => null);
    setBusy(false);
    if (result?.kind === "right") return onDone();
    if (result?.kind === "expired" || result?.kind === "unknown") return onExpired();
    setTried(result);
  };

  const problem =
    state?.kind === "waiting"
      ? t(words.pinWait, { time: clock(state.until) })
      : tried?.kind === "wrong"
        ? t(words.pinWrong, { left: tried.left })
        : null;
  return (
    <div className="stack" data-testid="take-over" data-state={state?.kind}>
      <p className="strong">{t(words.pinOf, { name })}</p>
      <div role="alert">
        {problem && (
          <p className="problem" data-testid="pin-problem">
            {problem}
          </p>
        )}
      </div>
      <PinPad
        label={t(words.pinOf, { name })}
        blocked={busy || state?.kind === "waiting"}
        onPin={(digits) => void take(digits)}
      />
    </div>
  );
};

const Name = ({
  name,
  pin,
  onDuty,
  onPick,
}: {
  readonly name: string;
  readonly pin: Pin;
  readonly onDuty: boolean;
  readonly onPick: (expired: boolean) => void;
}) => {
  const { t } = useWords();
  const state = pinState(pin, Date.parse(useNow(5_000)));
  return (
    <li>
      <button
        type="button"
        className="name-button"
        aria-current={onDuty ? "true" : undefined}
        onClick={() => onPick(state.kind === "expired")}
        data-testid="duty-name"
        data-state={state.kind}
      >
        <Icon name={onDuty ? "check" : "person"} />
        <span>
          <b>{name}</b>
          {state.kind === "expired" && <small>{t(words.pinExpiredShort)}</small>}
          {state.kind === "waiting" && (
            <small>{t(words.pinWaitShort, { time: clock(state.until) })}</small>
          )}
          {onDuty && <small>{t(words.onDutyNow)}</small>}
        </span>
      </button>
    </li>
  );
};

/** Who is on duty: one tap on a name and their PIN hand the shift over, with or without network. */
export const DutySheet = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, language } = useWords();
  const station = useStation();
  const { duty } = station;
  const officer = useStore(duty.officer);
  const pins = useStore(duty.pins);
  const { officer: officers } = useStore(station.onFile);
  const now = useNow();
  const [view, setView] = useState<View>({ kind: "names" });

  const names = Object.entries(pins)
    .map(([id, pin]) => ({ id, pin, name: officers.get(id)?.displayName ?? pin.displayName }))
    .sort((a, b) => a.name.localeCompare(b.name, "vi"));
  const pick = (id: string, name: string, expired: boolean) => {
    if (officer?.id === id) onClose();
    else setView(expired ? { kind: "sign-on", expired } : { kind: "pin", id, name });
  };

  return (
    <Sheet title={t(words.dutyTitle)} onClose={onClose} testId="duty-sheet">
      <div className="stack wide-gap" data-view={view.kind}>
        {view.kind === "names" && (
          <>
            <p className={officer ? "strong" : "soft"} data-testid="on-duty-name">
              {officer
                ? t(words.onDutySince, {
                    name: officer.displayName,
                    time: shortly(officer.since, now, language),
                  })
                : t(words.onDutyNobody)}
            </p>
            {names.length > 0 ? (
              <ul className="names">
                {names.map(({ id, name, pin }) => (
                  <Name
                    key={id}
                    name={name}
                    pin={pin}
                    onDuty={officer?.id === id}
                    onPick={(expired) => pick(id, name, expired)}
                  />
                ))}
              </ul>
            ) : (
              <p className="soft">{t(words.dutyEmpty)}</p>
            )}
            <div className="stack">
              <button
                type="button"
                className="button big"
                onClick={() => setView({ kind: "sign-on", expired: false })}
                data-testid="duty-other"
              >
                {t(words.dutyOther)}
              </button>
              {officer && (
                <button
                  type="button"
                  className="button big"
                  onClick={() => {
                    duty.leave().catch(() => {});
                    onClose();
                  }}
                  data-testid="sign-off"
                >
                  {t(words.signOff)}
                </button>
              )}
            </div>
            <StorageRisk />
          </>
        )}
        {view.kind === "pin" && (
          <TakeOver
            id={view.id}
            name={view.name}
            onDone={onClose}
            onExpired={() => setView({ kind: "sign-on", expired: true })}
          />
        )}
        {view.kind === "sign-on" && (
          <>
            {view.expired && <p className="banner">{t(words.pinExpired)}</p>}
            <SignOn onSignedOn={(person) => setView({ kind: "choose", person })} />
          </>
        )}
        {view.kind === "choose" && <ChoosePin person={view.person} onDone={onClose} />}
        {(view.kind === "pin" || view.kind === "sign-on") && (
          <button
            type="button"
            className="button big"
            onClick={() => setView({ kind: "names" })}
            data-testid="duty-back"
          >
            {t(words.dutyBack)}
          </button>
        )}
      </div>
    </Sheet>
  );
};
