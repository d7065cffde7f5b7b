import { Button } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { everywhereWords as words } from "../../shared/text/everywhere.ts";
import { useWords } from "./language.tsx";

const pageSize = 40;

/** A live list: a screenful is drawn, the rest on request, so that 5,000 vehicles do not slow the page. */
export const Rows = <T,>({
  rows,
  children,
}: {
  readonly rows: readonly T[];
  readonly children: (row: T) => ReactNode;
}) => {
  const { t } = useWords();
  const [shown, setShown] = useState(pageSize);
  const hidden = rows.length - shown;
  return (
    <>
      <ul>{rows.slice(0, shown).map(children)}</ul>
      {hidden > 0 && (
        <Button variant="default" fullWidth mt="sm" onClick={() => setShown(shown + pageSize)}>
          {t(words.showMore, { count: Math.min(hidden, pageSize) })}
        </Button>
      )}
    </>
  );
};
