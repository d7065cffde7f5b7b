import { SegmentedControl, Stack, Text, useMantineColorScheme } from "@mantine/core";
import { everywhereWords, termWords } from "../../shared/text/everywhere.ts";
import { type Language, languages } from "../../shared/text/say.ts";
import { useWords } from "./language.tsx";

const languageNames: Readonly<Record<Language, string>> = { vi: "Tiếng Việt", en: "English" };
const schemes = [
  { value: "auto", words: everywhereWords.schemeAuto },
  { value: "light", words: everywhereWords.schemeLight },
  { value: "dark", words: everywhereWords.schemeDark },
] as const;

/** Language and colour scheme, each remembered in this browser. */
export const Appearance = () => {
  const { t, language, setLanguage } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="sm">
      <div>
        <Text size="xs" fw={600} c="dimmed" mb={4}>
          {t(termWords.language)}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={t(termWords.language)}
          data-testid="language"
          value={language}
          onChange={(value) => setLanguage(value as Language)}
          data={languages.map((one) => ({ value: one, label: languageNames[one] }))}
        />
      </div>
      <div>
        <Text size="xs" fw={600} c="dimmed" mb={4}>
          {t(everywhereWords.scheme)}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={t(everywhereWords.scheme)}
          data-testid="scheme"
          value={colorScheme}
          onChange={(value) => setColorScheme(value as "auto" | "light" | "dark")}
          data={schemes.map((one) => ({ value: one.value, label: t(one.words) }))}
        />
      </div>
    </Stack>
  );
};
