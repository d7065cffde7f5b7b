import type { Words } from "./say.ts";

/** [C19] A convoy that is about to come, on the tablet. */
export const convoySoonWords = {
  soon: {
    vi: "{name}: {count} xe, dự kiến tới {time}",
    en: "{name}: {count} {count|vehicle|vehicles}, due {time}",
  },
  wasDue: {
    vi: "{name}: {count} xe, lẽ ra tới lúc {time}",
    en: "{name}: {count} {count|vehicle|vehicles}, was due {time}",
  },
  byWindow: { vi: "theo lịch, chưa chốt nào thấy", en: "by its plan, seen by no post yet" },
  rollCall: { vi: "Điểm danh", en: "Roll-call" },
  seen: { vi: "Đã biết", en: "Seen" },
} as const satisfies Record<string, Words>;
