import { Component, type ReactNode } from "react";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { Sheet } from "./sheet.tsx";

const NotOpened = ({ title, onClose }: Pick<Props, "title" | "onClose">) => {
  const { t } = useWords();
  return (
    <Sheet title={title} onClose={onClose} testId="not-opened">
      <p role="alert">{t(everywhereWords.notOpened)}</p>
      <button type="button" className="button big" onClick={onClose}>
        {t(everywhereWords.close)}
      </button>
    </Sheet>
  );
};

interface Props {
  /** Of what was to be opened. */
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/**
 * What is loaded only when it is opened may fail to come: then it says so in its place, and the vehicle at the barrier stays
 * on screen.
 */
export class Guard extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    const { title, onClose, children } = this.props;
    return this.state.failed ? <NotOpened title={title} onClose={onClose} /> : children;
  }
}
