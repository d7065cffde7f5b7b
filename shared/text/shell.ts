import type { Words } from "./say.ts";

/** The desk's frame: navigation, sign-in, first setup, and what every screen shows when it is empty or fails. */
export const shellWords = {
  tagline: {
    vi: "Kiểm soát phương tiện luồng xanh",
    en: "Control of green-lane vehicles",
  },
  navigation: { vi: "Điều hướng", en: "Navigation" },
  openMenu: { vi: "Mở trình đơn", en: "Open menu" },
  closeMenu: { vi: "Đóng trình đơn", en: "Close menu" },
  registry: { vi: "Đăng ký xe", en: "Registry" },
  command: { vi: "Chỉ huy", en: "Command" },
  endpoint: { vi: "Điểm cuối", en: "Endpoint" },
  admin: { vi: "Quản trị", en: "Administration" },
  offlineLong: {
    vi: "Mất kết nối với máy chủ. Đang thử lại; những gì bạn đã nhập vẫn còn nguyên.",
    en: "The server does not answer. Trying again; what you typed is kept.",
  },
  account: { vi: "Tài khoản và giao diện", en: "Account and appearance" },

  showPassword: { vi: "Hiện hoặc ẩn mật khẩu", en: "Show or hide the password" },
  signInHint: {
    vi: "Tài khoản do quản trị viên cấp; đơn vị vận tải tự đăng ký bên dưới. Máy tính bảng ở chốt không cần đăng nhập ở đây.",
    en: "Accounts are given by the administrator; carriers ask for one below. Tablets at posts do not sign in here.",
  },
  signedOutMeanwhile: {
    vi: "Phiên làm việc đã hết. Đăng nhập lại để tiếp tục.",
    en: "The session has ended. Sign in again to go on.",
  },
  setupNeeded: {
    vi: "Hệ thống chưa có quản trị viên. Mở liên kết dùng một lần mà máy chủ in ra khi khởi động lần đầu.",
    en: "There is no administrator yet. Open the one-time link the server printed at its first start.",
  },

  setupTitle: { vi: "Tạo quản trị viên đầu tiên", en: "Make the first administrator" },
  setupHint: {
    vi: "Tài khoản này được làm mọi việc trong hệ thống. Sau đó hãy thêm người và máy tính bảng.",
    en: "This account may do everything. People and tablets are added afterwards.",
  },
  setupToken: { vi: "Mã thiết lập dùng một lần", en: "One-time setup code" },
  setupTokenHint: {
    vi: "Máy chủ in ra ở lần khởi động đầu tiên.",
    en: "Printed by the server at its first start.",
  },
  setupDone: {
    vi: "Quản trị viên đầu tiên đã được tạo. Hãy đăng nhập.",
    en: "The first administrator exists already. Sign in instead.",
  },
  toSignIn: { vi: "Đến trang đăng nhập", en: "Go to sign-in" },
  usernameHint: {
    vi: "2–40 ký tự: chữ thường không dấu, số, dấu chấm hoặc gạch nối.",
    en: "2–40 characters: lower-case letters, digits, dots or dashes.",
  },
  passwordHint: { vi: "Ít nhất 10 ký tự.", en: "At least 10 characters." },
  setUp: { vi: "Tạo quản trị viên", en: "Make the administrator" },

  nothingForYou: {
    vi: "Tài khoản này không có màn hình nào ở đây",
    en: "This account has no screen here",
  },
  nothingForYouHint: {
    vi: "Cán bộ chốt làm việc trên máy tính bảng. Nếu cần thêm quyền, hãy liên hệ quản trị viên.",
    en: "Post officers work on the tablet. For more rights ask the administrator.",
  },
  toCheckpoint: { vi: "Mở màn hình chốt", en: "Open the checkpoint screen" },
  notFoundHint: {
    vi: "Địa chỉ này không có, hoặc bạn không được xem.",
    en: "There is no such address, or you may not see it.",
  },
  toStart: { vi: "Về trang đầu", en: "To the first page" },

  failed: { vi: "Không tải được", en: "Could not load" },
  failedDefect: {
    vi: "Có lỗi trong phần mềm. Hãy tải lại trang; nếu vẫn lỗi, báo cho quản trị viên.",
    en: "The software failed. Reload the page; if it fails again, tell the administrator.",
  },
  requestId: { vi: "Mã yêu cầu: {id}", en: "Request: {id}" },
  otherErrors: { vi: "Còn điều chưa đúng", en: "Something else is not right" },
} as const satisfies Record<string, Words>;
