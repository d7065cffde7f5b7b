import type { ApplicationAct, ApplicationState, ReasonFound } from "../domain/application-shape.ts";
import type { Words } from "./say.ts";

/** How an application stands. */
export const applicationStateWords = {
  waiting: { vi: "Chờ duyệt", en: "Waiting" },
  "change-asked": { vi: "Cần sửa", en: "Change asked for" },
  refused: { vi: "Bị từ chối", en: "Refused" },
  approved: { vi: "Đã duyệt", en: "Approved" },
  withdrawn: { vi: "Đã rút", en: "Withdrawn" },
} as const satisfies Record<ApplicationState, Words>;

export const applicationActWords = {
  submitted: { vi: "Nộp đơn", en: "Submitted" },
  changed: { vi: "Sửa và nộp lại", en: "Mended and sent again" },
  refused: { vi: "Từ chối", en: "Refused" },
  "change-asked": { vi: "Yêu cầu sửa", en: "Change asked for" },
  approved: { vi: "Duyệt, cấp giấy", en: "Approved, pass issued" },
  withdrawn: { vi: "Rút đơn", en: "Withdrawn" },
} as const satisfies Record<ApplicationAct["what"], Words>;

/** [Y4] What was found, said to whoever applied, and what to do about it. */
export const reasonFoundWords = {
  "plate-differs": {
    vi: "Biển số không khớp giấy đăng ký xe. Ghi lại đúng như trên xe.",
    en: "The plate is not that of the vehicle's papers. Write it as on the vehicle.",
  },
  "already-applied": {
    vi: "Xe đã có giấy hoặc đơn khác trong cùng thời gian. Dùng giấy đó, hoặc đổi thời hạn.",
    en: "The vehicle has a pass or another application for the same time. Use that, or change the dates.",
  },
  "trailer-differs": {
    vi: "Biển số rơ moóc không đúng. Ghi lại, hoặc để trống nếu không kéo rơ moóc.",
    en: "The trailer's plate is not right. Write it again, or leave it empty without a trailer.",
  },
  "kind-differs": {
    vi: "Loại xe không đúng với giấy đăng ký xe. Chọn lại loại xe.",
    en: "The kind is not that of the vehicle's papers. Choose the kind again.",
  },
  "too-many-aboard": {
    vi: "Số người trên xe nhiều hơn cần cho chuyến này. Bớt số người.",
    en: "More people aboard than this journey needs. Lower the number.",
  },
  "purpose-unfit": {
    vi: "Mục đích không hợp với xe hoặc hàng. Chọn lại mục đích.",
    en: "The purpose does not fit vehicle or goods. Choose the purpose again.",
  },
  "origin-unclear": {
    vi: "Nơi đi chưa rõ. Ghi rõ xã, huyện, tỉnh nơi xe xuất phát.",
    en: "The origin is not clear. Name commune, district and province it sets out from.",
  },
  "endpoint-refuses": {
    vi: "Điểm cuối không nhận xe này. Chọn điểm cuối khác, hoặc hỏi lại nơi nhận hàng.",
    en: "The endpoint does not take this vehicle. Choose another, or ask whoever receives.",
  },
  "corridor-unfit": {
    vi: "Tuyến này không dẫn đến điểm cuối đã chọn. Chọn lại tuyến.",
    en: "This corridor does not lead to the endpoint. Choose the corridor again.",
  },
  "too-long": {
    vi: "Thời hạn dài hơn cần cho chuyến này. Chọn ngày kết thúc sớm hơn.",
    en: "Longer than this journey needs. Choose an earlier end.",
  },
  "test-missing": {
    vi: "Cần kết quả xét nghiệm còn hạn của mọi người trên xe. Xét nghiệm rồi ghi ngày.",
    en: "Everybody aboard needs a test that is still good. Get tested, then give the day.",
  },
  "cause-unclear": {
    vi: "Chưa rõ vì sao cần điều chỉnh hoặc xe đang ở đâu. Ghi rõ chốt hoặc địa điểm và việc đã xảy ra.",
    en: "It is not clear why, or where the vehicle is. Name the post or place and what happened.",
  },
  "pass-amended": {
    vi: "Giấy đã thay đổi từ khi gửi đề nghị. Xem lại giấy, nếu vẫn cần thì sửa và gửi lại.",
    en: "The pass has changed since this was asked. Look at it again; if you still need this, mend it and send it again.",
  },
  "pass-ended": {
    vi: "Giấy đã hết hạn, đã dùng xong hoặc đã thu hồi. Nộp đơn xin giấy mới.",
    en: "The pass has ended, was used up or revoked. Apply for a new one.",
  },
  other: { vi: "Lý do khác", en: "Another reason" },
} as const satisfies Record<ReasonFound, Words>;

