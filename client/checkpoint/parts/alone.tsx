import { type ReactNode, useEffect } from "react";
import { termWords } from "../../../shared/text/everywhere.ts";
import { useWords } from "../../ui/language.tsx";
import { LanguageSwitch } from "./switches.tsx";

/** The one thing on a tablet that is no station: not yet, or not any more. */
export const Alone = ({
  testId,
  phase,
  children,
}: {
  readonly testId: string;
  readonly phase?: string;
  readonly children: ReactNode;
}) => {
  const { t } = useWords();
  return (
    <main className="alone enrol" data-testid={testId} data-phase={phase}>
      <div className="row spread">
        <p className="brand">{t(termWords.product)}</p>
        <LanguageSwitch />
      </div>
      {children}
    </main>
  );
};

/** An enrolment link that is opened while the page is. */
export const useEnrolLink = (onEnrol: () => void): void => {
  useEffect(() => {
    const onLink = () => {
      if (location.hash.startsWith("#enrol=")) onEnrol();
    };
    addEventListener("hashchange", onLink);
    return () => removeEventListener("hashchange", onLink);
  }, [onEnrol]);
};
