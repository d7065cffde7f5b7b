import type { Role } from "../domain/access-shape.ts";
import type { PassStatus } from "../domain/pass.ts";
import type { Checkpoint } from "../domain/place.ts";
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

/** How a scan was made. */
export const howWords = {
  camera: { vi: "Quét bằng camera", en: "Camera" },
  reader: { vi: "Quét bằng đầu đọc", en: "Hand reader" },
  code: { vi: "Nhập mã ngắn", en: "Typed short code" },
  plate: { vi: "Nhập biển số", en: "Typed plate" },
  "walk-up": { vi: "Xe không có mã", en: "Vehicle without a code" },
  confirmation: { vi: "Điểm cuối xác nhận", en: "Confirmed by the endpoint" },
} as const satisfies Record<Scan["how"], Words>;

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
  occupants: { vi: "Số người trên phương tiện", en: "People on board" },
  occupantsMax: { vi: "Số người cho phép", en: "People permitted" },
  origin: { vi: "Nơi đi", en: "Origin" },
  endpoint: { vi: "Điểm cuối giao hàng", en: "Endpoint" },
  corridor: { vi: "Tuyến luồng xanh", en: "Corridor" },
  checkpoint: { vi: "Chốt kiểm soát", en: "Checkpoint" },
  area: { vi: "Địa bàn", en: "Area" },
  validFrom: { vi: "Có hiệu lực từ", en: "Valid from" },
  validTo: { vi: "Hết hiệu lực", en: "Valid until" },
  status: { vi: "Tình trạng", en: "Status" },
  reason: { vi: "Lý do", en: "Reason" },
  legalBasis: { vi: "Căn cứ", en: "Legal basis" },
  verdict: { vi: "Kết luận", en: "Verdict" },
  decision: { vi: "Quyết định xử lý", en: "Decision" },
  scan: { vi: "Lượt quét", en: "Scan" },
  trip: { vi: "Chuyến đi", en: "Trip" },
  commandCentre: { vi: "Trung tâm chỉ huy", en: "Command centre" },
  time: { vi: "Thời gian", en: "Time" },
  note: { vi: "Ghi chú", en: "Note" },
  language: { vi: "Ngôn ngữ", en: "Language" },
  vietnamese: { vi: "Tiếng Việt", en: "Tiếng Việt" },
  english: { vi: "English", en: "English" },
} as const satisfies Record<string, Words>;

/** Buttons, states and ages that every screen shares. */
export const everywhereWords = {
  signIn: { vi: "Đăng nhập", en: "Sign in" },
  signOut: { vi: "Đăng xuất", en: "Sign out" },
  username: { vi: "Tên đăng nhập", en: "Username" },
  password: { vi: "Mật khẩu", en: "Password" },
  save: { vi: "Lưu", en: "Save" },
  cancel: { vi: "Hủy", en: "Cancel" },
  close: { vi: "Đóng", en: "Close" },
  back: { vi: "Quay lại", en: "Back" },
  next: { vi: "Tiếp tục", en: "Continue" },
  confirm: { vi: "Xác nhận", en: "Confirm" },
  retry: { vi: "Thử lại", en: "Try again" },
  search: { vi: "Tìm kiếm", en: "Search" },
  clear: { vi: "Xóa ô tìm", en: "Clear" },
  open: { vi: "Mở", en: "Open" },
  edit: { vi: "Sửa", en: "Edit" },
  add: { vi: "Thêm", en: "Add" },
  print: { vi: "In", en: "Print" },
  copy: { vi: "Sao chép", en: "Copy" },
  copied: { vi: "Đã sao chép", en: "Copied" },
  more: { vi: "Xem thêm", en: "Show more" },
  yes: { vi: "Có", en: "Yes" },
  no: { vi: "Không", en: "No" },
  unknown: { vi: "Chưa rõ", en: "Unknown" },
  all: { vi: "Tất cả", en: "All" },
  loading: { vi: "Đang tải…", en: "Loading…" },
  saving: { vi: "Đang lưu…", en: "Saving…" },
  empty: { vi: "Chưa có gì ở đây", en: "Nothing here yet" },
  nothingFound: { vi: "Không tìm thấy kết quả nào", en: "Nothing found" },
  failed: { vi: "Không thực hiện được", en: "That did not work" },
  offline: { vi: "Mất kết nối", en: "Offline" },
  online: { vi: "Đã kết nối", en: "Online" },
  reconnecting: { vi: "Đang kết nối lại…", en: "Reconnecting…" },
  serverUnreachable: {
    vi: "Không kết nối được máy chủ. Kiểm tra mạng rồi thử lại.",
    en: "The server cannot be reached. Check the network and try again.",
  },
  dataAsOf: { vi: "Dữ liệu lúc {time}", en: "Data as of {time}" },
  dataFresh: { vi: "Dữ liệu mới", en: "Data is current" },
  dataStale: { vi: "Dữ liệu đã cũ", en: "Data is getting old" },
  dataExpired: { vi: "Dữ liệu quá hạn", en: "Data is out of date" },
  neverSynced: { vi: "Chưa đồng bộ lần nào", en: "Never synced" },
  people: { vi: "{count} người", en: "{count} {count|person|people}" },
  vehicles: { vi: "{count} xe", en: "{count} {count|vehicle|vehicles}" },
  kilometres: { vi: "{km} km", en: "{km} km" },
  pageNotFound: { vi: "Không có trang này", en: "There is no such page" },
  notAllowedHere: {
    vi: "Tài khoản của bạn không được dùng trang này.",
    en: "Your account may not use this page.",
  },
  skipToContent: { vi: "Đến nội dung chính", en: "Skip to content" },
  dayAndClock: { vi: "{clock} ngày {day}", en: "{clock}, {day}" },
  justNow: { vi: "vừa xong", en: "just now" },
  ago: { vi: "{length} trước", en: "{length} ago" },
  fromNow: { vi: "{length} nữa", en: "in {length}" },
  underAMinute: { vi: "dưới 1 phút", en: "under a minute" },
  minutes: { vi: "{count} phút", en: "{count} {count|minute|minutes}" },
  hours: { vi: "{count} giờ", en: "{count} {count|hour|hours}" },
  days: { vi: "{count} ngày", en: "{count} {count|day|days}" },
} as const satisfies Record<string, Words>;
