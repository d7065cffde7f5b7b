import "@mantine/core/styles.css";
import "@mantine/notifications/styles.css";
import "@fontsource/be-vietnam-pro/400.css";
import "@fontsource/be-vietnam-pro/500.css";
import "@fontsource/be-vietnam-pro/600.css";
import "@fontsource/be-vietnam-pro/700.css";
import "./ui/base.css";
import { MantineProvider } from "@mantine/core";
import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { z } from "zod";
import { makeQueryClient } from "./api/queries.ts";
import { watchForSignOut } from "./api/session.ts";
import { App } from "./app.tsx";
import { LanguageProvider } from "./ui/language.tsx";
import { Notices } from "./ui/notices.tsx";
import { theme, variables } from "./ui/theme.ts";

// The content security policy forbids code made from text, which zod would otherwise use for speed.
z.config({ jitless: true });

const queryClient = makeQueryClient();
watchForSignOut(queryClient);

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <LanguageProvider>
          <QueryClientProvider client={queryClient}>
            <Notices />
            <App />
          </QueryClientProvider>
        </LanguageProvider>
      </MantineProvider>
    </StrictMode>,
  );
