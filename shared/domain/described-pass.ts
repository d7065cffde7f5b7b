import type { PassId, PassOnFile, PassStatus } from "./pass.ts";
import type { OpenedToken } from "./pass-token.ts";
import type { Plate } from "./plate.ts";
import type { IsoTime } from "./time.ts";
import type { Knowledge } from "./verdict-input.ts";
import type { VerdictFacts } from "./verdict-shape.ts";

export type SignedToken = Extract<OpenedToken, { kind: "pass" }>;

/** The pass as the newest revision at hand describes it. */
export interface Described {
  readonly source: NonNullable<VerdictFacts["source"]>;
  readonly id: PassId;
  readonly rev: number;
  readonly plate: Plate;
  readonly kind: number;
  readonly purpose: number;
  readonly occupantsMax: number;
  readonly validFrom: IsoTime;
  readonly validTo: IsoTime;
  /** Id on file, or code in a token whose pass is not. */
  readonly corridor: string | number;
  readonly endpoint: string | number;
  /** [T17] Where it delivers before; known of a pass on file alone. */
  readonly via?: readonly string[] | undefined;
  readonly autoIssued: boolean;
  readonly statusReason: string | null;
}

const worstLast: readonly PassStatus[] = ["valid", "spent", "suspended", "revoked"];

/** [V7] The highest revision known wins whole; at the same revision what is on file. */
export const describePass = (
  token: SignedToken | null,
  onFile: PassOnFile | null,
): Described | null => {
  if (onFile && !(token && token.rev > onFile.rev))
    return { ...onFile, source: token ? "both" : "on-file" };
  if (!token) return null;
  return {
    ...token,
    source: onFile ? "both" : "token",
    kind: token.vehicleKind,
    corridor: token.corridorCode,
    endpoint: token.endpointCode,
    autoIssued: onFile?.autoIssued ?? false,
    statusReason: onFile?.statusReason ?? null,
  };
};

/** [V4] The worse of what the pass on file and the status list say; null when neither is at hand. */
export const worstStatus = ({ pass, status }: Knowledge): PassStatus | null => {
  if (!pass) return status;
  return status && worstLast.indexOf(status) > worstLast.indexOf(pass.status)
    ? status
    : pass.status;
};
