import type { Words } from "./say.ts";

/** The way to a convoy's roll-call on a tablet, whose own words are loaded with it. */
export const convoyTapWords = {
  rollCall: { vi: "Điểm danh đoàn", en: "Convoy's roll-call" },
} as const satisfies Record<string, Words>;
