import type { ProblemCode } from "../contract/problems.ts";
import type { Words } from "./say.ts";

/** What each refusal is called, short enough for a heading. */
export const problemTitles = {
  "invalid-input": { vi: "Dữ liệu chưa đúng", en: "Some fields are wrong" },
  "malformed-json": { vi: "Không đọc được dữ liệu gửi lên", en: "The request cannot be read" },
  "not-signed-in": { vi: "Chưa đăng nhập", en: "Not signed in" },
  "wrong-credentials": { vi: "Sai tên đăng nhập hoặc mật khẩu", en: "Wrong user name or password" },
  "bad-signature": { vi: "Chữ ký của máy không đúng", en: "The tablet's signature is wrong" },
  "not-allowed": { vi: "Không có quyền", en: "Not allowed" },
  "wrong-origin": { vi: "Yêu cầu đến từ trang khác", en: "The request came from another site" },
  "device-cut-off": { vi: "Máy đã bị ngắt", en: "This tablet has been cut off" },
  "not-found": { vi: "Không tìm thấy", en: "Not found" },
  "method-not-allowed": {
    vi: "Không dùng được cách gọi này",
    en: "This method is not served here",
  },
  "already-exists": { vi: "Đã có rồi", en: "It exists already" },
  "already-revoked": { vi: "Giấy đã bị thu hồi", en: "The pass is revoked already" },
  "already-arrived": {
    vi: "Đã xác nhận đến nơi",
    en: "The arrival has been confirmed already",
  },
  "needs-proposal": { vi: "Cần người thứ hai đồng ý", en: "A second person must agree" },
  "already-in-force": { vi: "Đã có hiệu lực", en: "It is in force already" },
  "code-used": { vi: "Mã đã được dùng", en: "The code has been used" },
  "code-expired": { vi: "Mã đã hết hạn", en: "The code has expired" },
  "setup-done": { vi: "Đã có quản trị viên", en: "There is an administrator already" },
  "unknown-reference": {
    vi: "Có mục không tồn tại hoặc đã ngừng dùng",
    en: "Something referred to does not exist or is no longer used",
  },
  "proposal-over": { vi: "Đề nghị đã kết thúc", en: "The proposal is over" },
  "own-proposal": { vi: "Đây là đề nghị của chính mình", en: "This is your own proposal" },
  "wait-alone": { vi: "Chưa đủ 24 giờ", en: "24 hours have not passed yet" },
  "key-signs": { vi: "Khóa này đang dùng để ký", en: "This key signs at present" },
  "key-cut": { vi: "Khóa đã bị cắt", en: "The key has been cut off already" },
  "kids-used-up": { vi: "Đã hết số hiệu khóa", en: "There is no number left for another key" },
  resnapshot: { vi: "Cần tải lại từ đầu", en: "Load everything again" },
  "too-large": { vi: "Dữ liệu quá lớn", en: "The request is too large" },
  "unsupported-media-type": {
    vi: "Sai kiểu dữ liệu",
    en: "This content type is not served here",
  },
  "rate-limited": { vi: "Gửi quá nhiều lần", en: "Too many requests" },
  internal: { vi: "Máy chủ gặp lỗi", en: "The server failed" },
  "not-ready": { vi: "Máy chủ chưa sẵn sàng", en: "The server is not ready" },
  "no-signing-key": { vi: "Máy chủ không có khóa để ký", en: "The server has no key to sign with" },
} as const satisfies Record<ProblemCode, Words>;

