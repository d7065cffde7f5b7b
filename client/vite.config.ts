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

/**
 * Two apps and a page: the desk at `/`, the tablet at `/checkpoint/`, and `/lan.html`, which explains
 * the local certificate. Everything they load comes from our own server, nothing is inline: the
 * content security policy allows scripts from `'self'` only. `/service-worker.js` keeps the tablet's files,
 * which are listed in it.
 */
export default defineConfig({
  root: here("."),
  base: "/",
  plugins: [
    react(),
    installable,
    VitePWA({
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
    }),
  ],
  worker: { format: "es" },
  build: {
    outDir: here("../dist/client"),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      input: {
        desk: here("index.html"),
        checkpoint: here("checkpoint/index.html"),
        lan: here("lan.html"),
      },
    },
  },
  server: {
    proxy: {
      "/api": server,
      "/.well-known": server,
      "/live": { target: server, ws: true },
    },
  },
});
