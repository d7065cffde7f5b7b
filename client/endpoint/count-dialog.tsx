import { Alert, Button, Modal, Stack, Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import { endpointWords as words } from "../../shared/text/endpoint.ts";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { Unreachable } from "../api/call.ts";
import { FormProblem } from "../ui/form-problem.tsx";
import { Icon } from "../ui/icons.tsx";
import { useWords } from "../ui/language.tsx";
import { useSettled } from "../ui/use-settled.ts";
import { CountStepper } from "./count-stepper.tsx";

/** Counts the people of a vehicle at an endpoint and says something of it; nothing entered is lost on failure. */
export const CountDialog = ({
  about,
  testId,
  title,
  legend,
  count,
  onCount,
  note,
  onNote,
  noteNeeded = false,
  send,
  onSend,
  sending,
  error,
  cancel,
  onClose,
  children,
}: {
  /** The trip it is opened for. */
  readonly about: string;
  readonly testId: string;
  readonly title: string;
  readonly legend: string;
  readonly count: number;
  readonly onCount: (count: number) => void;
  readonly note: string;
  readonly onNote: (note: string) => void;
  /** Nothing is sent without a note. */
  readonly noteNeeded?: boolean;
  readonly send: string;
  readonly onSend: () => void;
  readonly sending: boolean;
  readonly error: Error | null;
  readonly cancel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  const settled = useSettled(about);
  const missing = noteNeeded && note.trim() === "";
  return (
    <Modal
      opened
      onClose={onClose}
      // A tap beside it must not throw away what was counted and written.
      closeOnClickOutside={false}
      title={title}
      centered
      closeButtonProps={{ "aria-label": t(everywhereWords.close) }}
    >
      <form
        // The second half of a double tap on the vehicle's button lands here.
        style={settled ? {} : { pointerEvents: "none" }}
        onSubmit={(event) => {
          event.preventDefault();
          if (!missing) onSend();
        }}
      >
        <Stack>
          <CountStepper legend={legend} count={count} onChange={onCount} testId={testId} />
          {children}
          <Textarea
            label={t(words.note)}
            value={note}
            onChange={(event) => onNote(event.currentTarget.value)}
            required={noteNeeded}
            error={missing ? t(words.noteNeeded) : null}
            maxLength={500}
            autosize
            minRows={2}
            data-testid={`${testId}-note`}
          />
          {error instanceof Unreachable ? (
            <Alert color="red" role="alert" icon={<Icon name="warn" />}>
              {t(words.notSent)}
            </Alert>
          ) : (
            <FormProblem error={error} />
          )}
          <Button
            type="submit"
            size="lg"
            h="auto"
            mih={64}
            py="xs"
            loading={sending}
            disabled={missing}
            data-testid={`${testId}-send`}
            styles={{ label: { whiteSpace: "normal" } }}
          >
            {send}
          </Button>
          <Button variant="default" size="lg" h={56} onClick={onClose}>
            {cancel}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
};
