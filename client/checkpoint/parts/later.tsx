import { Component, type ReactNode, Suspense } from "react";
import { everywhereWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";

const NotOpened = () => {
  const { t } = useWords();
  return (
    <p role="alert" className="empty">
      {t(everywhereWords.notOpened)}
    </p>
  );
};

interface Props {
  /** It may be missing without a word: nobody asked for it. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** A part of the screen that is loaded after all that a verdict needs; where it cannot be had, the rest goes on. */
export class Later extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };
  static getDerivedStateFromError() {
    return { failed: true };
  }
  override render() {
    if (this.state.failed) return this.props.quiet ? null : <NotOpened />;
    return <Suspense fallback={null}>{this.props.children}</Suspense>;
  }
}
