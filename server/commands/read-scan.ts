import { hash as digest } from "node:crypto";
import type { z } from "zod";
import type { WrongField } from "../../shared/contract/problems.ts";
import { deepest } from "../../shared/domain/cbor.ts";
import type { OpenedToken } from "../../shared/domain/pass-token.ts";
import type { Checkpoint } from "../../shared/domain/place.ts";
import { type Scan, scan as scanSchema } from "../../shared/domain/scan.ts";
import { scanBytes } from "../../shared/domain/scan-chain.ts";
import { type ScanVersion, scanVersion } from "../../shared/domain/scan-version.ts";
import type { Language } from "../../shared/text/say.ts";
import type { DeviceRow } from "../store/ports.ts";

/** A wrong field in the words of whoever reads it. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** How wrong fields are put into words; how a caller is answered is the caller's side's business. */
export interface Wording {
  readonly parseFields: (
    schema: z.ZodType,
    given: unknown,
    language: Language,
  ) => { readonly value: unknown } | { readonly errors: readonly FieldError[] };
  readonly sayFields: (
    fields: Readonly<Record<string, string | WrongField>>,
    language: Language,
  ) => readonly FieldError[];
}

export type RawScan = Readonly<Record<string, unknown>>;

/** One scan as it came from a tablet, read and checked as far as that goes without the store. */
export interface ReceivedScan {
  readonly device: string;
  readonly raw: RawScan;
  /** Base64url SHA-256 of `scanBytes(raw)`. */
  readonly hash: string;
  /** With `seq` what a chain is told by, even where the rest cannot be read. In lower case: however spelt, one id. */
  readonly id: string | null;
  readonly seq: number | null;
  /** Null when it is not a scan we can read; `errors` then say why. */
  readonly scan: Scan | null;
  readonly errors: readonly FieldError[];
  /** What the text it carries turned out to be; null where it carries none. */
  readonly opened: OpenedToken | null;
  /** For what the decision has to say later. */
  readonly language: Language;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Does a value reach below the depth that canonical CBOR goes to [P10]? Looks no deeper: a stack has an end. */
const tooDeep = (value: unknown, depth: number): boolean =>
  typeof value === "object" &&
  value !== null &&
  (depth >= deepest || Object.values(value).some((inner) => tooDeep(inner, depth + 1)));

export interface HashedScan {
  /** As uploaded; a field nested too deeply is null. */
  readonly raw: RawScan;
  /** Base64url SHA-256 of `scanBytes(raw)`; of its JSON where it has no canonical form. */
  readonly hash: string;
  /** The fields that were nested too deeply. */
  readonly nested: readonly string[];
}

/** [S3] Hashes a scan as uploaded. One without canonical form (numbers beyond a double, deep nesting) has a hash too. */
export const hashScan = (given: RawScan): HashedScan => {
  try {
    return { raw: given, hash: digest("sha256", scanBytes(given), "base64url"), nested: [] };
  } catch {
    const nested = Object.keys(given).filter((field) => tooDeep(given[field], 1));
    const raw = { ...given, ...Object.fromEntries(nested.map((field) => [field, null])) };
    return { raw, hash: digest("sha256", JSON.stringify(raw), "base64url"), nested };
  }
};

export const scanHash = (raw: RawScan): string => hashScan(raw).hash;

/** A tablet scans for its own post; a patrol's tablet wherever it is. */
export const wrongPost = (
  { scan, language }: ReceivedScan,
  device: DeviceRow | undefined,
  checkpoints: ReadonlyMap<string, Checkpoint>,
  { sayFields }: Wording,
): readonly FieldError[] => {
  if (!scan || !device) return [];
  if (!checkpoints.has(scan.checkpoint))
    return sayFields({ checkpoint: "unknown-checkpoint" }, language);
  if (scan.checkpoint === device.checkpoint) return [];
  const own = checkpoints.get(device.checkpoint);
  if (own?.kind === "patrol") return [];
  const post = own?.name ?? device.checkpoint;
  return sayFields({ checkpoint: { code: "other-post", params: { post } } }, language);
};

/** Reads one raw scan; `opened` is filled in later by `withToken`, as that takes a signature check. */
export const readScan = (
  { raw, hash, nested }: HashedScan,
  device: string,
  language: Language,
  wording: Wording,
): ReceivedScan => {
  const version = scanVersion(raw);
  const parsed = "reader" in version ? version.reader.schema.safeParse(raw) : null;
  const tooNested = Object.fromEntries(nested.map((field) => [field, "too-nested"]));
  const errors =
    nested.length > 0
      ? wording.sayFields(tooNested, language)
      : parsed?.success
        ? []
        : readErrors(raw, version, language, wording);
  const { id, seq } = raw;
  return {
    device,
    raw,
    hash,
    id: typeof id === "string" && uuid.test(id) ? id.toLowerCase() : null,
    seq: scanSchema.shape.seq.safeParse(seq).data ?? null,
    scan: parsed?.success && errors.length === 0 ? parsed.data : null,
    errors,
    opened: null,
    language,
  };
};

/**
 * Parsed a second time only where it failed: words for every issue cost more than reading the scan. [O5] Of a version
 * that is not read here nothing else is said: its fields may mean something else.
 */
const readErrors = (
  raw: RawScan,
  version: ScanVersion,
  language: Language,
  wording: Wording,
): readonly FieldError[] => {
  if ("cannot" in version) {
    const { cannot, ...params } = version;
    return wording.sayFields({ v: { code: `version-${cannot}`, params } }, language);
  }
  const again = wording.parseFields(version.reader.schema, raw, language);
  return "errors" in again ? again.errors : [];
};

/**
 * The pass a scan is of: what its token says when that is signed, else what the officer looked up.
 * A text that is not a signed pass of ours speaks for no pass, whatever else the scan says.
 */
export const passOf = ({ scan, opened }: ReceivedScan): Scan["pass"] => {
  if (scan === null) return null;
  if (opened === null) return scan.pass;
  return opened.kind === "pass" ? opened.id : null;
};

/** The key a vehicle's trips are folded by: its pass, or its plate where there is none. */
export const vehicleOf = (received: ReceivedScan): string | null =>
  passOf(received) ?? received.scan?.plate ?? null;
