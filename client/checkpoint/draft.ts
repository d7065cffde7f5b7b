import type { HeadChange } from "../../shared/domain/head-change-shape.ts";
import { looksLikeIdentityCard } from "../../shared/domain/identity-paper.ts";
import { asOneLine } from "../../shared/domain/one-line.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import type { Decision, Override, Scan } from "../../shared/domain/scan.ts";
import type { TakeOver } from "../../shared/domain/take-over-shape.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidv7 } from "../../shared/domain/uuid.ts";
import type { Verdict } from "../../shared/domain/verdict-shape.ts";
import type { ScanDraft } from "./outbox.ts";
import { type Observed, plateOf, type VehicleCase } from "./vehicle-case.ts";

const longestText = 600;
const longestNote = 500;
const longestWhy = 180;

/** Words as a scan may carry them: NFC, whole characters, at most so long. */
const kept = (text: string, most: number): string =>
  text.normalize("NFC").slice(0, most).toWellFormed();
const words = (text: string, most: number): string => kept(asOneLine(text).trim(), most).trim();

/** Where and by whom. `deviceNow` is the device's own clock, ms. */
export interface Post {
  readonly checkpoint: string;
  readonly direction: Scan["direction"];
  readonly officer: string | null;
  readonly deviceNow: number;
  readonly offsetMs: number;
}

/** What the officer has to say to a decision. */
export interface Said {
  readonly note: string | null;
  readonly override: Override | null;
  /** [R9] Why the count is another than the last one. */
  readonly changes: readonly HeadChange[];
  /** [T19] */
  readonly takeOver?: TakeOver | null;
  /** [V30] The plate that stood there, where it was not the one asked for. */
  readonly otherPlate?: Plate | null;
}
export const nothingSaid: Said = { note: null, override: null, changes: [] };

/** An id of what is made now, on a device whose clock says `deviceNow`. */
export const newId = ({ deviceNow, offsetMs }: Pick<Post, "deviceNow" | "offsetMs">): string =>
  uuidv7(deviceNow + offsetMs, crypto.getRandomValues(new Uint8Array(10)));

/** The scan of a case decided, ready to be recorded. Make it once: recording the same draft again is harmless. */
export const draftScan = (
  vehicleCase: VehicleCase,
  verdict: Verdict,
  observed: Observed,
  decision: Decision,
  { note, override, changes, takeOver = null, otherPlate = null }: Said,
  post: Post,
  id: string = newId(post),
): ScanDraft => {
  const { shown, how, pass } = vehicleCase;
  const read = shown.by === "text" || shown.by === "walk-up" ? shown.text : null;
  // [R6] It is shown as no vehicle to begin with; and no scan, which is kept for ever, carries it.
  const text = read !== null && looksLikeIdentityCard(read) ? null : read;
  const entry = shown.by === "walk-up" ? shown.entry : null;
  return {
    id,
    checkpoint: post.checkpoint,
    direction: post.direction,
    officer: post.officer,
    how,
    text: text === null ? null : kept(text, longestText),
    pass,
    plate: plateOf(vehicleCase),
    plateMatches: observed.plateMatches,
    occupantsSeen: observed.occupants,
    walkUp: entry && { kind: entry.kind, endpoint: entry.endpoint, corridor: entry.corridor },
    verdict,
    decision,
    corrects: null,
    changes: observed.occupants === null ? [] : [...changes],
    ...(takeOver && { takeOver }),
    ...(otherPlate && observed.plateMatches === false && { otherPlate }),
    override: override && {
      reason: words(override.reason, longestWhy),
      superior: words(override.superior, longestWhy),
    },
    note: note?.trim() ? words(note, longestNote) : null,
    at: iso(post.deviceNow),
    offsetMs: post.offsetMs,
  };
};
