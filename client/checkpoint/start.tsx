import "@fontsource/be-vietnam-pro/latin-500.css";
import "@fontsource/be-vietnam-pro/latin-700.css";
import "@fontsource/be-vietnam-pro/latin-800.css";
import "@fontsource/be-vietnam-pro/vietnamese-500.css";
import "@fontsource/be-vietnam-pro/vietnamese-700.css";
import "@fontsource/be-vietnam-pro/vietnamese-800.css";
import "./style/base.css";
import "./style/frame.css";
import "./style/duty.css";
import "./style/scan.css";
import "./style/convoy.css";
import "./style/verdict.css";
import "./style/entry.css";
import "./style/ask.css";
import "./style/people.css";
import "./style/record.css";
import "./style/contrast.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { LanguageProvider } from "../ui/language.tsx";
import { App } from "./app.tsx";
import { followAppearance } from "./scheme.ts";
import { allowSound } from "./sounds.ts";
import { keepForOffline } from "./updates.ts";

followAppearance();
addEventListener("pointerdown", allowSound, { passive: true });
addEventListener("keydown", allowSound, { passive: true });

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <StrictMode>
      <LanguageProvider>
        <App />
      </LanguageProvider>
    </StrictMode>,
  );

// After all that a verdict needs: on a weak line the tablet works first and is kept for offline then. The development
// server has no worker.
if (import.meta.env.PROD) void keepForOffline().catch(() => {});