/** What to do about it. */
export const problemDetails = {
  "invalid-input": {
    vi: "Sửa các mục chưa đúng rồi gửi lại.",
    en: "Correct the fields that are wrong and send it again.",
  },
  "malformed-json": { vi: "Nội dung phải là JSON hợp lệ.", en: "The body must be valid JSON." },
  "not-signed-in": {
    vi: "Đăng nhập rồi thử lại.",
    en: "Sign in and try again.",
  },
  "wrong-credentials": {
    vi: "Kiểm tra lại tên đăng nhập và mật khẩu rồi thử lại.",
    en: "Check the user name and password and try again.",
  },
  "bad-signature": {
    vi: "Kiểm tra ngày giờ của máy. Nếu vẫn lỗi, ghi danh lại máy bằng mã mới.",
    en: "Check the tablet's date and time. If it stays wrong, enrol the tablet again with a new code.",
  },
  "not-allowed": {
    vi: "Tài khoản này không được giao việc này hoặc không phụ trách địa bàn này. Liên hệ quản trị viên.",
    en: "This account does not hold the role or the area for it. Ask an administrator.",
  },
  "wrong-origin": {
    vi: "Mở lại trang của hệ thống rồi làm lại.",
    en: "Open the system's own page and do it there.",
  },
  "device-cut-off": {
    vi: "Máy này không còn được nhận dữ liệu. Các lượt quét đã lưu vẫn gửi lên được. Liên hệ quản trị viên.",
    en: "This tablet no longer receives data. Scans it has stored can still be uploaded. Ask an administrator.",
  },
  "not-found": {
    vi: "Không có, hoặc nằm ngoài phạm vi được giao.",
    en: "It does not exist, or lies outside what this account may see.",
  },
  "method-not-allowed": {
    vi: "Xem các cách gọi được phép trong đầu mục Allow.",
    en: "The Allow header lists the methods served.",
  },
  "already-exists": {
    vi: "Đổi mục bị trùng rồi gửi lại.",
    en: "Change the field that is taken and send it again.",
  },
  "already-revoked": {
    vi: "Giấy này đã bị thu hồi trước đó, không cần làm gì thêm.",
    en: "It was revoked before; there is nothing left to do.",
  },
  "already-arrived": {
    vi: "Chuyến này đã được xác nhận đến nơi trước đó.",
    en: "This trip was confirmed before.",
  },
  "needs-proposal": {
    vi: "Hạ mức nguy cơ phải được đề nghị và do người khác phê duyệt.",
    en: "Lowering a risk level is proposed, and another person approves it.",
  },
  "already-in-force": {
    vi: "Chỉ rút lại được khi chưa có hiệu lực; muốn đổi thì ban hành mới.",
    en: "Only what has not taken effect can be taken back; to change it, publish anew.",
  },
  "code-used": {
    vi: "Mỗi mã chỉ ghi danh được một máy. Xin mã mới.",
    en: "Each code enrols one tablet. Ask for a new code.",
  },
  "code-expired": {
    vi: "Mã chỉ dùng được trong một giờ. Xin mã mới.",
    en: "A code is good for one hour. Ask for a new code.",
  },
  "setup-done": {
    vi: "Đăng nhập bằng tài khoản quản trị đã có.",
    en: "Sign in with the administrator's account.",
  },
  "unknown-reference": {
    vi: "Chọn lại mục không còn trong danh sách.",
    en: "Choose again for the field that names something unknown.",
  },
  "proposal-over": {
    vi: "Đề nghị đã được quyết định, đã rút hoặc đã quá 24 giờ. Nếu vẫn cần, hãy lập đề nghị mới.",
    en: "It was decided, withdrawn, or lapsed after 24 hours. If it is still needed, propose it again.",
  },
  "own-proposal": {
    vi: "Việc này cần một người khác có quyền duyệt.",
    en: "Somebody else who may do it has to approve it.",
  },
  "wait-alone": {
    vi: "Không có ai khác để duyệt: chờ đủ 24 giờ kể từ lúc đề nghị rồi thực hiện.",
    en: "There is nobody else to approve it: carry it out once 24 hours have passed since it was proposed.",
  },
  "key-signs": {
    vi: "Đổi khóa trước, rồi cắt khóa cũ; nếu không sẽ không cấp được giấy nào.",
    en: "Rotate first, then cut the old key off; otherwise no pass could be issued.",
  },
  "key-cut": {
    vi: "Khóa này đã bị cắt trước đó, không cần làm gì thêm.",
    en: "It was cut off before; there is nothing left to do.",
  },
  "kids-used-up": {
    vi: "Số hiệu khóa chỉ đến 255 và không dùng lại, vì giấy đã in mang số cũ. Hãy lập hệ thống mới với khóa mới.",
    en: "Key numbers end at 255 and are never given twice, as printed passes carry them. Set up a new installation with keys of its own.",
  },
  resnapshot: {
    vi: "Dữ liệu đang giữ đã quá cũ so với máy chủ.",
    en: "What is held is too far behind the server.",
  },
  "too-large": {
    vi: "Chia nhỏ rồi gửi lại.",
    en: "Send it in smaller parts.",
  },
  "unsupported-media-type": {
    vi: "Gửi JSON (UTF-8) với Content-Type: application/json.",
    en: "Send JSON (UTF-8) with Content-Type: application/json.",
  },
  "rate-limited": {
    vi: "Thử lại sau {seconds} giây.",
    en: "Try again in {seconds} {seconds|second|seconds}.",
  },
  internal: {
    vi: "Báo cho quản trị viên mã yêu cầu dưới đây.",
    en: "Give the administrator the request id below.",
  },
  "not-ready": {
    vi: "Thử lại sau ít phút.",
    en: "Try again in a few minutes.",
  },
  "no-signing-key": {
    vi: "Tệp khóa không có trong thư mục khóa của máy chủ này, hoặc khóa đã hết hạn. Báo cho quản trị viên.",
    en: "The key's file is not in this server's keys folder, or the key has ended. Tell the administrator.",
  },
} as const satisfies Record<ProblemCode, Words>;

