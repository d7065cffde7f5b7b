import type { WatchTold } from "../domain/watch.ts";
import type { Words } from "./say.ts";

/** The watchlist at the desk. It asks to verify, and says of nobody that they did anything. */
export const watchlistWords = {
  title: { vi: "Danh sách theo dõi", en: "Watchlist" },
  lead: {
    vi: "Xe và người các chốt được đề nghị xác minh, và biển số không được cho qua. Máy ở chốt biết cả khi mất mạng.",
    en: "Vehicles and people that posts are asked to verify, and plates not to be let through. Tablets know them offline too.",
  },
  back: { vi: "Về danh sách theo dõi", en: "Back to the watchlist" },
  add: { vi: "Thêm mục", en: "Add an entry" },
  addTitle: { vi: "Thêm vào danh sách theo dõi", en: "Add to the watchlist" },
  amend: { vi: "Sửa", en: "Amend" },
  amendTitle: { vi: "Sửa một mục theo dõi", en: "Amend an entry" },
  amendHint: {
    vi: "Mục cũ được rút và mục này thay vào; cả hai vẫn lưu trong hồ sơ.",
    en: "The old entry is withdrawn and this one takes its place; both stay on record.",
  },
  withdraw: { vi: "Rút", en: "Withdraw" },
  withdrawTitle: { vi: "Rút mục theo dõi này?", en: "Withdraw this entry?" },
  withdrawHint: {
    vi: "Các chốt thôi xác minh ngay khi nhận tin; máy mất mạng thì khi có mạng lại.",
    en: "Posts stop verifying as soon as they hear of it; tablets offline when they are back.",
  },
  withdrawn: { vi: "Đã rút", en: "Withdrawn" },
  added: { vi: "Đã thêm; các chốt đang nhận tin", en: "Added; posts are being told" },
  search: { vi: "Tìm", en: "Search" },
  searchHint: {
    vi: "Biển số, 4 ký tự cuối giấy tờ, lý do…",
    en: "Plate, last 4 of a paper, why…",
  },
  status: { vi: "Tình trạng", en: "State" },
  current: { vi: "Đang và sắp áp dụng", en: "In force and to come" },
  over: { vi: "Đã hết", en: "Over" },
  none: { vi: "Không có mục theo dõi nào", en: "Nothing is on the watchlist" },
  noneHint: {
    vi: "Khi cần các chốt xác minh một xe hay một người, thêm biển số, mã giấy hoặc số giấy tờ vào đây.",
    en: "When posts are to verify a vehicle or a person, add a plate, the code of a pass or a paper's number here.",
  },
  noneOver: { vi: "Chưa có mục nào hết hiệu lực", en: "No entry is over yet" },
  noMatch: { vi: "Không có mục nào khớp", en: "No entry matches" },
  clear: { vi: "Xóa tìm kiếm", en: "Clear the search" },
  more: { vi: "Xem thêm", en: "Show more" },
  watches: { vi: "Theo dõi theo", en: "Look for" },
  plate: { vi: "Biển số", en: "Plate" },
  pass: { vi: "Mã giấy", en: "Pass code" },
  person: { vi: "Lái xe / người trên xe", en: "Driver or passenger" },
  paper: { vi: "Số giấy tờ", en: "Paper's number" },
  paperHint: {
    vi: "Đủ 12 số căn cước, hoặc 8 đến 20 chữ và số của giấy tờ khác. Số này không gửi đi và không lưu: chỉ 4 ký tự cuối và mã để đối chiếu.",
    en: "All 12 digits of an identity card, or 8 to 20 letters and digits of another paper. It is neither sent nor kept: only its last 4 characters and a trace to compare by.",
  },
  paperAsBefore: {
    vi: "Để trống nếu vẫn là giấy tờ số …{last}.",
    en: "Leave it empty if it is still the paper that ends in …{last}.",
  },
  paperEnding: { vi: "Giấy tờ số …{last}", en: "Paper ending in …{last}" },
  noName: {
    vi: "Không ghi tên người: lời này hiện ở mọi chốt trong địa bàn.",
    en: "Name nobody: every post in the area reads this.",
  },
  onlyHttps: {
    vi: "Trang này không mở qua HTTPS nên không tạo được mã để đối chiếu. Mở trang qua HTTPS rồi thử lại.",
    en: "This page was not opened over HTTPS, so no trace to compare by can be made. Open it over HTTPS and try again.",
  },
  effect: { vi: "Việc của chốt", en: "What posts do" },
  effectHint: {
    vi: "Không cho qua chỉ áp dụng khi đúng từng ký tự; biển số trông giống chỉ được đọc lại.",
    en: "A plate is denied letter for letter; one that looks like it is only read again.",
  },
  issuer: { vi: "Nơi đề nghị", en: "Asked by" },
  issuerHint: {
    vi: "Ví dụ: Công an huyện Chơn Thành",
    en: "For example: Chơn Thành district police",
  },
  reason: { vi: "Lý do", en: "Why" },
  instruction: { vi: "Hướng dẫn cán bộ chốt", en: "What the officer is to do" },
  instructionHint: {
    vi: "Ví dụ: xem giấy đăng ký xe, gọi trực ban 0271…",
    en: "For example: see the registration, call the duty desk",
  },
  area: { vi: "Địa bàn", en: "Area" },
  until: { vi: "Đến lúc", en: "Until" },
  untilHint: { vi: "Dài nhất {days} ngày", en: "At most {days} {days|day|days}" },
  period: { vi: "{from} đến {until}", en: "{from} to {until}" },
  toCome: { vi: "Sắp áp dụng", en: "To come" },
  inForce: { vi: "Đang áp dụng", en: "In force" },
  ended: { vi: "Hết hạn", en: "Ended" },
  madeBy: { vi: "{name} lập lúc {time}", en: "Made by {name}, {time}" },
  withdrawnBy: {
    vi: "{name} rút lúc {time}: {why}",
    en: "Withdrawn by {name}, {time}: {why}",
  },
  replacedBy: {
    vi: "{name} thay bằng mục khác lúc {time}",
    en: "Another took its place, by {name}, {time}",
  },
} as const satisfies Record<string, Words>;

export const watchEffectWords = {
  verify: { vi: "Xác minh", en: "Verify" },
  deny: { vi: "Không cho qua", en: "Do not let through" },
} as const satisfies Record<WatchTold["effect"], Words>;
