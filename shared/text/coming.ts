import type { Words } from "./say.ts";

/** [K12] [K14] A post's board of what is on its way, on the tablet. */
export const comingWords = {
  seen: { vi: "Đã tới: kiểm tra", en: "It is here: check" },
  ask: { vi: "Hỏi", en: "Ask" },
  askAbout: { vi: "Hỏi chỉ huy về xe {plate}", en: "Ask command about {plate}" },
  boundFor: { vi: "đến {endpoint}", en: "to {endpoint}" },
  turnsOff: {
    vi: "Xe đi nơi này thường rẽ trước chốt",
    en: "Vehicles bound there mostly turn off before",
  },
  comes: {
    vi: "khoảng {share} % tới đây",
    en: "about {share} % come here",
  },
  answered: { vi: "Chỉ huy đã trả lời: {answer}", en: "Command has answered: {answer}" },
  stale: {
    vi: "Lần cuối nghe tin: {ago}. Xe trễ có thể đã qua chốt bằng máy khác, bị giữ hoặc quay đầu.",
    en: "Last heard: {ago}. A late vehicle may have come by another tablet, been held or turned back.",
  },
  byTable: {
    vi: "Giờ đến tính theo các chuyến đã qua, cập nhật {time}.",
    en: "Due times go by trips seen, as of {time}.",
  },
  byDistance: {
    vi: "Giờ đến mới tính theo quãng đường.",
    en: "Due times go by the distance alone so far.",
  },
} as const satisfies Record<string, Words>;
