import type { Words } from "./say.ts";

/** The day's table by post: who refuses whom, and how long they wait. */
export const postDayWords = {
  title: { vi: "Từng chốt trong ngày", en: "The day by post" },
  lead: {
    vi: "Chốt nào chặn xe, trong đó bao nhiêu xe được đi theo kết luận của máy chủ.",
    en: "Which posts refuse vehicles, and how many of those might go by the server's verdict.",
  },
  post: { vi: "Chốt", en: "Post" },
  scans: { vi: "Lượt quét", en: "Scans" },
  refused: { vi: "Bị chặn", en: "Refused" },
  wrongly: { vi: "Xe hợp lệ bị chặn", en: "Valid, refused" },
  delays: { vi: "Lái xe báo chờ lâu", en: "Delays reported" },
  waitingSince: { vi: "chờ từ {time}", en: "waiting since {time}" },
  wait: { vi: "Chờ giữa (phút)", en: "Median wait (min)" },
  evidence: { vi: "Xem từng xe", en: "The vehicles" },
  showEvidence: { vi: "Xem {count} xe", en: "{count} {count|vehicle|vehicles}" },
  none: {
    vi: "Ngày này chưa chốt nào của bạn quét xe.",
    en: "None of your posts scanned a vehicle that day.",
  },
  alerts: { vi: "Xem cảnh báo", en: "See the alerts" },
  refusedMeans: {
    vi: "Bị chặn: tạm giữ, quay đầu hoặc chuyển cách ly, y tế; không tính quyết định đã sửa trong một phút.",
    en: "Refused: held, turned back or referred; what was taken back within the minute is not counted.",
  },
  waitMeans: {
    vi: "Chờ giữa: một nửa số xe bị giữ rồi được cho qua tại chốt đó đã chờ ít hơn.",
    en: "Median wait: half of the vehicles held and let through there later waited less.",
  },
} as const satisfies Record<string, Words>;
