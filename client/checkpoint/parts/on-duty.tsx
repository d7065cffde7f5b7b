import { type FormEvent, useState } from "react";
import { iso } from "../../../shared/domain/time.ts";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { problemTitles } from "../../../shared/text/problems.ts";
import { shortly } from "../../../shared/text/when.ts";
import { call, ProblemError } from "../../api/call.ts";
import { useWords } from "../../ui/language.tsx";
import { useNow, useStation } from "../station-context.ts";
import { useStore } from "../store.ts";

/** Whose name the scans carry. The password is checked once, online; the session is ended at once. */
export const OnDuty = () => {
  const { t, language } = useWords();
  const station = useStation();
  const officer = useStore(station.officer);
  const now = useNow();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const signOn = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      const { person } = await call("signIn", { body: { username, password } });
      await call("signOut", {}).catch(() => {});
      const since = iso(station.clock.now());
      await station.setOfficer({ id: person.id, displayName: person.displayName, since });
      setUsername("");
    } catch (error) {
      setProblem(
        error instanceof ProblemError
          ? `${t(problemTitles[error.code])}. ${error.detail}`
          : t(words.signOnOffline),
      );
    } finally {
      setPassword("");
      setBusy(false);
    }
  };

  return (
    <div className="stack" data-testid="on-duty">
      <h3>{t(words.onDuty)}</h3>
      {officer ? (
        <div className="row spread">
          <p className="strong" data-testid="on-duty-name">
            {t(words.onDutySince, {
              name: officer.displayName,
              time: shortly(officer.since, now, language),
            })}
          </p>
          <button
            type="button"
            className="button"
            onClick={() => void station.setOfficer(null)}
            data-testid="sign-off"
          >
            {t(words.signOff)}
          </button>
        </div>
      ) : (
        <form onSubmit={signOn} className="stack">
          <p className="soft">{t(words.onDutyHint)}</p>
          <label className="field">
            <span>{t(everywhereWords.username)}</span>
            <input
              value={username}
              onChange={(event) => setUsername(event.target.value)}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              data-testid="sign-on-username"
            />
          </label>
          <label className="field">
            <span>{t(everywhereWords.password)}</span>
            <input
              type="password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              autoComplete="off"
              data-testid="sign-on-password"
            />
          </label>
          <div role="alert">{problem && <p className="problem">{problem}</p>}</div>
          <button
            type="submit"
            className="button strong"
            disabled={busy || !username || !password}
            data-testid="sign-on"
          >
            {t(words.signOn)}
          </button>
        </form>
      )}
    </div>
  );
};
