import type { Words } from "./say.ts";

/** What `npm run replay` prints. */
export const replayWords = {
  usage: {
    vi: "Cách dùng: npm run replay -- MÃ_LƯỢT_QUÉT",
    en: "Usage: npm run replay -- SCAN_ID",
  },
  noDatabase: {
    vi: "Không có cơ sở dữ liệu ở {file}. Đặt GREENLANE_DATA.",
    en: "There is no database at {file}. Set GREENLANE_DATA.",
  },
  noScan: { vi: "Không có lượt quét {id}.", en: "There is no scan {id}." },
  noRules: {
    vi: "Không còn lưu quy định đã dùng để kết luận lượt quét {id}.",
    en: "The rule set that judged scan {id} is not on record.",
  },
  scan: { vi: "Lượt quét {id} tại {checkpoint}", en: "Scan {id} at {checkpoint}" },
  facts: { vi: "Dữ kiện", en: "Facts" },
  rules: {
    vi: "Quy định số {version}, hiệu lực từ {from}",
    en: "Rule set {version}, in force since {from}",
  },
  before: {
    vi: "Chuyến đang đi được theo quy định số {version}, hiệu lực từ {from}",
    en: "The trip under way could keep to rule set {version}, in force since {from}",
  },
  levels: { vi: "Mức nguy cơ", en: "Risk levels" },
  measures: { vi: "Biện pháp đang áp dụng", en: "Measures in force" },
  graced: { vi: "sau khi xe đã lên đường", en: "after the trip began" },
  findings: { vi: "Các quy tắc phát hiện", en: "What the rules found" },
  verdict: { vi: "Kết luận: {outcome}", en: "Verdict: {outcome}" },
  same: {
    vi: "Trùng với kết luận đã lưu ({outcome}).",
    en: "The same as the verdict on record ({outcome}).",
  },
  otherwise: {
    vi: "KHÁC với kết luận đã lưu ({outcome}).",
    en: "NOT the verdict on record ({outcome}).",
  },
} as const satisfies Record<string, Words>;