/** The carrier's own page. */
export const carrierWords = {
  section: { vi: "Đơn của tôi", en: "My applications" },
  title: { vi: "Đơn xin giấy luồng xanh", en: "Applications for passes" },
  apply: { vi: "Nộp đơn mới", en: "Apply for a pass" },
  applyFirst: { vi: "Nộp đơn đầu tiên", en: "Apply for the first pass" },
  none: { vi: "Chưa có đơn nào", en: "No application yet" },
  noneHint: {
    vi: "Nộp đơn cho từng xe. Kết quả và lý do hiện ở đây.",
    en: "Apply for each vehicle. The answer and its reasons appear here.",
  },
  noneOf: { vi: "Không có đơn nào như vậy", en: "No application of that kind" },
  newTitle: { vi: "Nộp đơn xin giấy", en: "Apply for a pass" },
  changeTitle: { vi: "Sửa đơn của xe {plate}", en: "Mend the application for {plate}" },
  back: { vi: "Các đơn", en: "All applications" },
  backToOne: { vi: "Trở lại đơn", en: "Back to the application" },
  otherVehicles: { vi: "Thêm xe cùng chuyến", en: "More vehicles on the same journey" },
  otherVehiclesHint: {
    vi: "Mỗi dòng một biển số. Mỗi xe thành một đơn riêng, các mục khác như trên, trừ rơ moóc và lái xe.",
    en: "One plate a line. Each becomes an application of its own, the rest as above but trailer and driver.",
  },
  tooManyPlates: {
    vi: "Mỗi lần nhiều nhất {most} xe thêm; ở đây có {count}. Gửi làm nhiều lần",
    en: "At most {most} more vehicles at a time; here are {count}. Send them in several parts",
  },
  badPlates: { vi: "Không phải biển số: {plates}", en: "Not plates: {plates}" },
  tested: { vi: "Ngày lấy mẫu xét nghiệm", en: "Day of the test" },
  testedHint: {
    vi: "Ngày sớm nhất trong số những người trên xe; để trống nếu không xét nghiệm",
    en: "The earliest of all aboard; leave empty where nobody was tested",
  },
  testedOld: {
    vi: "Xét nghiệm quá {hours} giờ trước khi xe đi: có thể bị từ chối",
    en: "Tested more than {hours} hours before setting out: it may be refused",
  },
  farFromEnd: {
    vi: "Chốt gần nhất của tuyến này cách điểm cuối {km} km. Kiểm tra lại tuyến.",
    en: "The corridor's nearest post is {km} km from the endpoint. Check the corridor.",
  },
  submit: { vi: "Nộp đơn", en: "Submit" },
  submitMany: { vi: "Nộp {count} đơn", en: "Submit {count} applications" },
  sendAgain: { vi: "Nộp lại", en: "Send again" },
  sent: { vi: "Đã nhận đơn của xe {plate}", en: "The application for {plate} was received" },
  sentHint: {
    vi: "Trả lời trước {time}. Trang này tự cập nhật.",
    en: "To be answered by {time}. This page keeps itself up to date.",
  },
  dueBy: { vi: "Trả lời trước {time}", en: "To be answered by {time}" },
  overdue: {
    vi: "Quá hạn trả lời từ {time}. Đơn vẫn trong hàng chờ.",
    en: "The answer has been due since {time}. It is still in the queue.",
  },
  code: {
    vi: "Mã tra cứu, xem được mà không cần đăng nhập:",
    en: "Code under which anybody sees how it stands:",
  },
  why: { vi: "Cần sửa", en: "What to mend" },
  fix: { vi: "Sửa và nộp lại", en: "Mend and send again" },
  change: { vi: "Sửa đơn", en: "Change" },
  withdraw: { vi: "Rút đơn", en: "Withdraw" },
  withdrawTitle: { vi: "Rút đơn của xe {plate}?", en: "Withdraw the application for {plate}?" },
  withdrawHint: {
    vi: "Đơn không được xét nữa. Muốn xin lại thì nộp đơn mới.",
    en: "It is not decided any more. To apply again, submit a new one.",
  },
  toPass: { vi: "Xem và in giấy", en: "See and print the pass" },
  download: { vi: "Tải mã QR để gửi lái xe", en: "Download the QR for the driver" },
  delay: { vi: "Báo xe bị giữ lâu ở chốt", en: "Report a delay at a post" },
  facts: { vi: "Nội dung đơn", en: "What is applied for" },
  history: { vi: "Diễn biến", en: "What was done" },
  kept: {
    vi: "Đơn đã có kết quả hoặc đã rút được xóa sau 30 ngày.",
    en: "Answered or withdrawn applications are deleted after 30 days.",
  },
  notTested: { vi: "không xét nghiệm", en: "not tested" },
  all: { vi: "Tất cả", en: "All" },
  show: { vi: "Hiện", en: "Show" },
  byRule: { vi: "Tự động theo quy tắc", en: "By rule, without the desk" },
  desk: { vi: "Bộ phận duyệt", en: "The desk" },
} as const satisfies Record<string, Words>;

