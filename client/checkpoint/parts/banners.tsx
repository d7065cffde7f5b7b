import type { ReactNode } from "react";
import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import { dutyWords } from "../../../shared/text/duty.ts";
import type { Words } from "../../../shared/text/say.ts";
import { storageWords } from "../../../shared/text/storage.ts";
import { tabletWords } from "../../../shared/text/tablet.ts";
import { useWords } from "../../ui/language.tsx";
import { useNow, useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import type { Trouble } from "../sync.ts";
import { StorageBanners } from "./storage-note.tsx";

const told: Partial<Record<Trouble, Words>> = {
  "bad-signature": words.notRecognised,
  "not-signed-in": words.notRecognised,
  "not-ours": words.notOurs,
  storage: storageWords.trouble,
  internal: tabletWords.serverTrouble,
  "not-ready": tabletWords.serverTrouble,
  "no-signing-key": tabletWords.serverWithoutKey,
  "rate-limited": tabletWords.serverBusy,
};

interface Props {
  /** What is on file could not be read just now. */
  readonly failed: boolean;
  /** [R6] What was just read is somebody's identity card. */
  readonly cardSeen: boolean;
  readonly updateWaits: boolean;
  /** What else is told here. */
  readonly children: ReactNode;
}

/** What is wrong with the connection beyond simply having none, and what this tablet is about to do. */
export const Banners = ({ failed, cardSeen, updateWaits, children }: Props) => {
  const { t } = useWords();
  const station = useStation();
  const { trouble: syncing } = useStore(station.sync);
  const { trouble: sending } = useStore(station.outbox);
  useNow();
  const clockUnsure = station.clock.doubtMs() > 0;
  const trouble = [failed ? ("storage" as const) : null, syncing, sending].find(
    (one) => one && told[one],
  );
  const said = trouble && told[trouble];
  const takenOff = useStore(station.duty.takenOff);
  return (
    <div role="status" className="banners">
      {said && (
        <p className="banner" data-testid="banner" data-trouble={trouble}>
          {t(said)}
        </p>
      )}
      {cardSeen && (
        <p className="banner quiet" data-testid="card-seen">
          {t(words.cardSeen)}
        </p>
      )}
      <StorageBanners />
      {takenOff !== null && (
        <p className="banner" data-testid="taken-off">
          {t(dutyWords.takenOff, { name: takenOff })}
        </p>
      )}
      {clockUnsure && (
        <p className="banner" data-testid="clock-unsure">
          {t(tabletWords.clockUnsure)}
        </p>
      )}
      {updateWaits && (
        <p className="banner quiet" data-testid="update-waits">
          {t(tabletWords.updateWaits)}
        </p>
      )}
      {children}
    </div>
  );
};
