import type { TakeOver } from "../domain/take-over-shape.ts";
import type { Words } from "./say.ts";

/** [T19] Why another vehicle or driver went on. */
export const takeOverReasonWords = {
  breakdown: { vi: "Xe hỏng", en: "Breakdown" },
  accident: { vi: "Tai nạn", en: "Accident" },
  "crew-change": { vi: "Đổi tài", en: "Crew change" },
  other: { vi: "Lý do khác", en: "Other reason" },
} as const satisfies Record<TakeOver["reason"], Words>;

/** What the sheet asks at the barrier; apart, for no verdict waits for it. */
export const takeOverSheetWords = {
  vehicle: { vi: "Xe khác chở thay", en: "Another vehicle" },
  driver: { vi: "Chỉ đổi lái xe", en: "Another driver only" },
  plate: { vi: "Biển số xe chở thay", en: "Plate of the vehicle that takes over" },
  same: {
    vi: "Đây là biển số xe đang chở. Nhập biển số xe chở thay.",
    en: "That is the vehicle it drives with now. Enter the one that takes over.",
  },
  wrong: { vi: "Chưa đúng dạng biển số.", en: "This is not a plate yet." },
  newDriver: { vi: "Lái xe mới", en: "Another driver" },
  count: { vi: "Số người trên xe bây giờ", en: "People aboard now" },
  why: { vi: "Lý do", en: "Reason" },
  missing: { vi: "Chọn lý do.", en: "Choose a reason." },
  say: { vi: "Ghi nhận", en: "Write down" },
  takeBack: { vi: "Bỏ ghi nhận này", en: "Take this back" },
} as const satisfies Record<string, Words>;
