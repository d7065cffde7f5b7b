import type { Decision, Scan } from "../../shared/domain/scan.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidv7 } from "../../shared/domain/uuid.ts";
import type { Verdict } from "../../shared/domain/verdict-shape.ts";
import type { ScanDraft } from "./outbox.ts";
import type { Observed, VehicleCase } from "./vehicle-case.ts";

const longestText = 600;
const longestNote = 500;

/** Text as a scan may carry it: NFC, whole characters, at most so long. */
const kept = (text: string, most: number): string =>
  text.normalize("NFC").slice(0, most).toWellFormed();

/** Where and by whom. `deviceNow` is the device's own clock, ms. */
export interface Post {
  readonly checkpoint: string;
  readonly direction: Scan["direction"];
  readonly officer: string | null;
  readonly deviceNow: number;
  readonly offsetMs: number;
}

const plateOf = ({ vehicle, shown }: VehicleCase): Scan["plate"] =>
  vehicle?.plate ?? (shown.by === "plate" ? shown.plate : null);

/** The scan of a case decided, ready to be recorded. Make it once: recording the same draft again is harmless. */
export const draftScan = (
  vehicleCase: VehicleCase,
  verdict: Verdict,
  observed: Observed,
  decision: Decision,
  note: string | null,
  post: Post,
): ScanDraft => {
  const { shown, how, pass } = vehicleCase;
  const text = shown.by === "text" || shown.by === "walk-up" ? shown.text : null;
  const entry = shown.by === "walk-up" ? shown.entry : null;
  return {
    id: uuidv7(post.deviceNow + post.offsetMs, crypto.getRandomValues(new Uint8Array(10))),
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
    note: note?.trim() ? kept(note.trim(), longestNote) : null,
    at: iso(post.deviceNow),
    offsetMs: post.offsetMs,
  };
};
