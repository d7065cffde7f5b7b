import type { FindingKind, Severity } from "../domain/findings/finding-shape.ts";
import type { Words } from "./say.ts";

/** What an alert is about, short enough for a tablet. */
export const alertKindWords = {
  forged: { vi: "Mã giả", en: "Forged code" },
  "revoked-in-use": { vi: "Dùng giấy đã thu hồi", en: "Revoked pass in use" },
  cloned: { vi: "Giấy bị sao chép", en: "Cloned pass" },
  "head-count": { vi: "Số người thay đổi", en: "Head count changed" },
  "people-swapped": { vi: "Người trên xe bị tráo", en: "People swapped" },
  "plate-mismatch": { vi: "Biển số khác giấy", en: "Plate is not the pass's" },
  "off-corridor": { vi: "Đi lệch tuyến", en: "Off its corridor" },
  "stopped-in-transit": { vi: "Dừng trên đường quá cảnh", en: "Stopped in transit" },
  "wrong-endpoint": { vi: "Đến sai điểm cuối", en: "Wrong endpoint" },
  "reused-pass": { vi: "Dùng lại giấy đã hết chuyến", en: "Pass used again" },
  "two-trips": { vi: "Một giấy, hai chuyến", en: "Two trips at once" },
  "unconfirmed-arrival": { vi: "Chưa ai xác nhận đến nơi", en: "Arrival not confirmed" },
  overdue: { vi: "Quá giờ chưa đến", en: "Overdue" },
  "verdict-overturned": { vi: "Máy chủ kết luận khác chốt", en: "Verdict overturned" },
  "overridden-stop": { vi: "Cho qua trái kết luận", en: "Let through against a stop" },
  "refused-though-valid": { vi: "Chặn xe hợp lệ", en: "Valid vehicle refused" },
  "delay-reported": { vi: "Lái xe báo bị giữ lâu", en: "Delay reported by a driver" },
  "device-silent": { vi: "Chốt không quét", en: "Post is silent" },
  "device-gap": { vi: "Thiếu lượt quét", en: "Scans missing" },
  "device-fork": { vi: "Chuỗi lượt quét bị tách", en: "Scan chain forked" },
  "level-raised": { vi: "Mức nguy cơ vừa tăng", en: "Risk level raised" },
  watchlist: { vi: "Xe cần xác minh", en: "Vehicle to verify" },
  "convoy-straggler": { vi: "Xe tụt lại khỏi đoàn", en: "Straggler of a convoy" },
  "convoy-split": { vi: "Đoàn xe bị tách", en: "Convoy split" },
  "convoy-missing": { vi: "Vắng khi điểm danh đoàn", en: "Missing at a convoy's roll-call" },
  "convoy-extra": { vi: "Xe lạ trong đoàn", en: "Not of the convoy it drives with" },
} as const satisfies Record<FindingKind, Words>;

export const severityWords = {
  notice: { vi: "Lưu ý", en: "Notice" },
  warning: { vi: "Cảnh báo", en: "Warning" },
  urgent: { vi: "Khẩn", en: "Urgent" },
} as const satisfies Record<Severity, Words>;

/** What a tablet says of a vehicle that an alert is about. */
export const alertNoteWords = {
  note: {
    vi: "{severity}: {kind}, lúc {time}. Kết luận bên trên không đổi vì cảnh báo này.",
    en: "{severity}: {kind}, at {time}. The verdict above is not changed by this.",
  },
} as const satisfies Record<string, Words>;
