import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { type Language, languages, say, type Words } from "../../shared/text/say.ts";

const kept = "greenlane.language";

const remembered = (): Language => {
  try {
    return languages.find((one) => one === localStorage.getItem(kept)) ?? "vi";
  } catch {
    return "vi";
  }
};

export interface Speaking {
  readonly language: Language;
  readonly setLanguage: (language: Language) => void;
  /** The words in the page's language, `{name}` filled from `params`. */
  readonly t: (words: Words, params?: Readonly<Record<string, string | number>>) => string;
}

const context = createContext<Speaking>({
  language: "vi",
  setLanguage: () => {},
  t: (words, params) => say(words, "vi", params),
});

/** Holds the page's language and remembers it in this browser. Calls to the server read `<html lang>`. */
export const LanguageProvider = ({ children }: { readonly children: ReactNode }) => {
  const [language, setLanguage] = useState<Language>(remembered);
  useEffect(() => {
    document.documentElement.lang = language;
    try {
      localStorage.setItem(kept, language);
    } catch {
      // Storage is off: the choice lasts as long as the page.
    }
  }, [language]);
  // Two windows of one desk, or a wall beside it, speak the same language.
  useEffect(() => {
    const chosenElsewhere = ({ key }: StorageEvent) => key === kept && setLanguage(remembered());
    addEventListener("storage", chosenElsewhere);
    return () => removeEventListener("storage", chosenElsewhere);
  }, []);
  const speaking = useMemo<Speaking>(
    () => ({ language, setLanguage, t: (words, params) => say(words, language, params) }),
    [language],
  );
  return <context.Provider value={speaking}>{children}</context.Provider>;
};

export const useWords = (): Speaking => useContext(context);
