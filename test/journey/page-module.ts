import { join } from "node:path";
import { build } from "vite";
import type { Diversion } from "./wire.ts";

/** A module that pages can import though the product does not serve it: its address, and what answers there. */
export interface PageModule {
  readonly address: string;
  readonly diversion: Diversion;
}

/** Bundles a file beside this one for a page. */
export const pageModule = async (file: string): Promise<PageModule> => {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, file), formats: ["es"], fileName: "module" },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  const chunk = first && "output" in first ? first.output[0] : undefined;
  if (!chunk) throw new Error(`${file} was not built`);
  const address = `/${file.replace(/\.ts$/, ".js")}`;
  return {
    address,
    diversion: ({ url }, answer) => {
      if (url !== address) return false;
      answer.writeHead(200, { "content-type": "text/javascript" }).end(chunk.code);
      return true;
    },
  };
};
