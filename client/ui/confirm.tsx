import { Alert, Button, Group, Modal, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { Icon } from "./icons.tsx";
import { useWords } from "./language.tsx";
import { useFailureText } from "./states.tsx";

/**
 * Asks before something that cannot be undone. Stays open while `busy`, and when `error` says it failed,
 * so that nothing typed in `children` is lost. Enter in a field confirms.
 */
export const Confirm = ({
  opened,
  title,
  confirmLabel,
  danger = false,
  busy,
  error,
  onConfirm,
  onClose,
  children,
}: {
  readonly opened: boolean;
  readonly title: string;
  readonly confirmLabel: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) => {
  const { t } = useWords();
  const failureText = useFailureText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": t(everywhereWords.close) }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <Stack>
          {children}
          {error !== null && error !== undefined && (
            <Alert color="red" role="alert" icon={<Icon name="warn" />}>
              {failureText(error)}
            </Alert>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} type="button">
              {t(everywhereWords.cancel)}
            </Button>
            <Button
              type="submit"
              color={danger ? "red" : "lane"}
              loading={busy}
              data-testid="confirm"
            >
              {confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
