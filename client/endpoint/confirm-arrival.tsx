import { Alert } from "@mantine/core";
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
import type { Here } from "./here.ts";

/**
 * Counts the people who arrived and confirms. The id is made once for this vehicle at this opening, so a
 * repeated tap, or a retry after an answer was lost, counts once. Nothing entered is lost on failure.
 */
export const ConfirmArrival = ({
  trip,
  endpoint,
  now,
  onClose,
}: Here & { readonly now: number; readonly onClose: () => void }) => {
  const { t } = useWords();
  const before = trip.occupantsLast;
  const [made] = useState(() => ({
    id: newId(now),
    at: iso(now),
  }));
  const [count, setCount] = useState(before ?? trip.occupantsMax ?? 1);
  const [note, setNote] = useState("");
  const confirm = useAct("confirmArrival");
  const differs = before !== null && count !== before;
  const plate = formatPlate(trip.plate);

  const send = () =>
    confirm.mutate(
      {
        params: { id: trip.id },
        body: {
          ...made,
          occupantsSeen: count,
          note: note.trim() === "" ? null : note,
          // [T17] Said only of those that deliver at several.
          ...(trip.legs && { endpoint }),
        },
      },
      {
        onSuccess: () => {
          notifications.show({ message: t(words.done, { plate, count }), color: "lane" });
          onClose();
        },
      },
    );

  return (
    <CountDialog
      about={trip.id}
      testId="arrival"
      title={t(words.confirmTitle, { plate })}
      legend={t(words.count)}
      count={count}
      onCount={setCount}
      note={note}
      onNote={setNote}
      noteNeeded={differs}
      send={t(words.send, { count })}
      onSend={send}
      sending={confirm.isPending}
      error={confirm.error}
      cancel={t(words.cancel)}
      onClose={onClose}
    >
      <p className={style.faint}>
        {before === null ? t(words.countNever) : t(words.countBefore, { count: before })}
      </p>
      {differs && (
        <Alert color="red" icon={<Icon name="warn" />} role="status">
          {t(count < before ? words.fewer : words.more, { count: Math.abs(count - before) })}
        </Alert>
      )}
    </CountDialog>
  );
};
