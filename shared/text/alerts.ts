import type { Alert, AlertAct } from "../domain/alert.ts";
import type { Words } from "./say.ts";

/** Alerts at the command centre. */
export const alertWords = {
  title: { vi: "Cảnh báo", en: "Alerts" },
  titleOpen: { vi: "({count}) Cảnh báo", en: "({count}) Alerts" },
  lead: {
    vi: "Điều hệ thống phát hiện từ các lượt quét. Chỉ huy địa bàn nơi xảy ra nhận, giao và kết thúc cảnh báo.",
    en: "What the scans amount to. Whoever commands where it happened acknowledges, assigns and resolves it.",
  },
  all: { vi: "Tất cả cảnh báo", en: "All alerts" },
  live: { vi: "Chưa kết thúc", en: "Not over" },
  over: { vi: "Đã kết thúc", en: "Over" },
  noneLive: { vi: "Không có cảnh báo nào cần xử lý.", en: "No alert needs anybody." },
  noneLiveHint: {
    vi: "Khi có dấu hiệu bất thường, cảnh báo hiện ở đây ngay, không cần tải lại trang.",
    en: "When something is amiss, the alert appears here at once.",
  },
  noneOver: { vi: "Chưa có cảnh báo nào kết thúc.", en: "No alert is over yet." },
  noneLiveOfKinds: {
    vi: "Không có cảnh báo loại này đang chờ xử lý.",
    en: "No alert of these kinds needs anybody.",
  },
  noneOverOfKinds: {
    vi: "Chưa có cảnh báo loại này kết thúc.",
    en: "No alert of these kinds is over yet.",
  },
  kinds: { vi: "Loại cảnh báo", en: "Kinds of alerts" },
  allKinds: { vi: "Tất cả các loại", en: "All kinds" },
  more: { vi: "Xem thêm", en: "Show more" },
  notFound: {
    vi: "Không thấy cảnh báo này, hoặc nằm ngoài địa bàn của bạn.",
    en: "There is no such alert, or it lies outside your area.",
  },
  number: { vi: "Cảnh báo số {number}", en: "Alert no. {number}" },
  escalated: { vi: "Quá hạn nhận", en: "Overdue" },
  retroactive: { vi: "Phát hiện muộn", en: "Found late" },
  with: { vi: "Đang giao: {name}", en: "With {name}" },
  soundOn: { vi: "Tắt chuông báo", en: "Silence the bell" },
  soundOff: { vi: "Bật chuông báo", en: "Sound the bell" },
  happened: { vi: "Xảy ra", en: "Happened" },
  raised: { vi: "Hệ thống báo", en: "Raised" },
  where: { vi: "Nơi", en: "Where" },
  tablet: { vi: "Máy", en: "Tablet" },
  corridor: { vi: "Tuyến", en: "Corridor" },
  endpoint: { vi: "Điểm cuối", en: "Endpoint" },
  evidence: { vi: "Chứng cứ", en: "Evidence" },
  trip: { vi: "Xem hành trình", en: "See the journey" },
  scan: { vi: "Lượt quét {place}", en: "Scan {place}" },
  history: { vi: "Đã xử lý", en: "What was done" },
  nothingDone: { vi: "Chưa ai xử lý.", en: "Nobody has done anything yet." },
  withdrawnBy: {
    vi: "Đã rút lúc {time}: một lượt quét về sau cho thấy không có việc này.",
    en: "Withdrawn at {time}: a later scan showed that it is not so.",
  },
  withdrawnByRoad: {
    vi: "Đã rút lúc {time}: chỉ huy đã đánh dấu đoạn {from} → {to} đi chậm hoặc cấm.",
    en: "Withdrawn at {time}: command marked the road {from} → {to} slow or shut.",
  },
  withdrawn: {
    vi: "Đã rút lúc {time}: dấu hiệu không còn nữa.",
    en: "Withdrawn at {time}: what it was about is no longer so.",
  },
  acknowledge: { vi: "Nhận xử lý", en: "Acknowledge" },
  assignTo: { vi: "Giao cho", en: "Assign to" },
  nobody: { vi: "Chưa giao ai", en: "Nobody in particular" },
  assign: { vi: "Giao", en: "Assign" },
  outcome: { vi: "Kết quả", en: "Outcome" },
  resolve: { vi: "Kết thúc", en: "Resolve" },
  note: { vi: "Ghi chú", en: "Note" },
  noteNeeded: { vi: "Ghi rõ đã làm gì, vì sao.", en: "Say what was done, and why." },
  outcomeNeeded: { vi: "Chọn một kết quả.", en: "Choose an outcome." },
  byAt: { vi: "{name}, {time}", en: "{name}, {time}" },
  due: { vi: "Cảnh báo: {kind}", en: "Alert: {kind}" },
} as const satisfies Record<string, Words>;