/**
 * What is wrong with one field. Keys are the `params.code` of custom schema issues and the codes of
 * refusals' `fields`; the second part are the words for what schemas find by themselves.
 */
export const fieldWords = {
  plate: {
    vi: "Không phải biển số: 4–11 chữ và số, ví dụ 93C-123.45",
    en: "Not a plate: 4–11 letters and digits, for example 93C-123.45",
  },
  "short-code": {
    vi: "Mã ngắn không đúng: 8 ký tự, ví dụ K7M2-9QXD",
    en: "Not a short code: 8 characters, for example K7M2-9QXD",
  },
  "after-valid-from": {
    vi: "Phải sau thời điểm bắt đầu hiệu lực",
    en: "Must be after the start of validity",
  },
  "at-most-a-year": {
    vi: "Hiệu lực dài nhất là 366 ngày",
    en: "Validity is at most 366 days",
  },
  "other-than-plate": {
    vi: "Biển số rơ moóc phải khác biển số xe",
    en: "The trailer's plate must differ from the vehicle's",
  },
  "one-of-checkpoint-endpoint": {
    vi: "Chọn một chốt hoặc một điểm cuối",
    en: "Give either a checkpoint or an endpoint",
  },
  "in-the-past": { vi: "Thời điểm này đã qua", en: "This time has passed" },
  "beyond-key": {
    vi: "Vượt quá thời hạn của khóa ký: chậm nhất {until}",
    en: "Beyond the issuing key's validity: {until} at the latest",
  },
  "unknown-place": {
    vi: "Không có mục này hoặc mục đã ngừng dùng",
    en: "There is no such entry, or it is no longer used",
  },
  "unknown-kind": {
    vi: "Không có loại xe này trong quy định đang áp dụng",
    en: "The rules in force know no such kind of vehicle",
  },
  "unknown-purpose": {
    vi: "Không có mục đích này trong quy định đang áp dụng",
    en: "The rules in force know no such purpose",
  },
  "over-purpose-cap": {
    vi: "Mục đích này chỉ cho phép nhiều nhất {max} người",
    en: "This purpose allows at most {max} {max|person|people}",
  },
  "not-a-stop": {
    vi: "Mục đích này không được dừng ở điểm cuối này; các chốt sẽ chặn xe. Được dừng ở: {stops}",
    en: "This purpose may not stop at this endpoint: the posts would stop the vehicle. It may stop at: {stops}",
  },
  "no-stops": {
    vi: "Mục đích này không được dừng ở điểm cuối nào đang dùng; các chốt sẽ chặn xe. Chọn mục đích khác",
    en: "This purpose may stop at no endpoint in use: the posts would stop the vehicle. Choose another purpose",
  },
  "same-plate": {
    vi: "Xe này đã có giấy {code} còn hiệu lực đến cùng điểm cuối trong thời gian đó",
    en: "This vehicle already holds pass {code} to the same endpoint for that time",
  },
  "unknown-key": { vi: "Không có khóa này", en: "There is no such key" },
  "proposed-already": {
    vi: "Việc này đã có người đề nghị và đang chờ duyệt",
    en: "This has been proposed already and waits for approval",
  },
  "username-taken": { vi: "Tên đăng nhập đã có người dùng", en: "The user name is taken" },
  "last-administrator": {
    vi: "Đây là quản trị viên cuối cùng: giao quyền cho người khác trước",
    en: "This is the last administrator: appoint another one first",
  },
  "device-key": {
    vi: "Không phải khóa công khai P-256",
    en: "Not a P-256 public key",
  },
  "enrol-code": {
    vi: "Không có mã này. Kiểm tra lại từng ký tự",
    en: "There is no such code. Check each character",
  },
  "setup-token": {
    vi: "Liên kết này không còn đúng. Dùng liên kết được in ra ở lần khởi động gần nhất",
    en: "This link is no longer good. Use the one printed at the latest start",
  },
  "code-taken": { vi: "Số này đã dùng cho “{id}”", en: "This number is used by “{id}”" },
  "given-twice": { vi: "Mục này được gửi hai lần", en: "This entry is given twice" },
  "code-fixed": {
    vi: "Không đổi được số này: giấy đã cấp mang số cũ",
    en: "This number cannot change: passes already issued carry it",
  },
  "loop-of-areas": {
    vi: "Địa bàn không thể nằm trong chính nó",
    en: "An area cannot lie within itself",
  },
  "post-twice": {
    vi: "Chốt này đã có trong tuyến",
    en: "The corridor runs through this post already",
  },
  "km-in-order": {
    vi: "Phải xa hơn chốt trước ({km} km)",
    en: "Must be further than the post before it ({km} km)",
  },
  "gate-needs-endpoint": {
    vi: "Cổng điểm cuối phải thuộc một điểm cuối; các chốt khác thì không",
    en: "An endpoint's gate must name its endpoint, and only a gate may",
  },

  "lowers-level": {
    vi: "Thấp hơn mức đang hoặc sẽ áp dụng vào lúc đó",
    en: "Lower than what is in force, or published, for that time",
  },
  "published-otherwise": {
    vi: "Mã này đã được ban hành với nội dung khác; điều đã ban hành không sửa được",
    en: "This id is published with other content; what is published does not change",
  },
  "unknown-rules": {
    vi: "Không còn lưu quy định mang số này",
    en: "No rule set of this version is on record",
  },
  "next-version": {
    vi: "Phải là {next}: số kế tiếp, các số trước đã dùng",
    en: "Must be {next}: the next number, those before are used",
  },
  "softer-than-province": {
    vi: "Nhẹ hơn biện pháp của tỉnh ở mức này; địa bàn chỉ được áp dụng bằng hoặc nặng hơn",
    en: "Softer than the province's measure at this level; an area may only order the same or harder",
  },
  "softer-than-province-most": {
    vi: "Nhẹ hơn biện pháp của tỉnh ở mức này: nhiều nhất là {most}",
    en: "Softer than the province's measure at this level: at most {most}",
  },

  "unknown-checkpoint": { vi: "Không có chốt này", en: "There is no such checkpoint" },
  "other-post": {
    vi: "Máy này thuộc chốt “{post}”, không ghi được lượt quét của chốt khác",
    en: "This tablet belongs to checkpoint “{post}” and cannot record scans for another",
  },
  "other-content": {
    vi: "Mã lượt quét này đã được ghi với nội dung khác",
    en: "A scan with this id is on record with other content",
  },
  "version-too-new": {
    vi: "Máy gửi lượt quét phiên bản {v}, máy chủ này đọc phiên bản {least} đến {most}. Hãy nâng cấp máy chủ; lượt quét được giữ làm chứng cứ",
    en: "The tablet sends version {v} of a scan, this server reads {least} to {most}. Upgrade the server; the scan is kept as evidence",
  },
  "version-too-old": {
    vi: "Máy gửi lượt quét phiên bản {v}, máy chủ này đọc phiên bản {least} đến {most}. Hãy tải lại trang trên máy; lượt quét được giữ làm chứng cứ",
    en: "The tablet sends version {v} of a scan, this server reads {least} to {most}. Load the page anew on the tablet; the scan is kept as evidence",
  },
  "no-such-time": {
    vi: "Đồng hồ của máy cho ra thời điểm không có thật; lượt quét được giữ làm chứng cứ",
    en: "The tablet's clock comes to a time that cannot be; the scan is kept as evidence",
  },
  "too-nested": { vi: "Dữ liệu lồng nhau quá sâu", en: "This is nested too deeply" },

  required: { vi: "Cần điền mục này", en: "This is required" },
  "too-short": {
    vi: "Cần ít nhất {least} ký tự",
    en: "At least {least} {least|character|characters}",
  },
  "too-long": {
    vi: "Nhiều nhất {most} ký tự",
    en: "At most {most} {most|character|characters}",
  },
  "too-few": { vi: "Cần ít nhất {least} mục", en: "At least {least} {least|entry|entries}" },
  "too-many": { vi: "Nhiều nhất {most} mục", en: "At most {most} {most|entry|entries}" },
  "too-small": { vi: "Nhỏ nhất là {least}", en: "At least {least}" },
  "too-big": { vi: "Lớn nhất là {most}", en: "At most {most}" },
  "whole-number": { vi: "Phải là số nguyên", en: "Must be a whole number" },
  number: { vi: "Phải là số", en: "Must be a number" },
  text: { vi: "Phải là chữ", en: "Must be text" },
  "yes-no": { vi: "Phải là true hoặc false", en: "Must be true or false" },
  list: { vi: "Phải là danh sách", en: "Must be a list" },
  object: { vi: "Phải là một đối tượng JSON", en: "Must be a JSON object" },
  "one-of": { vi: "Phải là một trong: {options}", en: "Must be one of: {options}" },
  time: {
    vi: "Phải là thời điểm ISO 8601 có múi giờ, ví dụ 2021-08-14T07:00:00+07:00",
    en: "Must be an ISO 8601 time with offset, for example 2021-08-14T07:00:00+07:00",
  },
  date: {
    vi: "Phải là ngày, ví dụ 2021-08-14",
    en: "Must be a date, for example 2021-08-14",
  },
  format: { vi: "Viết chưa đúng dạng", en: "Not in the right form" },
} as const satisfies Record<string, Words>;
export type FieldCode = keyof typeof fieldWords;
