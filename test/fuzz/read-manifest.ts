import { openManifest } from "../../shared/domain/snapshot-manifest.ts";
import type { TestServer } from "../build/a-server.ts";
import { base64urlByNode } from "../build/a-snapshot.ts";
import { verifyByNode } from "../build/issuing-key.ts";
import type { Answer } from "./send.ts";

/** The parts that a sealed manifest tells a tablet of, one by one and some at once; none where an answer carries no manifest. */
export const partsToldBy = async (
  { keys }: TestServer,
  { type, text }: Answer,
): Promise<readonly string[]> => {
  if (!type.startsWith("application/json")) return [];
  const { manifest } = JSON.parse(text) as { readonly manifest?: unknown };
  if (typeof manifest !== "string") return [];
  const sealed = base64urlByNode.decode(manifest);
  const opened = await openManifest(sealed, keys.verifiers(), verifyByNode, base64urlByNode);
  if (!opened) return [];
  const names = [...opened.passes, ...opened.others];
  return [...names, names.slice(0, 16).join(",")];
};
