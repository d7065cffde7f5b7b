import type { Words } from "./say.ts";

/** Command's boards of what is due. */
export const dueBoardWords = {
  title: { vi: "Trên đường, theo giờ đến", en: "On the road, by due time" },
  stop: { vi: "Tới chốt hoặc điểm cuối", en: "Coming to post or endpoint" },
  everyStop: { vi: "Tới mọi chốt, điểm cuối", en: "To every post and endpoint" },
  comingTo: { vi: "Sắp tới {place}", en: "Coming to {place}" },
  next: { vi: "Kế tiếp: {place}", en: "Next: {place}" },
  turnsOff: {
    vi: "Xe đi nơi này thường rẽ trước đó",
    en: "Vehicles bound there mostly turn off before",
  },
  comes: { vi: "khoảng {share} % tới đó", en: "about {share} % come there" },
  noneThere: { vi: "Chưa có xe nào đang tới đây.", en: "No vehicle is on its way there." },
} as const satisfies Record<string, Words>;
