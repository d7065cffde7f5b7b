import type { ExtensionOutcome, ExtensionState } from "../domain/extension-shape.ts";
import type { Words } from "./say.ts";

/** Giving many passes a later end at once. */
export const extensionWords = {
  title: { vi: "Gia hạn hàng loạt", en: "Extend many passes" },
  lead: {
    vi: "Gia hạn mọi giấy tìm được theo bộ lọc. Người thứ hai phải duyệt; hoàn tác được trong 24 giờ sau khi duyệt.",
    en: "Gives every pass that a filter finds a later end. A second person must approve; it can be undone for 24 hours after that.",
  },
  ofFound: { vi: "Gia hạn các giấy này", en: "Extend these passes" },
  needsFilter: {
    vi: "Chọn bộ lọc trước: địa bàn, nơi đến, tuyến, đơn vị vận tải hoặc ngày hết hạn",
    en: "Choose a filter first: area, endpoint, corridor, carrier or end",
  },
  filter: { vi: "Bộ lọc", en: "Filter" },
  endsBefore: { vi: "Hết hạn trước", en: "Ends before" },
  area: { vi: "Địa bàn nơi đến", en: "Area of the endpoint" },
  anyArea: { vi: "Mọi địa bàn", en: "Any area" },
  anyEndpoint: { vi: "Mọi nơi đến", en: "Any endpoint" },
  anyCorridor: { vi: "Mọi tuyến", en: "Any corridor" },
  anyCarrier: { vi: "Mọi đơn vị", en: "Any carrier" },
  to: { vi: "Gia hạn đến", en: "Extend to" },
  reason: { vi: "Lý do", en: "Reason" },
  reasonHint: {
    vi: "Ghi vào từng giấy; người duyệt và đoàn kiểm tra đọc được.",
    en: "Kept with every pass; read by whoever approves, and by inspectors.",
  },
  preview: { vi: "Xem trước", en: "Preview" },
  noneYet: { vi: "Chưa có đợt gia hạn nào", en: "Nothing has been extended together yet" },
  back: { vi: "Các đợt gia hạn", en: "All extensions" },
  extendTo: { vi: "Gia hạn đến {to}", en: "Extend to {to}" },
  passes: { vi: "{count} giấy", en: "{count} {count|pass|passes}" },
  by: { vi: "Người lập", en: "Asked for by" },
  approvedBy: { vi: "Người duyệt", en: "Approved by" },
  undoneBy: { vi: "Người hoàn tác", en: "Undone by" },
  undoReason: { vi: "Lý do hoàn tác", en: "Why undone" },
  nothing: {
    vi: "Không có giấy nào gia hạn được. Đổi bộ lọc hoặc ngày rồi lập đợt khác.",
    en: "None of them can be extended. Change the filter or the day and start another.",
  },
  fixed: {
    vi: "Chỉ các giấy đã tìm được ở đây sẽ được gia hạn. Giấy bị thay đổi hoặc thu hồi trong lúc chờ sẽ bị bỏ qua và được nêu rõ.",
    en: "The passes found here are extended and no others. Those changed or revoked meanwhile are left and told.",
  },
  propose: {
    vi: "Đề nghị gia hạn {count} giấy",
    en: "Propose to extend {count} {count|pass|passes}",
  },
  waits: {
    vi: "Chờ người thứ hai duyệt, chậm nhất {time}.",
    en: "Waits for a second person, until {time} at the latest.",
  },
  alone: {
    vi: "Không có ai khác để duyệt: người đề nghị được tự thực hiện từ {time}.",
    en: "There is nobody else to approve it: its proposer may carry it out alone from {time}.",
  },
  approve: { vi: "Duyệt và gia hạn", en: "Approve and extend" },
  approveTitle: {
    vi: "Gia hạn {count} giấy đến {to}?",
    en: "Extend {count} {count|pass|passes} to {to}?",
  },
  approveHint: {
    vi: "Bắt đầu ngay và được ghi vào nhật ký cùng tên của bạn. Hoàn tác được trong 24 giờ.",
    en: "It begins at once and is logged under your name. It can be undone for 24 hours.",
  },
  ended: {
    vi: "Đề nghị đã kết thúc: {how}. Muốn gia hạn thì lập đợt khác.",
    en: "The proposal is over: {how}. To extend them after all, start another.",
  },
  undo: { vi: "Hoàn tác", en: "Undo" },
  undoTitle: {
    vi: "Trả {count} giấy về hạn cũ?",
    en: "Give {count} {count|pass|passes} the end they had?",
  },
  undoHint: {
    vi: "Hoàn tác được đến {time}. Giấy có hạn cũ đã qua sẽ hết hạn ngay, kể cả xe đang trên đường. Giấy đã sửa sau khi gia hạn được giữ nguyên và nêu rõ.",
    en: "Can be undone until {time}. Passes whose old end has passed end at once, also those of vehicles on the road. Passes changed since are kept as they are and told.",
  },
  progress: {
    vi: "{through} trên {count} giấy",
    en: "{through} of {count} {count|pass|passes}",
  },
  looked: { vi: "Đã xem {count} giấy", en: "{count} {count|pass|passes} looked at" },
  progressName: { vi: "Tiến độ", en: "Progress" },
  ends: { vi: "Hạn trước khi gia hạn", en: "End before" },
  result: { vi: "Kết quả", en: "Result" },
  which: { vi: "Hiện", en: "Show" },
  next: { vi: "Trang sau", en: "Next" },
  first: { vi: "Về đầu", en: "First" },
  noRows: { vi: "Không có giấy nào", en: "There are none" },
  forgotten: {
    vi: "Danh sách giấy đã được xóa sau 30 ngày; số lượng vẫn được giữ, và lịch sử của từng giấy vẫn còn.",
    en: "The list of passes was forgotten after 30 days; the counts stay, and so does each pass's own history.",
  },
} as const satisfies Record<string, Words>;