/** The review desk. */
export const reviewWords = {
  title: { vi: "Duyệt đơn", en: "Review" },
  lead: {
    vi: "Giấy đang dùng trước, rồi đơn chờ lâu nhất. Phím: J K chọn, A duyệt, R từ chối, C yêu cầu sửa.",
    en: "Passes in use first, then the longest waiting. Keys: J K choose, A approve, R refuse, C ask for a change.",
  },
  count: { vi: "{count} đơn chờ", en: "{count} waiting" },
  countMore: { vi: "Hơn 1.000 đơn chờ", en: "More than 1,000 waiting" },
  late: { vi: "{count} đơn quá hạn", en: "{count} past the target" },
  list: { vi: "Đơn chờ duyệt", en: "Applications waiting" },
  everyArea: { vi: "Mọi địa bàn", en: "Every area" },
  noneInArea: { vi: "Không còn đơn nào chờ ở địa bàn này", en: "Nothing waits in this area" },
  noneInAreaHint: {
    vi: "Chọn “Mọi địa bàn” để xem đơn chờ ở nơi khác.",
    en: "Choose “Every area” for what waits elsewhere.",
  },
  none: { vi: "Không còn đơn nào chờ", en: "Nothing is waiting" },
  noneHint: { vi: "Đơn mới tự hiện ở đây.", en: "New applications appear here by themselves." },
  back: { vi: "Danh sách giấy", en: "All passes" },
  target: { vi: "còn {length}", en: "{length} left" },
  past: { vi: "quá {length}", en: "{length} late" },
  approve: { vi: "Duyệt", en: "Approve" },
  refuse: { vi: "Từ chối", en: "Refuse" },
  askChange: { vi: "Yêu cầu sửa", en: "Ask for a change" },
  notYours: {
    vi: "Đơn ghi cả điểm cuối ngoài phạm vi của bạn. Nơi phụ trách mọi điểm cuối trong đơn sẽ duyệt.",
    en: "It names endpoints beyond your reach as well. Whoever reaches all of them decides.",
  },
  reasons: { vi: "Lý do", en: "Reasons" },
  reasonsHint: {
    vi: "Đơn vị đọc đúng những câu này. Phím số chọn lý do, Ctrl + Enter gửi.",
    en: "The carrier reads these very words. Digits choose, Ctrl + Enter sends.",
  },
  note: { vi: "Ghi thêm cho đơn vị", en: "A note to the carrier" },
  needsReason: { vi: "Chọn ít nhất một lý do", en: "Choose at least one reason" },
  send: { vi: "Gửi", en: "Send" },
  beside: { vi: "Cùng xe, cùng thời gian", en: "Same vehicle, same time" },
  besideNone: { vi: "Không có giấy hay đơn nào khác", en: "No other pass or application" },
  thisOne: { vi: "Đơn này", en: "This application" },
  otherApplication: { vi: "Đơn khác", en: "Another application" },
  pass: { vi: "Giấy {code}", en: "Pass {code}" },
  bars: { vi: "Không cấp được giấy thứ hai", en: "No second pass can be issued" },
  resubmitted: { vi: "Nộp lại, đã sửa", en: "Sent again, changed" },
  approved: { vi: "Đã duyệt xe {plate}", en: "{plate} approved" },
  refused: { vi: "Đã từ chối xe {plate}", en: "{plate} refused" },
  changeAsked: { vi: "Đã yêu cầu sửa đơn xe {plate}", en: "Change asked for {plate}" },
  moved: { vi: "Đơn xe {plate}: {how}", en: "{plate}: {how}" },
  choose: { vi: "Chọn xe {plate}", en: "Choose {plate}" },
  approveChosen: { vi: "Duyệt {count} đơn đã chọn", en: "Approve the {count} chosen" },
  approvedMany: { vi: "Đã duyệt {count} đơn", en: "{count} approved" },
  leftOver: {
    vi: "{count} đơn không duyệt được, còn lại trong danh sách",
    en: "{count} could not be approved and stay in the list",
  },
} as const satisfies Record<string, Words>;
