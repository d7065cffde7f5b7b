import { checkpointWords as words } from "../../../shared/text/checkpoint.ts";
import type { Words } from "../../../shared/text/say.ts";
import { useWords } from "../../ui/language.tsx";
import { useStation } from "../station-context.ts";
import { useStore } from "../store.ts";
import type { Trouble } from "../sync.ts";

const told: Partial<Record<Trouble, Words>> = {
  "bad-signature": words.notRecognised,
  "not-signed-in": words.notRecognised,
  "not-ours": words.notOurs,
  storage: words.storageTrouble,
};

/** What is wrong with the connection beyond simply having none. */
export const Banners = ({ failed }: { readonly failed: boolean }) => {
  const { t } = useWords();
  const station = useStation();
  const { trouble: syncing } = useStore(station.sync);
  const { trouble: sending } = useStore(station.outbox);
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
      {takenOff !== null && (
        <p className="banner" data-testid="taken-off">
          {t(words.takenOff, { name: takenOff })}
        </p>
      )}
    </div>
  );
};
