import "./status.css";
import { createRoot } from "react-dom/client";
import { LanguageProvider } from "../ui/language.tsx";
import { StatusPage } from "./status-page.tsx";

/** The code that the address names: `/s/K7M29QXD`; empty where it names none. */
const codeInAddress = (): string =>
  decodeURIComponent(/^\/s\/([^/]+)/.exec(location.pathname)?.[1] ?? "");

const root = document.getElementById("root");
if (root)
  createRoot(root).render(
    <LanguageProvider>
      <StatusPage code={codeInAddress()} />
    </LanguageProvider>,
  );
