import { type ReactNode, useState } from "react";
import { fieldWords } from "../../shared/text/fields.ts";
import { fieldsOf } from "../api/queries.ts";
import type { WrongInputs } from "./field-issue.ts";
import { useWords } from "./language.tsx";

/**
 * The message beside each input of a form: ours once sending was tried, else the server's, which stands until
 * that very input changes. `serverPath` is where the form's fields lie in what was sent, e.g. `items.0.`.
 */
export const useWrong = ({
  here,
  error,
  valueAt,
  serverPath = "",
}: {
  readonly here: WrongInputs;
  readonly error: unknown;
  readonly valueAt: (path: string) => unknown;
  readonly serverPath?: string;
}) => {
  const { t } = useWords();
  const [tried, setTried] = useState(false);
  const [sentValue, setSentValue] = useState<(path: string) => unknown>(() => valueAt);
  const there = fieldsOf(error);
  return {
    /** How many inputs are wrong by our own judgement, once sending was tried. */
    count: tried ? Object.keys(here).length : 0,
    tried,
    /** Call when sending is tried. */
    mark: () => {
      setTried(true);
      setSentValue(() => valueAt);
    },
    /** Call when the form begins anew. */
    clear: () => setTried(false),
    wrong: (path: string): ReactNode => {
      const issue = tried ? here[path] : undefined;
      if (issue) return t(fieldWords[issue.code], issue.params);
      const message = there[serverPath + path];
      return message !== undefined && sentValue(path) === valueAt(path) ? message : undefined;
    },
  };
};
