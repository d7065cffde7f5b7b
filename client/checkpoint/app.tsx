import { lazy, Suspense, useCallback, useEffect, useState } from "react";
import { checkpointWords as words } from "../../shared/text/checkpoint.ts";
import { useWords } from "../ui/language.tsx";
import type { Clock } from "./clock.ts";
import { type Database, type Identity, type Meta, openDatabase, readMeta } from "./database.ts";
import { goOnFromOutside, keepInBrowser, type Outside, readOutside } from "./kept-outside.ts";
import { endWhenLeft } from "./leave-page.ts";
import { CannotStart } from "./screens/cannot-start.tsx";
import { CutOffScreen, Wiped } from "./screens/cut-off-screen.tsx";
import { StationScreen } from "./screens/station-screen.tsx";
import { StorageLost } from "./screens/storage-lost.tsx";
import { copyInBrowser } from "./second-copy.ts";
import { openClock, openStation, type Station } from "./station.ts";
import { StationContext } from "./station-context.ts";
import { inBrowser } from "./surroundings.ts";
import { openVerify } from "./verify.ts";

// Seen once in a tablet's life, and every other start waits for what the first one loads.
const EnrolScreen = lazy(() =>
  import("./screens/enrol-screen.tsx").then((it) => ({ default: it.EnrolScreen })),
);

type Phase =
  | { readonly kind: "opening" }
  | { readonly kind: "cannot"; readonly why: "insecure" | "storage" }
  | {
      readonly kind: "enrol";
      readonly db: Database;
      readonly clock: Clock;
      readonly again: boolean;
    }
  | { readonly kind: "work"; readonly station: Station }
  | {
      readonly kind: "lost";
      readonly db: Database;
      readonly clock: Clock;
      readonly lost: Outside;
    }
  | {
      readonly kind: "wiped";
      readonly db: Database;
      readonly clock: Clock;
      readonly wiped: Meta["wiped"];
    };

const openHere = async (): Promise<Database> => {
  const db = await openDatabase();
  endWhenLeft(db, window, () => location.reload());
  return db;
};

export const App = () => {
  const { t, language } = useWords();
  const [secondCopy] = useState(copyInBrowser);
  const [phase, setPhase] = useState<Phase>({ kind: "opening" });

  const work = useCallback(
    async (db: Database, clock: Clock, identity: Identity) => {
      try {
        const around = inBrowser(await secondCopy);
        const station = await openStation(db, identity, clock, await openVerify(), around);
        setPhase({ kind: "work", station });
      } catch {
        setPhase({ kind: "cannot", why: "storage" });
      }
    },
    [secondCopy],
  );

  const start = useCallback(async () => {
    if (!globalThis.isSecureContext || !crypto.subtle || !navigator.locks)
      return setPhase({ kind: "cannot", why: "insecure" });
    try {
      const db = await openHere();
      const copy = await secondCopy;
      await copy?.restore(db).catch(() => {});
      const noted = readOutside(keepInBrowser());
      await goOnFromOutside(db, noted);
      const [clock, identity] = [await openClock(db), await readMeta(db, "identity")];
      const wiped = await readMeta(db, "wiped");
      // Closed in between, the page that wiped all else may have left it.
      if (wiped) void copy?.follow(db);
      const byLink = location.hash.startsWith("#enrol=");
      if (identity) await work(db, clock, identity);
      else if (wiped && !byLink) setPhase({ kind: "wiped", db, clock, wiped });
      else if (noted && !wiped && !byLink) setPhase({ kind: "lost", db, clock, lost: noted });
      else setPhase({ kind: "enrol", db, clock, again: false });
    } catch {
      setPhase({ kind: "cannot", why: "storage" });
    }
  }, [work, secondCopy]);

  useEffect(() => {
    let stale = false;
    // Strict mode mounts twice; the second mount is the one that stays.
    queueMicrotask(() => {
      if (!stale) void start();
    });
    return () => {
      stale = true;
    };
  }, [start]);

  useEffect(() => {
    document.title = t(words.title);
    document.documentElement.lang = language;
  }, [t, language]);

  const opening = <p className="opening">{t(words.opening)}</p>;
  switch (phase.kind) {
    case "opening":
      return opening;
    case "cannot":
      return <CannotStart why={phase.why} />;
    case "enrol":
      return (
        <Suspense fallback={opening}>
          <EnrolScreen
            db={phase.db}
            clock={phase.clock}
            onEnrolled={async (identity) => {
              await (await secondCopy)?.follow(phase.db);
              await work(phase.db, phase.clock, identity);
            }}
            onCancel={phase.again ? () => location.reload() : null}
          />
        </Suspense>
      );
    case "wiped":
    case "lost": {
      const { db, clock } = phase;
      const onEnrol = () => setPhase({ kind: "enrol", db, clock, again: true });
      if (phase.kind === "lost") return <StorageLost lost={phase.lost} onEnrol={onEnrol} />;
      return <Wiped wiped={phase.wiped} onEnrol={onEnrol} />;
    }
    case "work": {
      const enrolAgain = async () => {
        phase.station.close();
        const db = await openHere();
        setPhase({ kind: "enrol", db, clock: await openClock(db), again: true });
      };
      return (
        <StationContext value={phase.station}>
          <CutOffScreen onEnrolAgain={enrolAgain}>
            <StationScreen onEnrolAgain={enrolAgain} />
          </CutOffScreen>
        </StationContext>
      );
    }
  }
};
