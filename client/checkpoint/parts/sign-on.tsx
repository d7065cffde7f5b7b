import { type FormEvent, useState } from "react";
import { dutyWords as words } from "../../../shared/text/duty.ts";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { problemTitles } from "../../../shared/text/problems.ts";
import { call, ProblemError } from "../../api/call.ts";
import { useWords } from "../../ui/language.tsx";
import { useStation } from "../station-context.ts";

export interface SignedOn {
  readonly id: string;
  readonly displayName: string;
}

/** The one moment that needs the network: the password is checked by the server, and the session ended at once. */
export const SignOn = ({ onSignedOn }: { readonly onSignedOn: (person: SignedOn) => void }) => {
  const { t } = useWords();
  const station = useStation();
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const signOn = async (event: FormEvent) => {
    event.preventDefault();
    station.roomWatch.ask("once");
    setBusy(true);
    setProblem(null);
    try {
      const { person } = await call("signIn", { body: { username, password } });
      await call("signOut", {}).catch(() => {});
      // [X25] Told by the server, to this post's tablets alone.
      const known = station.onFile.get().officer.get(person.id);
      if (!known) return setProblem(t(words.notOfThisPost, { name: person.displayName }));
      await station.duty.signedIn(known);
      onSignedOn(known);
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
    <form onSubmit={signOn} className="stack">
      <p className="soft">{t(words.signOnHint)}</p>
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
        className="button strong big"
        disabled={busy || !username || !password}
        data-testid="sign-on"
      >
        {t(words.signOn)}
      </button>
    </form>
  );
};
