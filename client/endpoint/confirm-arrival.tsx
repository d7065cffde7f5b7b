import { Alert, Button, Modal, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { formatPlate } from "../../shared/domain/plate.ts";
import { iso } from "../../shared/domain/time.ts";
import type { Trip } from "../../shared/domain/trip-shape.ts";
import { endpointWords as words } from "../../shared/text/endpoint.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { Unreachable } from "../api/call.ts";
import { useAct } from "../api/queries.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { newId } from "../ui/new-id.ts";
import { useSettled } from "../ui/use-settled.ts";
import { CountStepper } from "./count-stepper.tsx";
import style from "./endpoint.module.css";

/**
 * Counts the people who arrived and confirms. The id is made once for this vehicle at this opening, so a
 * repeated tap, or a retry after an answer was lost, counts once. Nothing entered is lost on failure.
 */
export const ConfirmArrival = ({
  trip,
  endpoint,
  now,
  onClose,
}: {
  readonly trip: Trip;
  readonly endpoint: string;
  readonly now: number;
  readonly onClose: () => void;
}) => {
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
  const settled = useSettled(trip.id);

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
    <Modal
      opened
      onClose={onClose}
      // A tap beside it must not throw away what was counted and written.
      closeOnClickOutside={false}
      title={t(words.confirmTitle, { plate })}
      centered
      closeButtonProps={{ "aria-label": t(everywhereWords.close) }}
    >
      <form
        // The second half of a double tap on the vehicle's button lands here.
        style={settled ? {} : { pointerEvents: "none" }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!differs || note.trim() !== "") send();
        }}
      >
        <Stack>
          <CountStepper
            legend={t(words.count)}
            count={count}
            onChange={setCount}
            testId="arrival"
          />
          <p className={style.faint}>
            {before === null ? t(words.countNever) : t(words.countBefore, { count: before })}
          </p>
          {differs && (
            <Alert color="red" icon={<Icon name="warn" />} role="status">
              {t(count < before ? words.fewer : words.more, { count: Math.abs(count - before) })}
            </Alert>
          )}
          <Textarea
            label={t(words.note)}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            required={differs}
            error={differs && note.trim() === "" ? t(words.noteNeeded) : null}
            maxLength={500}
            autosize
            minRows={2}
            data-testid="arrival-note"
          />
          {confirm.error instanceof Unreachable ? (
            <Alert color="red" role="alert" icon={<Icon name="warn" />}>
              {t(words.notSent)}
            </Alert>
          ) : (
            <FormProblem error={confirm.error} />
          )}
          <Button
            type="submit"
            size="lg"
            h="auto"
            mih={64}
            py="xs"
            loading={confirm.isPending}
            disabled={differs && note.trim() === ""}
            data-testid="arrival-send"
            styles={{ label: { whiteSpace: "normal" } }}
          >
            {t(words.send, { count })}
          </Button>
          <Button variant="default" size="lg" h={56} onClick={onClose}>
            {t(words.cancel)}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
};
