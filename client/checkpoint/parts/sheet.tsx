import { type ReactNode, type SyntheticEvent, useEffect, useId, useRef } from "react";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { Icon } from "./icon.tsx";

/** What makes a dialog stand over the screen until `onClose`: the focus stays inside and goes back after. */
export const useModal = (onClose: () => void) => {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return {
    ref: dialog,
    onCancel: (event: SyntheticEvent<HTMLDialogElement>): void => {
      // A camera or a list of files that is closed without a choice says the same, and is not this dialog.
      if (event.target !== event.currentTarget) return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    },
    onKeyDown: (event: SyntheticEvent): void => event.stopPropagation(),
  };
};

/** A panel over the screen; Esc and the cross close it, the focus stays inside and goes back after. */
export const Sheet = ({
  title,
  onClose,
  testId,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly testId: string;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  const id = useId();
  return (
    <dialog {...useModal(onClose)} className="sheet" aria-labelledby={id} data-testid={testId}>
      <div className="sheet-head">
        <h2 id={id}>{title}</h2>
        <button
          type="button"
          className="icon-button"
          onClick={onClose}
          aria-label={t(everywhereWords.close)}
          data-testid="sheet-close"
        >
          <Icon name="close" />
        </button>
      </div>
      <div className="sheet-body">{children}</div>
    </dialog>
  );
};
