import type { Verify, VerifyingKey } from "../../shared/domain/cose.ts";
import { type OpenedToken, openToken } from "../../shared/domain/pass-token.ts";

/** A vehicle shows the same text at every post, and verifying it is half the cost of a scan. */
const mostKept = 20_000;

/**
 * Opens the texts of scans, each once: the answer is kept by text for as long as the keys are the same.
 * Bounded: the oldest are forgotten first.
 */
export const makeTokenOpener = (
  keys: () => readonly VerifyingKey[],
  verify: Verify,
): ((text: string) => OpenedToken | Promise<OpenedToken>) => {
  const kept = new Map<string, OpenedToken>();
  let keptFor: readonly VerifyingKey[] | undefined;

  const open = async (text: string, verifiers: readonly VerifyingKey[]): Promise<OpenedToken> => {
    const opened = await openToken(text, verifiers, verify);
    if (verifiers !== keptFor) return opened;
    if (kept.size >= mostKept) for (const oldest of kept.keys()) if (kept.delete(oldest)) break;
    kept.set(text, opened);
    return opened;
  };

  return (text) => {
    const verifiers = keys();
    if (verifiers !== keptFor) {
      kept.clear();
      keptFor = verifiers;
    }
    return kept.get(text) ?? open(text, verifiers);
  };
};
