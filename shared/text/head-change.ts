import type { ChangeReason } from "../domain/head-change-shape.ts";
import type { Words } from "./say.ts";

/** As a record tells it: how many and why. */
export const changeWords = {
  "dropped-off": {
    vi: "{count} người xuống tại nơi được phép",
    en: "{count} let off at a permitted place",
  },
  quarantine: { vi: "{count} người bàn giao cách ly", en: "{count} handed over to quarantine" },
  "relief-driver": { vi: "Lái xe thay ca lên xe", en: "A relief driver joined" },
} as const satisfies Record<ChangeReason, Words>;

/** As the officer at the barrier taps it. */
export const changeTapWords = {
  ask: {
    vi: "Lần đếm trước {last} người. Vì sao khác?",
    en: "The last count was {last}. Why is it another?",
  },
  "dropped-off": { vi: "Xuống nơi được phép", en: "Let off where permitted" },
  quarantine: { vi: "Bàn giao cách ly", en: "To quarantine" },
  "relief-driver": { vi: "Lái xe thay ca", en: "Relief driver" },
  for: { vi: "{reason}: {count}", en: "{reason}: {count}" },
  unexplained: {
    vi: "Còn {count} người chưa rõ lý do.",
    en: "{count} {count|person is|people are} still unexplained.",
  },
} as const satisfies Record<ChangeReason | "ask" | "for" | "unexplained", Words>;
