import type { Words } from "./say.ts";

/** How the review desk keeps up. */
export const deskFigureWords = {
  title: { vi: "Tiến độ duyệt đơn", en: "How the desk keeps up" },
  lead: {
    vi: "Đơn đang chờ đã bao lâu, và đã xử lý bao nhiêu. Mục tiêu: trả lời trong 4 giờ.",
    en: "How long what waits has waited, and how much was decided. The target is an answer within 4 hours.",
  },
  back: { vi: "Duyệt đơn", en: "Review" },
  ages: { vi: "Đơn đang chờ, theo thời gian chờ", en: "What waits, by how long" },
  agesSaid: {
    vi: "{all} đơn đang chờ, {late} đơn quá 4 giờ",
    en: "{all} waiting, {late} for more than 4 hours",
  },
  age: { vi: "Đã chờ", en: "Waited" },
  upTo: { vi: "≤ {length}", en: "≤ {length}" },
  longer: { vi: "> {length}", en: "> {length}" },
  waiting: { vi: "Đơn", en: "Waiting" },
  nothingWaits: { vi: "Không còn đơn nào chờ", en: "Nothing is waiting" },
  byHour: { vi: "Đã xử lý, 24 giờ qua", en: "Decided in the last 24 hours" },
  byDay: { vi: "Đã xử lý, 14 ngày qua", en: "Decided in the last 14 days" },
  byReviewer: { vi: "Theo người duyệt, 14 ngày qua", en: "By reviewer, the last 14 days" },
  hour: { vi: "Giờ", en: "Hour" },
  day: { vi: "Ngày", en: "Day" },
  reviewer: { vi: "Người duyệt", en: "Reviewer" },
  decided: { vi: "Đã xử lý", en: "Decided" },
  within: { vi: "Trong 4 giờ", en: "Within 4 h" },
  share: { vi: "Tỷ lệ", en: "Share" },
  decidedSaid: {
    vi: "{decided} đơn đã xử lý, {share} trong 4 giờ",
    en: "{decided} decided, {share} within 4 hours",
  },
  inTime: { vi: "trong 4 giờ", en: "within 4 hours" },
  late: { vi: "quá 4 giờ", en: "later" },
  table: { vi: "Bảng số liệu", en: "As a table" },
  nobody: { vi: "Chưa có ai xử lý đơn nào", en: "Nobody has decided anything yet" },
  partial: {
    vi: "Số đơn quá nhiều: chỉ tính các đơn mới nhất.",
    en: "There is too much on record: only the newest of it is counted.",
  },
} as const satisfies Record<string, Words>;