export const alertStatusWords = {
  open: { vi: "Chưa ai nhận", en: "Nobody has seen to it" },
  acknowledged: { vi: "Đang xử lý", en: "Being seen to" },
  resolved: { vi: "Đã kết thúc", en: "Resolved" },
  withdrawn: { vi: "Đã rút", en: "Withdrawn" },
} as const satisfies Record<Alert["status"], Words>;

export const alertOutcomeWords = {
  confirmed: { vi: "Đúng là vi phạm", en: "It was as it says" },
  explained: { vi: "Có lý do chính đáng", en: "There was a reason" },
  mistaken: { vi: "Nhầm lẫn", en: "It was a mistake" },
  "passed-on": { vi: "Đã chuyển nơi khác xử lý", en: "Others deal with it" },
  unclear: { vi: "Không xác minh được", en: "Nobody can tell" },
} as const satisfies Record<NonNullable<Alert["outcome"]>, Words>;

export const alertActWords = {
  acknowledge: { vi: "Nhận xử lý", en: "Acknowledged" },
  assign: { vi: "Giao cho {to}", en: "Assigned to {to}" },
  resolve: { vi: "Kết thúc: {outcome}", en: "Resolved: {outcome}" },
} as const satisfies Record<AlertAct["what"], Words>;

/** What a finding tells beside its kind; what has no words here is not shown. */
export const alertFactWords: Readonly<Record<string, Words>> = {
  counted: { vi: "Số người đếm được", en: "People counted" },
  expected: { vi: "Lẽ ra", en: "Expected" },
  permitted: { vi: "Được phép", en: "Permitted" },
  listed: { vi: "Có trong danh sách", en: "Listed" },
  present: { vi: "Có mặt", en: "Present" },
  others: { vi: "Người ngoài danh sách", en: "Not listed" },
  from: { vi: "Từ", en: "From" },
  to: { vi: "Đến", en: "To" },
  km: { vi: "Quãng đường (km)", en: "Distance (km)" },
  minutes: { vi: "Thời gian (phút)", en: "Time (minutes)" },
  hours: { vi: "Quá (giờ)", en: "After (hours)" },
  dueAt: { vi: "Lẽ ra đến lúc", en: "Due at" },
  usually: { vi: "Thường mất (phút)", en: "Usually (minutes)" },
  model: { vi: "Bảng thời gian đi số", en: "Table of travel times" },
  times: { vi: "Số lần", en: "Times" },
  arrived: { vi: "Đã đến nơi lúc", en: "Arrived" },
  waitingSince: { vi: "Chờ từ", en: "Waiting since" },
  said: { vi: "Lái xe nói", en: "The driver says" },
  since: { vi: "Im lặng từ", en: "Silent since" },
  until: { vi: "Đến lúc", en: "Until" },
  due: { vi: "Xe lẽ ra đã qua", en: "Vehicles that came by" },
  usual: { vi: "Lượt quét thường có", en: "Usual scans" },
  missing: { vi: "Số lượt thiếu", en: "Scans missing" },
  area: { vi: "Địa bàn", en: "Area" },
  level: { vi: "Mức nguy cơ", en: "Risk level" },
  tookOver: { vi: "Xe chở thay cho xe", en: "Took over from" },
  takenOverAt: { vi: "Chở thay từ", en: "Took over at" },
  watched: { vi: "Biển số đang theo dõi", en: "Plate on the watchlist" },
  watchedPass: { vi: "Mã giấy đang theo dõi", en: "Pass on the watchlist" },
  watchedPerson: { vi: "Giấy tờ đang theo dõi", en: "Identity paper on the watchlist" },
  looksLike: { vi: "Biển số trông giống", en: "Its plate looks like" },
  issuer: { vi: "Nơi đề nghị", en: "Asked by" },
  why: { vi: "Lý do đề nghị", en: "Why" },
  instruction: { vi: "Việc cần làm", en: "What to do" },
  decision: { vi: "Xử lý tại chốt", en: "Decision at the post" },
};
