import type { Words } from "./say.ts";

/** When vehicles are due. */
export const dueWords = {
  due: {
    vi: "Dự kiến {at} (từ {early} đến {late})",
    en: "Due {at} (between {early} and {late})",
  },
  late: { vi: "Trễ {length}", en: "{length} late" },
  veryLate: {
    vi: "Trễ {length}: {many} xe mới có một xe lâu thế",
    en: "{length} late: one in {many} takes so long",
  },
  shut: { vi: "Đường đang đóng, chưa biết giờ đến", en: "Its road is shut: no time known" },
  next: {
    vi: "Đã qua chốt cuối, đến đây là điểm kế tiếp",
    en: "Past its last post: next stop here",
  },
} as const satisfies Record<string, Words>;
