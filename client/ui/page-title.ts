import { useEffect } from "react";
import { termWords } from "../../shared/text/everywhere.ts";
import { useWords } from "./language.tsx";

/** Names the browser's tab after the page. */
export const usePageTitle = (title: string): void => {
  const { t } = useWords();
  const product = t(termWords.product);
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
};
