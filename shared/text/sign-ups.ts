import type { Sameness } from "../domain/sign-up.ts";
import type { SignUpState } from "../domain/sign-up-shape.ts";
import type { Words } from "./say.ts";

/** How a request for an account stands. */
export const signUpStateWords = {
  waiting: { vi: "Chờ duyệt", en: "Waiting" },
  approved: { vi: "Đã duyệt", en: "Approved" },
  refused: { vi: "Đã từ chối", en: "Refused" },
} as const satisfies Record<SignUpState, Words>;

/** In what something is like a request. */
export const samenessWords = {
  "tax-number": { vi: "Trùng mã số thuế", en: "Same tax number" },
  phone: { vi: "Trùng điện thoại", en: "Same telephone" },
  name: { vi: "Tên giống", en: "Similar name" },
} as const satisfies Record<Sameness, Words>;

/** What is asked for, as labels of the form and of the desk. */
export const signUpFieldWords = {
  carrier: { vi: "Tên đơn vị vận tải", en: "Carrier's name" },
  taxNumber: { vi: "Mã số thuế", en: "Tax number" },
  address: { vi: "Địa chỉ trụ sở", en: "Address of its seat" },
  area: { vi: "Địa bàn", en: "Area" },
  contact: { vi: "Người liên hệ", en: "Contact" },
  phone: { vi: "Điện thoại", en: "Telephone" },
  username: { vi: "Tên đăng nhập mong muốn", en: "User name wished for" },
  password: { vi: "Mật khẩu", en: "Password" },
} as const satisfies Record<string, Words>;

/** The form for whoever has no account yet. */
export const joinWords = {
  title: { vi: "Đăng ký tài khoản đơn vị vận tải", en: "Ask for a carrier's account" },
  lead: {
    vi: "Dùng để nộp đơn xin giấy luồng xanh. Nơi phụ trách địa bàn duyệt trước khi dùng được.",
    en: "To apply for green-lane passes. Whoever sees to the area approves it first.",
  },
  ofCarrier: { vi: "Đơn vị", en: "The carrier" },
  ofPerson: { vi: "Người dùng tài khoản", en: "Who uses the account" },
  carrierHint: { vi: "Đúng như giấy đăng ký kinh doanh", en: "As on the business registration" },
  taxNumberHint: {
    vi: "10 chữ số, chi nhánh thêm 3. Hộ kinh doanh dùng số căn cước làm mã số thuế: để trống.",
    en: "10 digits, 3 more for a branch. A household business under its owner's identity number: leave it empty.",
  },
  areaHint: {
    vi: "Nơi đơn vị đặt trụ sở. Gõ tên xã, huyện hoặc tỉnh.",
    en: "Where its seat is. Type the name of commune, district or province.",
  },
  contactHint: { vi: "Họ và tên người nộp đơn", en: "Full name of who applies" },
  phoneHint: {
    vi: "Bộ phận tiếp nhận gọi số này. 4 số cuối dùng để tra cứu theo biển số.",
    en: "The desk calls this number. Its last four digits serve to look up by plate.",
  },
  usernameHint: {
    vi: "2–40 ký tự: chữ thường không dấu, số, dấu chấm hoặc gạch nối",
    en: "2–40 characters: lower-case letters, digits, dots or dashes",
  },
  passwordHint: {
    vi: "Ít nhất 10 ký tự. Chỉ bạn biết; nơi duyệt không đọc được.",
    en: "At least 10 characters. Known to you alone; the desk cannot read it.",
  },
  kept: {
    vi: "Đăng ký, kể cả bị từ chối, được xóa sau 30 ngày. Chỉ người duyệt và đoàn kiểm tra đọc được.",
    en: "Requests, refused ones too, are deleted after 30 days. Only the desk and inspectors read them.",
  },
  send: { vi: "Gửi đăng ký", en: "Send" },
  wrong: { vi: "Còn {count} mục chưa đúng", en: "{count} {count|entry is|entries are} not right" },
  sent: { vi: "Đã nhận đăng ký", en: "The request was received" },
  code: { vi: "Mã tra cứu", en: "Code" },
  keep: {
    vi: "Ghi lại hoặc chụp mã này. Ai có mã thì xem được kết quả và lý do; không có cách nào lấy lại mã.",
    en: "Write this code down or take a picture of it. Who has it reads the answer and its reasons; it cannot be had again.",
  },
  look: { vi: "Xem tình trạng", en: "See how it stands" },
} as const satisfies Record<string, Words>;

