import { Alert, Button, Modal, Radio, Stack, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { formatPlate } from "../../shared/domain/plate.ts";
import { iso } from "../../shared/domain/time.ts";
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
  const settled = useSettled(trip.id);
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
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t(words.releaseTitle, { plate })}
      centered
      closeButtonProps={{ "aria-label": t(everywhereWords.close) }}
    >
      <form
        // The second half of a double tap on the vehicle's button lands here.
        style={settled ? {} : { pointerEvents: "none" }}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (load !== null) send();
        }}
      >
        <Stack>
          <CountStepper
            legend={t(words.releaseCount)}
            count={count}
            onChange={setCount}
            testId="release"
          />
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
          <Textarea
            label={t(words.note)}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            maxLength={500}
            autosize
            minRows={2}
          />
          {release.error instanceof Unreachable ? (
            <Alert color="red" role="alert" icon={<Icon name="warn" />}>
              {t(words.notSent)}
            </Alert>
          ) : (
            <FormProblem error={release.error} />
          )}
          <Button
            type="submit"
            size="lg"
            h="auto"
            mih={64}
            py="xs"
            loading={release.isPending}
            data-testid="release-send"
            styles={{ label: { whiteSpace: "normal" } }}
          >
            {t(words.sendRelease, { count })}
          </Button>
          <Button variant="default" size="lg" h={56} onClick={onClose}>
            {t(words.cancelRelease)}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
};
