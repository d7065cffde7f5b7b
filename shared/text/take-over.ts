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
  vehicle: { vi: "{plate} thay {from}", en: "{plate} for {from}" },
  newDriver: { vi: "Lái xe mới", en: "Another driver" },
  oldPlate: { vi: "Trước là {plate}", en: "Was {plate}" },
} as const satisfies Record<string, Words>;
