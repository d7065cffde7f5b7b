import type { Role } from "../domain/access-shape.ts";
import type { PassStatus } from "../domain/pass.ts";
import type { Area, Checkpoint } from "../domain/place.ts";
import type { Decision, Scan } from "../domain/scan.ts";
import type { Trip } from "../domain/trip-shape.ts";
import type { Words } from "./say.ts";

export const roleWords = {
  administrator: { vi: "Quản trị hệ thống", en: "Administrator" },
  registrar: { vi: "Cán bộ cấp giấy", en: "Registrar" },
  carrier: { vi: "Đơn vị vận tải", en: "Carrier" },
  officer: { vi: "Cán bộ chốt", en: "Checkpoint officer" },
  receiver: { vi: "Cán bộ tiếp nhận", en: "Endpoint receiver" },
  commander: { vi: "Chỉ huy", en: "Commander" },
  inspector: { vi: "Đoàn kiểm tra", en: "Inspector" },
} as const satisfies Record<Role, Words>;

/** What the officer does, as written on the button. */
export const decisionWords = {
  "let-through": { vi: "Cho qua", en: "Let through" },
  hold: { vi: "Tạm giữ", en: "Hold" },
  "turn-back": { vi: "Quay đầu", en: "Turn back" },
  refer: { vi: "Chuyển cách ly, y tế", en: "Refer to quarantine or health" },
  none: { vi: "Chưa xử lý", en: "No decision" },
} as const satisfies Record<Decision, Words>;

export const checkpointKindWords = {
  border: { vi: "Chốt cửa ngõ tỉnh", en: "Provincial border post" },
  inner: { vi: "Chốt vành đai trong", en: "Inner ring post" },
  commune: { vi: "Chốt xã, phường", en: "Commune post" },
  waterway: { vi: "Chốt đường thủy", en: "Waterway post" },
  "fishing-port": { vi: "Chốt cảng cá", en: "Fishing port post" },
  "endpoint-gate": { vi: "Cổng điểm cuối giao hàng", en: "Endpoint gate" },
  patrol: { vi: "Tổ tuần tra lưu động", en: "Mobile patrol" },
} as const satisfies Record<Checkpoint["kind"], Words>;

export const areaKindWords = {
  province: { vi: "Tỉnh, thành phố", en: "Province" },
  district: { vi: "Huyện, thị xã, thành phố", en: "District" },
  commune: { vi: "Xã, phường, thị trấn", en: "Commune" },
} as const satisfies Record<Area["kind"], Words>;

/** `expired` and `not-yet-valid` are computed from the validity, never stored. */
export const passStatusWords = {
  valid: { vi: "Còn hiệu lực", en: "Valid" },
  revoked: { vi: "Đã thu hồi", en: "Revoked" },
  suspended: { vi: "Tạm đình chỉ", en: "Suspended" },
  spent: { vi: "Đã dùng hết lượt", en: "Spent" },
  expired: { vi: "Hết hạn", en: "Expired" },
  "not-yet-valid": { vi: "Chưa đến hạn", en: "Not yet valid" },
} as const satisfies Record<PassStatus | "expired" | "not-yet-valid", Words>;

export const passUseWords = {
  single: { vi: "Một chuyến", en: "Single trip" },
  multi: { vi: "Nhiều chuyến", en: "Many trips" },
} as const satisfies Record<"single" | "multi", Words>;

export const tripStatusWords = {
  "on-the-road": { vi: "Đang trên đường", en: "On the road" },
  held: { vi: "Đang tạm giữ", en: "Held" },
  arrived: { vi: "Đã đến nơi", en: "Arrived" },
  "turned-back": { vi: "Đã quay đầu", en: "Turned back" },
  "handed-over": { vi: "Đã bàn giao", en: "Handed over" },
  exited: { vi: "Đã ra khỏi tỉnh", en: "Left the province" },
  lapsed: { vi: "Quá hạn, chưa xác nhận", en: "Lapsed, never confirmed" },
} as const satisfies Record<Trip["status"], Words>;

export const headCountWords = {
  unknown: { vi: "Chưa đối chiếu số người", en: "Head count not compared yet" },
  matches: { vi: "Khớp số người", en: "Head count matches" },
  fewer: { vi: "Thiếu người so với lúc vào", en: "Fewer people than at entry" },
  more: { vi: "Thừa người so với lúc vào", en: "More people than at entry" },
} as const satisfies Record<Trip["headCount"], Words>;

export const directionWords = {
  in: { vi: "Chiều vào", en: "Inbound" },
  out: { vi: "Chiều ra", en: "Outbound" },
} as const satisfies Record<Scan["direction"], Words>;

