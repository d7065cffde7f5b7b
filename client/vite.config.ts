import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const server = "http://localhost:3000";

/**
 * Two apps and a page: the desk at `/`, the tablet at `/checkpoint/`, and `/lan.html`, which explains
 * the local certificate. Everything they load comes from our own server, nothing is inline: the
 * content security policy allows scripts from `'self'` only.
 */
export default defineConfig({
  root: here("."),
  base: "/",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: here("../dist/client"),
    emptyOutDir: true,
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
