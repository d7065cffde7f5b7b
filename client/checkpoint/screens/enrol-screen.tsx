import { type FormEvent, useCallback, useEffect, useRef, useState } from "react";
import { enrolmentWords as words } from "../../../shared/text/enrolment.ts";
import { everywhereWords, termWords } from "../../../shared/text/everywhere.ts";
import type { Words } from "../../../shared/text/say.ts";
import { useWords } from "../../ui/language.tsx";
import type { Clock } from "../clock.ts";
import type { Database, Identity } from "../database.ts";
import { codeIn, type EnrolTrouble, enrol, otherServerIn } from "../enrol.ts";
import { CameraTroubleCard } from "../parts/camera-trouble.tsx";
import { CameraView } from "../parts/camera-view.tsx";
import { LanguageSwitch } from "../parts/switches.tsx";

interface Props {
  readonly db: Database;
  readonly clock: Clock;
  readonly onEnrolled: (identity: Identity) => void;
  readonly onCancel: (() => void) | null;
}

const own: Partial<Record<EnrolTrouble["code"], Words>> = {
  "malformed-code": words.enrolMalformed,
  // What is malformed never leaves the tablet: this is a code the server does not know.
  "invalid-input": words.enrolUnknown,
  "not-found": words.enrolUnknown,
  "unknown-reference": words.enrolUnknown,
  "not-ours": words.enrolNotOurs,
  unreachable: words.enrolUnreachable,
  storage: words.enrolStorage,
  "scans-waiting": words.enrolScansWaiting,
};

const grouped = (code: string): string => codeIn(code).replace(/(.{4})(?=.)/g, "$1-");

/** The first thing a new tablet shows: a one-time code makes it the tablet of one post. */
export const EnrolScreen = ({ db, clock, onEnrolled, onCancel }: Props) => {
  const { t } = useWords();
  const [code, setCode] = useState("");
  const [name, setName] = useState(() => t(words.enrolNameDefault));
  const [scanning, setScanning] = useState(false);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<EnrolTrouble | null>(null);
  const [otherHost, setOtherHost] = useState<string | null>(null);
  const nameNow = useRef(name);
  nameNow.current = name;

  const submit = useCallback(
    async (text: string) => {
      setBusy(true);
      setTrouble(null);
      setOtherHost(null);
      // [O21] Asked for, not insisted on; some browsers hear it only in a gesture, which this mostly is.
      navigator.storage?.persist?.().catch(() => {});
      const result = await enrol(db, clock, text, nameNow.current).catch(
        (): EnrolTrouble => ({ code: "storage", said: null }),
      );
      if ("device" in result) return onEnrolled(result);
      setBusy(false);
      setTrouble(result);
    },
    [db, clock, onEnrolled],
  );

  const take = useCallback(
    (text: string) => {
      const host = otherServerIn(text, location.origin);
      setOtherHost(host);
      setTrouble(null);
      setCode(host ? "" : grouped(text));
      if (!host && codeIn(text).length === 12) void submit(text);
    },
    [submit],
  );

  // The link's code is in the fragment, which never reaches a server's log; nor should it stay in the history.
  useEffect(() => {
    const fromLink = () => {
      if (!location.hash.startsWith("#enrol=")) return;
      const { hash } = location;
      history.replaceState(null, "", location.pathname);
      take(hash);
    };
    fromLink();
    addEventListener("hashchange", fromLink);
    return () => removeEventListener("hashchange", fromLink);
  }, [take]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(code);
  };
  const ours = trouble && own[trouble.code];
  const problem = ours ? t(ours) : trouble?.said;

  return (
    <main className="alone enrol" data-testid="enrol">
      <div className="row spread">
        <p className="brand">{t(termWords.product)}</p>
        <LanguageSwitch />
      </div>
      <h1>{t(words.enrolTitle)}</h1>
      <p className="soft">{t(words.enrolLead)}</p>
      <div role="alert" className="alerts">
        {problem && (
          <p className="problem" data-testid="enrol-problem" data-problem={trouble?.code}>
            {problem}
          </p>
        )}
        {otherHost && (
          <p className="problem" data-testid="enrol-problem" data-problem="other-server">
            {t(words.enrolOtherServer, { host: otherHost })}
          </p>
        )}
      </div>
      {scanning ? (
        <div className="enrol-camera">
          <CameraView
            looking={!busy}
            onFrame={(reply) => {
              if (reply.kind !== "text" || !/#enrol=/i.test(reply.text)) return;
              setScanning(false);
              take(reply.text);
            }}
          >
            {({ state, retry }) =>
              state !== "on" && state !== "starting" ? (
                <CameraTroubleCard trouble={state} onRetry={retry} onType={null} />
              ) : null
            }
          </CameraView>
        </div>
      ) : null}
      <button
        type="button"
        className="button"
        onClick={() => setScanning(!scanning)}
        data-testid="enrol-scan"
      >
        {t(scanning ? words.enrolStopScan : words.enrolScan)}
      </button>
      <form onSubmit={onSubmit} className="stack">
        <label className="field">
          <span>{t(words.enrolCode)}</span>
          <input
            className="code-input"
            value={code}
            onChange={(event) => setCode(grouped(event.target.value).slice(0, 14))}
            placeholder="K7M2-9QXA-4TBD"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            data-testid="enrol-code"
          />
        </label>
        <label className="field">
          <span>{t(words.enrolName)}</span>
          <input
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.target.value)}
            autoComplete="off"
            data-testid="enrol-name"
          />
        </label>
        <button
          type="submit"
          className="button strong big"
          disabled={busy}
          data-testid="enrol-submit"
        >
          {t(busy ? words.enrolling : words.enrolSubmit)}
        </button>
        {onCancel && (
          <button type="button" className="button" onClick={onCancel}>
            {t(everywhereWords.cancel)}
          </button>
        )}
      </form>
    </main>
  );
};
