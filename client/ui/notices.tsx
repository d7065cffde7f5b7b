import { MantineThemeProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { everywhereWords } from "../../shared/text/everywhere.ts";
import { useWords } from "./language.tsx";

/** Where notices are shown for a moment; what closes one says so to who does not see it. */
export const Notices = () => {
  const { t } = useWords();
  const closeButtonProps = { "aria-label": t(everywhereWords.close) };
  return (
    <MantineThemeProvider
      theme={{ components: { Notification: { defaultProps: { closeButtonProps } } } }}
    >
      <Notifications position="bottom-right" />
    </MantineThemeProvider>
  );
};
