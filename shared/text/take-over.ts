import type { Words } from "./say.ts";

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
  said: { vi: "Ghi nhận: xe {plate} chở thay", en: "Written down: {plate} takes over" },
  saidDriver: { vi: "Ghi nhận: đổi lái xe", en: "Written down: another driver" },
} as const satisfies Record<string, Words>;
