import type { ExportRoute } from "../contract/exports.ts";
import type { Words } from "./say.ts";

/** Taking a list along as a file. */
export const exportWords = {
  take: { vi: "Tải CSV / Excel", en: "Download CSV / Excel" },
  csv: { vi: "Tệp CSV", en: "CSV file" },
  xlsx: { vi: "Tệp Excel", en: "Excel workbook" },
  under: { vi: "Đang tải tệp…", en: "The file is coming…" },
  stop: { vi: "Dừng tải", en: "Stop" },
  failed: { vi: "Không tải được tệp", en: "The file could not be had" },
  /** [L3] In the file itself, below its last row. */
  cut: {
    vi: "Tệp dừng ở {most} dòng. Danh sách còn nữa: lọc hẹp hơn rồi tải phần còn lại.",
    en: "This file ends after {most} rows. The list goes on: filter it further and download the rest.",
  },
} as const satisfies Record<string, Words>;

/** What each file is called, and its one sheet; in the name without accents, for every machine. */
export const exportNames = {
  exportPasses: {
    file: { vi: "giay-luong-xanh", en: "passes" },
    sheet: { vi: "Giấy luồng xanh", en: "Passes" },
  },
  exportApplications: {
    file: { vi: "don-xin-giay", en: "applications" },
    sheet: { vi: "Đơn xin giấy", en: "Applications" },
  },
  exportTrips: {
    file: { vi: "chuyen-di", en: "trips" },
    sheet: { vi: "Chuyến đi", en: "Trips" },
  },
  exportAlerts: {
    file: { vi: "canh-bao", en: "alerts" },
    sheet: { vi: "Cảnh báo", en: "Alerts" },
  },
  exportWatchlist: {
    file: { vi: "danh-sach-theo-doi", en: "watchlist" },
    sheet: { vi: "Danh sách theo dõi", en: "Watchlist" },
  },
  exportConvoys: {
    file: { vi: "doan-xe", en: "convoys" },
    sheet: { vi: "Đoàn xe", en: "Convoys" },
  },
  exportDaily: {
    file: { vi: "bang-theo-ngay", en: "daily-table" },
    sheet: { vi: "Bảng theo ngày", en: "The day's table" },
  },
  exportPostDays: {
    file: { vi: "tung-chot", en: "posts" },
    sheet: { vi: "Từng chốt trong ngày", en: "The day by post" },
  },
  exportExtended: {
    file: { vi: "giay-gia-han", en: "extended-passes" },
    sheet: { vi: "Giấy của đợt gia hạn", en: "Extended passes" },
  },
  exportQuestions: {
    file: { vi: "chot-xin-y-kien", en: "questions" },
    sheet: { vi: "Chốt xin ý kiến", en: "Questions from posts" },
  },
  exportRoadMarks: {
    file: { vi: "tinh-trang-duong", en: "roads" },
    sheet: { vi: "Tình trạng đường", en: "Roads" },
  },
  exportSignUps: {
    file: { vi: "dang-ky-tai-khoan", en: "account-requests" },
    sheet: { vi: "Đăng ký tài khoản", en: "Account requests" },
  },
  exportLevels: {
    file: { vi: "muc-nguy-co", en: "risk-levels" },
    sheet: { vi: "Mức nguy cơ", en: "Risk levels" },
  },
  exportMeasures: {
    file: { vi: "bien-phap", en: "measures" },
    sheet: { vi: "Biện pháp", en: "Measures" },
  },
  exportProposals: {
    file: { vi: "de-nghi", en: "proposals" },
    sheet: { vi: "Đề nghị", en: "Proposals" },
  },
  exportUsers: {
    file: { vi: "nguoi-dung", en: "people" },
    sheet: { vi: "Người dùng", en: "People" },
  },
  exportDevices: {
    file: { vi: "may-tinh-bang", en: "tablets" },
    sheet: { vi: "Máy tính bảng", en: "Tablets" },
  },
} as const satisfies Record<ExportRoute, { readonly file: Words; readonly sheet: Words }>;

