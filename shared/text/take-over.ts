import type { TakeOver } from "../domain/take-over-shape.ts";
import type { Words } from "./say.ts";

/** [T19] Why another vehicle or driver went on. */
export const takeOverReasonWords = {
  breakdown: { vi: "Xe hỏng", en: "Breakdown" },
  accident: { vi: "Tai nạn", en: "Accident" },
  "crew-change": { vi: "Đổi tài", en: "Crew change" },
  other: { vi: "Lý do khác", en: "Other reason" },
} as const satisfies Record<TakeOver["reason"], Words>;

/** As trips and verdicts tell it. */
export const takeOverWords = {
  from: {
    vi: "Xe {plate} tiếp nhận hàng của xe {from} tại {post} lúc {time}",
    en: "{plate} took over from {from} at {post} at {time}",
  },
  driverFrom: {
    vi: "Lái xe mới từ {post} lúc {time}",
    en: "Another driver since {post} at {time}",
  },
  vehicle: { vi: "{plate} thay {from}", en: "{plate} for {from}" },
  newDriver: { vi: "Lái xe mới", en: "Another driver" },
  oldPlate: { vi: "Trước là {plate}", en: "Was {plate}" },
} as const satisfies Record<string, Words>;

/** As the officer at the barrier taps it. */
export const takeOverTapWords = {
  open: { vi: "Đổi xe, đổi lái", en: "Other vehicle or driver" },
  title: { vi: "Xe khác hoặc lái xe khác đi tiếp", en: "Another vehicle or driver goes on" },
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
  said: { vi: "Ghi nhận: xe {plate} chở thay", en: "Written down: {plate} takes over" },
  saidDriver: { vi: "Ghi nhận: đổi lái xe", en: "Written down: another driver" },
} as const satisfies Record<string, Words>;