export const extensionStateWords = {
  looking: { vi: "Đang tìm giấy", en: "Looking for passes" },
  found: { vi: "Đã tìm xong", en: "Found" },
  running: { vi: "Đang gia hạn", en: "Extending" },
  done: { vi: "Đã gia hạn", en: "Extended" },
  undoing: { vi: "Đang hoàn tác", en: "Undoing" },
  undone: { vi: "Đã hoàn tác", en: "Undone" },
  refused: { vi: "Không thực hiện được", en: "Cannot be done" },
} as const satisfies Record<ExtensionState, Words>;

export const extensionOutcomeWords = {
  good: { vi: "Gia hạn được", en: "Can be extended" },
  left: { vi: "Không gia hạn", en: "Left" },
  extended: { vi: "Đã gia hạn", en: "Extended" },
  undone: { vi: "Đã trả hạn cũ", en: "Given the old end" },
  kept: { vi: "Giữ nguyên", en: "Kept" },
} as const satisfies Record<ExtensionOutcome, Words>;

/** Why a pass is left or kept, or all of them are; what a registration is refused for has its words with the fields. */
export const extensionWhyWords = {
  "pass-revoked": { vi: "Giấy đã bị thu hồi", en: "The pass is revoked" },
  "pass-suspended": { vi: "Giấy đang bị tạm đình chỉ", en: "The pass is suspended" },
  "pass-spent": { vi: "Giấy đã dùng xong chuyến", en: "Its single trip is over" },
  "pass-ended": { vi: "Giấy đã hết hạn", en: "The pass has ended" },
  "pass-over": {
    vi: "Giấy không còn sửa được: đã thu hồi, đình chỉ, dùng xong hoặc hết hạn",
    en: "The pass can no longer be amended: revoked, suspended, spent or ended",
  },
  "pass-changed": { vi: "Giấy đã được sửa sau đó", en: "The pass was changed since" },
  "newest-rev": {
    vi: "Giấy đã được sửa sau đó, nay là bản {rev}",
    en: "The pass was changed since and is at revision {rev}",
  },
  "ends-later": { vi: "Giấy đã có hạn bằng hoặc muộn hơn", en: "It ends then or later already" },
  "over-extend-days": {
    vi: "Quy định chỉ cho gia hạn mỗi lần tối đa {max} ngày",
    en: "The rules let an end be moved by {max} {max|day|days} at once",
  },
  "not-found": {
    vi: "Người đề nghị không còn được cấp giấy đến nơi này",
    en: "Whoever asked for it may not issue there any more",
  },
  "not-allowed": {
    vi: "Người đề nghị không được cấp giấy đến nơi này",
    en: "Whoever asked for it may not issue there",
  },
  "no-signing-key": {
    vi: "Khóa đã ký giấy này không còn ký được",
    en: "The key that signed the pass signs no more",
  },
  "unknown-reference": {
    vi: "Nơi đến, tuyến hoặc đơn vị không còn dùng",
    en: "Its endpoint, corridor or carrier is out of use",
  },
  "invalid-input": { vi: "Không còn đúng quy định", en: "It does not fit the rules any more" },
  "already-exists": {
    vi: "Xe đã có giấy khác cho thời gian đó",
    en: "The vehicle has another pass for that time",
  },
  "too-many-passes": {
    vi: "Bộ lọc tìm được hơn {most} giấy. Thu hẹp bộ lọc.",
    en: "The filter finds more than {most} passes. Narrow it.",
  },
} as const satisfies Record<string, Words>;