/** The field's own nouns, as headings and labels. */
export const termWords = {
  product: { vi: "Luồng xanh", en: "Greenlane" },
  pass: { vi: "Giấy nhận diện phương tiện luồng xanh", en: "Green-lane vehicle pass" },
  shortCode: { vi: "Mã ngắn", en: "Short code" },
  plate: { vi: "Biển số", en: "Plate" },
  trailerPlate: { vi: "Biển số rơ moóc", en: "Trailer plate" },
  vehicleKind: { vi: "Loại phương tiện", en: "Vehicle kind" },
  purpose: { vi: "Mục đích", en: "Purpose" },
  carrier: { vi: "Đơn vị vận tải", en: "Carrier" },
  occupantsMax: { vi: "Số người cho phép", en: "People permitted" },
  driver: { vi: "Lái xe", en: "Driver" },
  origin: { vi: "Nơi đi", en: "Origin" },
  endpoint: { vi: "Điểm cuối giao hàng", en: "Endpoint" },
  via: { vi: "Điểm giao dọc đường", en: "Endpoints before it" },
  corridor: { vi: "Tuyến luồng xanh", en: "Corridor" },
  checkpoint: { vi: "Chốt kiểm soát", en: "Checkpoint" },
  validity: { vi: "Hiệu lực", en: "Validity" },
  validFrom: { vi: "Có hiệu lực từ", en: "Valid from" },
  validTo: { vi: "Hết hiệu lực", en: "Valid until" },
  status: { vi: "Tình trạng", en: "Status" },
  reason: { vi: "Lý do", en: "Reason" },
  language: { vi: "Ngôn ngữ", en: "Language" },
} as const satisfies Record<string, Words>;

/** Buttons, states and ages that every screen shares. */
export const everywhereWords = {
  showMore: { vi: "Xem thêm {count}", en: "Show {count} more" },
  signIn: { vi: "Đăng nhập", en: "Sign in" },
  signOut: { vi: "Đăng xuất", en: "Sign out" },
  username: { vi: "Tên đăng nhập", en: "Username" },
  password: { vi: "Mật khẩu", en: "Password" },
  displayName: { vi: "Họ và tên", en: "Full name" },
  scheme: { vi: "Giao diện", en: "Appearance" },
  schemeAuto: { vi: "Theo máy", en: "System" },
  schemeLight: { vi: "Sáng", en: "Light" },
  schemeDark: { vi: "Tối", en: "Dark" },
  save: { vi: "Lưu", en: "Save" },
  cancel: { vi: "Hủy", en: "Cancel" },
  close: { vi: "Đóng", en: "Close" },
  back: { vi: "Quay lại", en: "Back" },
  notOpened: {
    vi: "Phần này chưa mở được. Xe trên màn hình vẫn còn nguyên.",
    en: "This could not be opened. The vehicle on screen is still there.",
  },
  retry: { vi: "Thử lại", en: "Try again" },
  search: { vi: "Tìm kiếm", en: "Search" },
  edit: { vi: "Sửa", en: "Edit" },
  all: { vi: "Tất cả", en: "All" },
  loading: { vi: "Đang tải…", en: "Loading…" },
  nothingFound: { vi: "Không tìm thấy kết quả nào", en: "Nothing found" },
  offline: { vi: "Mất kết nối", en: "Offline" },
  online: { vi: "Đã kết nối", en: "Online" },
  serverUnreachable: {
    vi: "Không kết nối được máy chủ. Kiểm tra mạng rồi thử lại.",
    en: "The server cannot be reached. Check the network and try again.",
  },
  dataAsOf: { vi: "Dữ liệu lúc {time}", en: "Data as of {time}" },
  neverSynced: { vi: "Chưa đồng bộ lần nào", en: "Never synced" },
  people: { vi: "{count} người", en: "{count} {count|person|people}" },
  peopleUnknown: { vi: "chưa đếm người", en: "people not counted" },
  oneFewer: { vi: "Bớt một người", en: "One fewer" },
  oneMore: { vi: "Thêm một người", en: "One more" },
  plateUnknown: { vi: "Không rõ biển số", en: "Plate unknown" },
  /** [T17] One of several endpoints of a vehicle, where it has been. */
  legArrived: { vi: "{endpoint} (đã đến)", en: "{endpoint} (arrived)" },
  seenAt: { vi: "{post}, {ago}", en: "{post}, {ago}" },
  pageNotFound: { vi: "Không có trang này", en: "There is no such page" },
  skipToContent: { vi: "Đến nội dung chính", en: "Skip to content" },
  dayAndClock: { vi: "{clock} ngày {day}", en: "{clock}, {day}" },
  justNow: { vi: "vừa xong", en: "just now" },
  ago: { vi: "{length} trước", en: "{length} ago" },
  fromNow: { vi: "{length} nữa", en: "in {length}" },
  underAMinute: { vi: "dưới 1 phút", en: "under a minute" },
  seconds: { vi: "{count} giây", en: "{count} s" },
  minutes: { vi: "{count} phút", en: "{count} {count|minute|minutes}" },
  hours: { vi: "{count} giờ", en: "{count} {count|hour|hours}" },
  days: { vi: "{count} ngày", en: "{count} {count|day|days}" },
} as const satisfies Record<string, Words>;
