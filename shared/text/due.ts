import type { Words } from "./say.ts";

/** When vehicles are due, on every board. */
export const dueWords = {
  due: { vi: "Dự kiến {at} ({early} – {late})", en: "Due {at} ({early} – {late})" },
  late: { vi: "Trễ {length}", en: "{length} late" },
  veryLate: { vi: "Trễ {length}, {many} xe mới có 1", en: "{length} late: 1 in {many}" },
  hardlyEver: { vi: "Trễ {length}, rất hiếm", en: "{length} late: hardly ever" },
  shut: { vi: "Đường đang đóng, chưa biết giờ đến", en: "Its road is shut: no time known" },
  next: {
    vi: "Đã qua chốt cuối, đến đây là điểm kế tiếp",
    en: "Past its last post: next stop here",
  },
} as const satisfies Record<string, Words>;
