import type { RiskLevel } from "../domain/levels.ts";
import type { Words } from "./say.ts";

/** Names and colours of decision 2686/QĐ-BCĐQG. */
export const levelWords = {
  "new-normal": { vi: "Xanh – bình thường mới", en: "Green – new normal" },
  "at-risk": { vi: "Vàng – nguy cơ", en: "Yellow – at risk" },
  high: { vi: "Cam – nguy cơ cao", en: "Orange – high" },
  "very-high": { vi: "Đỏ – nguy cơ rất cao", en: "Red – very high" },
} as const satisfies Record<RiskLevel, Words>;
