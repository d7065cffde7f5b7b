import type { RouteName } from "../contract/routes.ts";
import type { Words } from "./say.ts";

/** What each call is for, in Vietnamese; its English stands with the route in `shared/contract/routes.ts`. */
export const routeSummaries = {
  health: "Tiến trình đang chạy",
  ready: "Kho dữ liệu trả lời",
  metrics: "Số đo cho Prometheus",
  keys: "Khóa công khai cho mọi nơi kiểm tra giấy",
  openapi: "Bản mô tả này theo OpenAPI 3.1",
  setupState: "Có còn phải tạo quản trị viên đầu tiên không",
  setup: "Tạo quản trị viên đầu tiên bằng mã dùng một lần đã in ra",
  signIn: "Đăng nhập",
  session: "Ai đang đăng nhập và được làm gì",
  signOut: "Đăng xuất",
  users: "Người dùng và quyền được giao",
  createUser: "Thêm người dùng",
  changeUser: "Đổi tên, mật khẩu, quyền của một người, hoặc khóa và mở tài khoản",
  devices: "Máy tính bảng đã ghi danh",
  createEnrolCode: "Mã dùng một lần để ghi danh một máy tại một chốt",
  enrolDevice: "Ghi danh máy này bằng mã dùng một lần và khóa công khai của chính máy",
  cutOffDevice: "Ngắt một máy bị mất",
  areas: "Địa bàn",
  putAreas: "Ghi địa bàn",
  checkpoints: "Chốt kiểm soát",
  putCheckpoints: "Ghi chốt kiểm soát",
  corridors: "Tuyến luồng xanh",
  putCorridors: "Ghi tuyến luồng xanh",
  endpoints: "Điểm cuối giao hàng",
  putEndpoints: "Ghi điểm cuối giao hàng",
  carriers: "Đơn vị vận tải",
  putCarriers: "Ghi đơn vị vận tải",
  rules: "Bộ quy tắc đang có hiệu lực",
  issuePass: "Đăng ký một xe và ký giấy cho xe đó",
  passes: "Tìm giấy",
  pass: "Một giấy",
  passQrSvg: "Mã QR của giấy, dạng SVG",
  passQrPng: "Mã QR của giấy, dạng PNG",
  revokePass: "Thu hồi một giấy",
  recordScans: "Gửi lên 1–500 lượt quét: lưu bền trước khi trả lời, gửi lại không sao",
  snapshot: "Mọi thứ bên gọi được giữ, tính đến một mốc",
  changes: "Những gì đã đổi sau một mốc",
  trips: "Chuyến đi, mới nhất trước",
  trip: "Diễn biến một chuyến đi",
  confirmArrival: "Điểm cuối xác nhận xe và số người",
  arrivals: "Xe sắp đến một chốt hoặc một điểm cuối, gần nhất trước",
} as const satisfies Record<RouteName, string>;

/** The page that shows the contract to those who connect other systems, and what its description says. */
export const contractWords = {
  product: { vi: "Luồng xanh", en: "Greenlane" },
  description: {
    vi: "Thời gian theo ISO 8601 kèm múi giờ; chữ là UTF-8 dạng NFC; danh sách đọc theo trang bằng con trỏ. Từ chối theo RFC 9457.",
    en: "Times are ISO 8601 with offset; text is UTF-8 NFC; lists page by cursor. Refusals are RFC 9457 problems.",
  },
  done: { vi: "Đã xong", en: "Done" },
  session: {
    vi: "Có khi đăng nhập; dưới HTTPS tên là __Host-greenlane. Lời gọi làm thay đổi dữ liệu còn phải kèm Origin của chính trang này.",
    en: "Set by signing in; named __Host-greenlane under HTTPS. Calls that change something also need this site's Origin.",
  },
  device: {
    vi: "`Greenlane-Device <id>.<ms>.<chữ ký>`: ECDSA P-256/SHA-256 (IEEE P1363, base64url) trên `GL1-call`, id, phương thức, đường dẫn kèm truy vấn và ms, nối bằng dấu xuống dòng. Khi gửi lượt quét, chữ ký nằm trong nội dung.",
    en: "`Greenlane-Device <id>.<ms>.<signature>`: ECDSA P-256/SHA-256 (IEEE P1363, base64url) over `GL1-call`, id, method, path with query and ms, joined by line feeds. An upload of scans carries its signature in its body instead.",
  },
} as const satisfies Record<string, Words>;
