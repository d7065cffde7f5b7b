import { Alert, Radio } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { formatPlate } from "../../shared/domain/plate.ts";
import { iso } from "../../shared/domain/time.ts";
import { endpointWords as words } from "../../shared/text/endpoint.ts";
import { useAct } from "../api/queries.ts";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { newId } from "../ui/new-id.ts";
import { CountDialog } from "./count-dialog.tsx";
import style from "./endpoint.module.css";
import { countAt, type Here } from "./here.ts";

/**
 * [T18] Says with how many people and with what a vehicle drives on. The id is made once, as that of an arrival is, and
 * nothing entered is lost on failure.
 */
export const ReleaseVehicle = ({
  trip,
  endpoint,
  now,
  onClose,
}: Here & { readonly now: number; readonly onClose: () => void }) => {
  const { t } = useWords();
  const [made] = useState(() => ({ id: newId(now), at: iso(now) }));
  const [count, setCount] = useState(countAt({ trip, endpoint }) ?? trip.occupantsMax ?? 1);
  const [load, setLoad] = useState<"yes" | "no" | null>(null);
  const [tried, setTried] = useState(false);
  const [note, setNote] = useState("");
  const release = useAct("releaseVehicle");
  const plate = formatPlate(trip.plate);
  const over = trip.occupantsMax === null ? 0 : count - trip.occupantsMax;

  const send = () =>
    release.mutate(
      {
        params: { id: trip.id },
        body: {
          ...made,
          endpoint,
          occupantsSeen: count,
          load: load === "yes",
          note: note.trim() === "" ? null : note,
        },
      },
      {
        onSuccess: () => {
          notifications.show({ message: t(words.releaseDone, { plate, count }), color: "lane" });
          onClose();
        },
      },
    );

  return (
    <CountDialog
      about={trip.id}
      testId="release"
      title={t(words.releaseTitle, { plate })}
      legend={t(words.releaseCount)}
      count={count}
      onCount={setCount}
      note={note}
      onNote={setNote}
      send={t(words.sendRelease, { count })}
      onSend={() => {
        setTried(true);
        if (load !== null) send();
      }}
      sending={release.isPending}
      error={release.error}
      cancel={t(words.cancelRelease)}
      onClose={onClose}
    >
      {over > 0 && (
        <Alert color="red" icon={<Icon name="warn" />} role="status">
          {t(words.overPermitted, { count: over })}
        </Alert>
      )}
      <Radio.Group
        label={t(words.load)}
        value={load}
        onChange={(value) => setLoad(value as "yes" | "no")}
        error={tried && load === null ? t(words.loadNeeded) : null}
        withAsterisk
      >
        <div className={style.choices}>
          {(["yes", "no"] as const).map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(value === "yes" ? words.loaded : words.empty)}
              data-testid={`release-load-${value}`}
            />
          ))}
        </div>
      </Radio.Group>
    </CountDialog>
  );
};
