import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { appManifest } from "./app-manifest.ts";
import { tabletFiles } from "./tablet-files.ts";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = "http://localhost:3000";
let built = here("../dist/client");

/** What a tablet needs to know to install the page as an app; only the tablet's page names it. */
const installable: Plugin = {
  name: "installable",
  configResolved: ({ build }) => {
    built = build.outDir;
  },
  generateBundle() {
    this.emitFile({
      type: "asset",
      fileName: "checkpoint/app.webmanifest",
      source: JSON.stringify(appManifest),
    });
  },
};

/** The worker that keeps the tablet's files, which are written into it by name. */
const worker = VitePWA({
  strategies: "injectManifest",
  srcDir: "checkpoint",
  filename: "service-worker.ts",
  manifest: false,
  injectRegister: false,
  // It would otherwise speak up in the middle of a quiet start.
  integration: {
    configureCustomSWViteBuild: (options) => {
      options.logLevel = "error";
    },
  },
  injectManifest: {
    rollupFormat: "iife",
    globPatterns: ["checkpoint/index.html"],
    manifestTransforms: [
      () => ({
        manifest: tabletFiles(built).map((file) => ({ ...file, revision: null, size: 0 })),
      }),
    ],
  },
});

/** How zod describes schemas as JSON Schema, and its words for what is wrong: 6 kB, compressed, that no tablet asks for. */
const undescribed: Plugin = {
  name: "undescribed",
  enforce: "pre",
  transform: {
    filter: { id: /\/zod\/v4\/(core\/(json-schema-processors|to-json-schema)|locales\/en)\.js$/ },
    handler: (code, id) =>
      id.endsWith("en.js")
        ? "export default () => ({ localeError: () => undefined });"
        : [...code.matchAll(/^export (?:const|function) (\w+)/gm)]
            .map(([, name]) => `export const ${name} = () => undefined;`)
            .join("\n"),
  },
};

/** The tablet's screens, and the page of a status, are small enough for a React a tenth of the size: a weak line loads it, an old telephone starts it. */
const smallReact = {
  "react/jsx-runtime": "preact/jsx-runtime",
  "react-dom/client": "preact/compat/client",
  react: "preact/compat",
};

/**
 * Convoys come with the first roll-call, or the first thing that is done to one; when vehicles are due with the list of what is
 * coming, or with a later round.
 */
const isNotLater = (path: string): boolean =>
  !(
    /\/shared\/(domain|contract|text)\/(convoy|roll-call|travel|due|approaching|crow-flies|bound-for)/.test(
      path,
    ) || /\/checkpoint\/(coming|convoys|own-looks)/.test(path)
  );

/**
 * Two apps and two pages: the desk at `/`, the tablet at `/checkpoint/`, `/s`, which tells how a pass stands, and `/lan.html`,
 * which explains the local certificate. Everything they load comes from our own server, nothing is inline: the
 * content security policy allows scripts from `'self'` only. `/service-worker.js` keeps the tablet's files.
 * The tablet and the page of a status are built each by itself, in modes `tablet` and `status`, beside what is there already; in
 * development they run on React.
 */
export default defineConfig(({ mode }) => {
  const tablet = mode === "tablet";
  const status = mode === "status";
  return {
    root: here("."),
    base: "/",
    plugins: [
      react(),
      ...(tablet ? [undescribed, installable, worker] : status ? [undescribed] : []),
    ],
    resolve: { alias: tablet || status ? smallReact : {} },
    worker: { format: "es" },
    build: {
      outDir: here("../dist/client"),
      emptyOutDir: !tablet && !status,
      manifest: tablet,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1_500,
      rolldownOptions: {
        // How long plugins took is no news to who starts the server.
        checks: { bundlerTimings: false },
        input: tablet
          ? { checkpoint: here("checkpoint/index.html") }
          : status
            ? { status: here("status/index.html") }
            : { desk: here("index.html"), lan: here("lan.html") },
        // What several parts share is one file: in many small ones it would be a tenth longer, compressed. Not what only parts
        // share that are loaded later.
        output: tablet
          ? { codeSplitting: { groups: [{ name: "shared", minShareCount: 2, test: isNotLater }] } }
          : {},
      },
    },
    server: {
      proxy: {
        "/api": server,
        "/.well-known": server,
        "/live": { target: server, ws: true },
      },
    },
  };
});
