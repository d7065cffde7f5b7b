import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const top = fileURLToPath(new URL("..", import.meta.url));
const target = join(top, "dist/client");
const stamp = join(target, ".built-from");

/** One line per file the client is made of: path, size and time of change. */
const sources = (): string => {
  const lines: string[] = [];
  for (const folder of ["client", "shared"])
    for (const entry of readdirSync(join(top, folder), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) lines.push(join(entry.parentPath, entry.name));
  lines.push(join(top, "package-lock.json"));
  const seen = lines.sort().map((path) => {
    const { size, mtimeMs } = statSync(path);
    return `${path} ${size} ${mtimeMs}`;
  });
  return createHash("sha256").update(seen.join("\n")).digest("hex");
};

const builtFrom = (): string | null => {
  try {
    return readFileSync(stamp, "utf8");
  } catch {
    return null;
  }
};

/**
 * Builds `dist/client` unless it was made from these very sources. It is built beside and moved into
 * place whole, so that a running server never serves half of it.
 */
export const buildClient = async (): Promise<"built" | "fresh"> => {
  const now = sources();
  if (builtFrom() === now) return "fresh";
  const beside = `${target}-${process.pid}`;
  const { NODE_ENV } = process.env;
  try {
    // Tests that build would otherwise look at other pages than people get: React's for development, without the worker.
    process.env.NODE_ENV = "production";
    for (const mode of ["desk", "tablet", "status"])
      await build({
        mode,
        configFile: join(top, "client/vite.config.ts"),
        configLoader: "native",
        logLevel: "warn",
        build: { outDir: beside },
      });
    writeFileSync(join(beside, ".built-from"), now);
    rmSync(target, { recursive: true, force: true });
    renameSync(beside, target);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
    rmSync(beside, { recursive: true, force: true });
  }
  return "built";
};

if (import.meta.main) await buildClient();