/** Headings that no screen has. */
export const columnWords = {
  use: { vi: "Số chuyến", en: "Trips allowed" },
  submittedAt: { vi: "Nộp lúc", en: "Submitted" },
  since: { vi: "Như vậy từ", en: "So since" },
  due: { vi: "Hạn trả lời", en: "Answer due" },
  found: { vi: "Cần sửa", en: "What was found" },
  tested: { vi: "Ngày xét nghiệm", en: "Tested on" },
  openedAt: { vi: "Bắt đầu", en: "Began" },
  closedAt: { vi: "Kết thúc", en: "Ended" },
  lastPost: { vi: "Chốt gần nhất", en: "Last post" },
  lastAt: { vi: "Lúc", en: "At" },
  peopleAtEntry: { vi: "Số người lúc vào", en: "People at entry" },
  peopleLast: { vi: "Số người gần nhất", en: "People last counted" },
  headCount: { vi: "Đối chiếu số người", en: "Head count" },
  number: { vi: "Số", en: "No." },
  kind: { vi: "Loại", en: "Kind" },
  severity: { vi: "Mức", en: "Severity" },
  assignee: { vi: "Giao cho", en: "With" },
  outcome: { vi: "Kết quả", en: "Outcome" },
  watched: { vi: "Theo dõi", en: "Looked for" },
  from: { vi: "Từ lúc", en: "From" },
  until: { vi: "Đến lúc", en: "Until" },
  madeBy: { vi: "Người lập", en: "Made by" },
  madeAt: { vi: "Lập lúc", en: "Made at" },
  withdrawnBy: { vi: "Người rút", en: "Withdrawn by" },
  withdrawnAt: { vi: "Rút lúc", en: "Withdrawn at" },
  withdrawnWhy: { vi: "Lý do rút", en: "Why withdrawn" },
  decidedAt: { vi: "Quyết định lúc", en: "Decided at" },
  proposed: { vi: "Việc đề nghị", en: "What is proposed" },
  liesIn: { vi: "Thuộc", en: "Lies in" },
  level: { vi: "Mức nguy cơ", en: "Risk level" },
  levelOf: { vi: "Công bố cho", en: "Set for" },
  levelSince: { vi: "Áp dụng từ", en: "In force since" },
  nextLevel: { vi: "Mức sắp tới", en: "Next level" },
  nextFrom: { vi: "Mức sắp tới từ", en: "Next level from" },
  whom: { vi: "Đối tượng", en: "Whom it concerns" },
  lifted: { vi: "Bãi bỏ lúc", en: "Lifted" },
  askedAt: { vi: "Hỏi lúc", en: "Asked" },
  question: { vi: "Câu hỏi", en: "Question" },
  answeredBy: { vi: "Người trả lời", en: "Answered by" },
  answeredAt: { vi: "Trả lời lúc", en: "Answered at" },
  fromStop: { vi: "Từ điểm", en: "From" },
  toStop: { vi: "Đến điểm", en: "To" },
  takenBackBy: { vi: "Người bỏ", en: "Taken back by" },
  takenBackAt: { vi: "Bỏ lúc", en: "Taken back at" },
  takenBackWhy: { vi: "Lý do bỏ", en: "Why taken back" },
  name: { vi: "Tên", en: "Name" },
  escort: { vi: "Lực lượng dẫn đoàn", en: "Escort" },
  vehicles: { vi: "Số xe", en: "Vehicles" },
  there: { vi: "Có mặt", en: "There" },
  awaited: { vi: "Còn chờ", en: "Awaited" },
  people: { vi: "Số người", en: "People" },
  rights: { vi: "Quyền", en: "Rights" },
  active: { vi: "Đang dùng", en: "Active" },
  createdAt: { vi: "Tạo lúc", en: "Created" },
  cutOffAt: { vi: "Ngắt lúc", en: "Cut off at" },
  keptApart: { vi: "Giữ làm chứng cứ", en: "Kept as evidence" },
  yes: { vi: "có", en: "yes" },
  no: { vi: "không", en: "no" },
  wholeInstallation: { vi: "toàn hệ thống", en: "everything" },
} as const satisfies Record<string, Words>;