/** The desk that approves. */
export const signUpWords = {
  tab: { vi: "Đăng ký tài khoản", en: "Account requests" },
  tabCount: { vi: "Đăng ký tài khoản ({count})", en: "Account requests ({count})" },
  title: { vi: "Đăng ký tài khoản đơn vị vận tải", en: "Requests for carriers' accounts" },
  lead: {
    vi: "Đăng ký chờ lâu nhất trước. Không duyệt trong 30 ngày thì tự xóa.",
    en: "The longest waiting first. What is not decided in 30 days is deleted.",
  },
  show: { vi: "Hiện", en: "Show" },
  count: { vi: "{count} đăng ký chờ duyệt", en: "{count} {count|request|requests} waiting" },
  countMore: { vi: "Hơn 1.000 đăng ký chờ duyệt", en: "More than 1,000 requests waiting" },
  firstOnly: { vi: "Hiện {count} đăng ký đầu", en: "The first {count} are shown" },
  none: { vi: "Không có đăng ký nào", en: "No request" },
  noneHint: {
    vi: "Đơn vị vận tải tự đăng ký ở trang đăng nhập. Đăng ký mới tự hiện ở đây.",
    en: "Carriers ask for themselves from the sign-in page. New requests appear here by themselves.",
  },
  back: { vi: "Các đăng ký", en: "All requests" },
  came: { vi: "Gửi lúc", en: "Came" },
  asked: { vi: "Nội dung đăng ký", en: "What is asked for" },
  noTaxNumber: { vi: "Không khai (hộ kinh doanh)", en: "None given (household business)" },
  beside: { vi: "Đơn vị đã có, giống đăng ký này", en: "Carriers on record that are like it" },
  besideNone: { vi: "Không có đơn vị nào giống", en: "None is like it" },
  accounts: {
    vi: "{count} tài khoản",
    en: "{count} {count|account|accounts}",
  },
  others: { vi: "Đăng ký khác giống đăng ký này", en: "Other requests like it" },
  approveFor: { vi: "Duyệt cho đơn vị nào", en: "Approve for which carrier" },
  known: { vi: "{name} (đã có)", en: "{name} (on record)" },
  fresh: { vi: "Lập đơn vị mới: {name}", en: "Make a new carrier: {name}" },
  linkHint: {
    vi: "Tài khoản thấy mọi giấy và đơn của đơn vị được chọn. Gọi số điện thoại đã có trước khi gắn.",
    en: "The account sees every pass and application of the carrier chosen. Call the number on record first.",
  },
  mayNotLink: {
    vi: "Gắn vào đơn vị đã có là việc của người quản trị toàn hệ thống. Nếu đúng là một đơn vị trong danh sách trên, để người đó duyệt.",
    en: "Approving for a carrier on record is for who administers the whole installation. If it is one of those above, leave it to them.",
  },
  username: { vi: "Tên đăng nhập được cấp", en: "User name given" },
  usernameTaken: {
    vi: "Tên “{name}” đã có người dùng. Cấp tên khác rồi gọi báo cho người đăng ký.",
    en: "“{name}” is taken. Give another and call to say so.",
  },
  approve: { vi: "Duyệt, lập tài khoản", en: "Approve, make the account" },
  refuse: { vi: "Từ chối", en: "Refuse" },
  refuseTitle: { vi: "Từ chối đăng ký của {name}?", en: "Refuse the request of {name}?" },
  reasons: { vi: "Lý do", en: "Reasons" },
  reasonsHint: {
    vi: "Người đăng ký đọc đúng những câu này bằng mã tra cứu.",
    en: "Who asked reads these very words by their code.",
  },
  needsReason: { vi: "Chọn ít nhất một lý do", en: "Choose at least one reason" },
  approved: { vi: "Đã lập tài khoản {username}", en: "The account {username} was made" },
  refused: { vi: "Đã từ chối {name}", en: "{name} was refused" },
  decided: { vi: "{state} lúc {time}, {name}", en: "{state} at {time}, {name}" },
} as const satisfies Record<string, Words>;
