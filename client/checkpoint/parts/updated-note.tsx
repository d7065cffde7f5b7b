import { useEffect, useState } from "react";
import { tabletWords as words } from "../../../shared/text/tablet.ts";
import { useWords } from "../../ui/language.tsx";
import { takeUpdatedNote } from "../updates.ts";
import { Icon } from "./icon.tsx";

const shownMs = 6_000;

/** Says once that the app has just become a newer version. */
export const UpdatedNote = () => {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (takeUpdatedNote()) setShown(true);
  }, []);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(false), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div role="status" className="recorded-place">
      {shown && (
        <p className="recorded" data-testid="updated">
          <Icon name="check" />
          <strong>{t(words.updated)}</strong>
        </p>
      )}
    </div>
  );
};
