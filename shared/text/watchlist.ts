import type { WatchTold } from "../domain/watch.ts";
import type { Words } from "./say.ts";

/** The watchlist at the desk. It asks to verify, and says of nobody that they did anything. */
export const watchlistWords = {
  title: { vi: "Danh sách theo dõi", en: "Watchlist" },
  lead: {
    vi: "Xe các chốt được đề nghị xác minh, và biển số không được cho qua. Máy ở chốt biết cả khi mất mạng.",
    en: "Vehicles that posts are asked to verify, and plates not to be let through. Tablets know them offline too.",
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
    vi: "Các chốt thôi xác minh xe này ngay khi nhận tin; máy mất mạng thì khi có mạng lại.",
    en: "Posts stop verifying the vehicle as soon as they hear of it; tablets offline when they are back.",
  },
  withdrawn: { vi: "Đã rút", en: "Withdrawn" },
  added: { vi: "Đã thêm; các chốt đang nhận tin", en: "Added; posts are being told" },
  search: { vi: "Tìm", en: "Search" },
  searchHint: {
    vi: "Biển số, nơi đề nghị, lý do…",
    en: "Plate, who asks, why…",
  },
  status: { vi: "Tình trạng", en: "State" },
  current: { vi: "Đang và sắp áp dụng", en: "In force and to come" },
  over: { vi: "Đã hết", en: "Over" },
  none: { vi: "Không có mục theo dõi nào", en: "Nothing is on the watchlist" },
  noneHint: {
    vi: "Khi cần các chốt xác minh một xe, thêm biển số hoặc mã giấy vào đây.",
    en: "When posts are to verify a vehicle, add its plate or the code of its pass here.",
  },
  noneOver: { vi: "Chưa có mục nào hết hiệu lực", en: "No entry is over yet" },
  noMatch: { vi: "Không có mục nào khớp", en: "No entry matches" },
  clear: { vi: "Xóa tìm kiếm", en: "Clear the search" },
  more: { vi: "Xem thêm", en: "Show more" },
  watches: { vi: "Theo dõi theo", en: "Look for" },
  plate: { vi: "Biển số", en: "Plate" },
  pass: { vi: "Mã giấy", en: "Pass code" },
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
