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
  "already-suspended": { vi: "Giấy đang bị tạm đình chỉ", en: "The pass is suspended already" },
  "not-suspended": { vi: "Giấy không bị tạm đình chỉ", en: "The pass is not suspended" },
  "pass-changed": {
    vi: "Giấy đã thay đổi từ lúc mở ra",
    en: "The pass has changed since it was opened",
  },
  "pass-over": { vi: "Giấy không còn sửa được", en: "The pass can no longer be amended" },
  "not-printable": { vi: "Không có giấy nào để in", en: "There is no pass to print" },
  "application-moved": {
    vi: "Đơn đã thay đổi từ lúc mở ra",
    en: "The application has changed since it was opened",
  },
  "already-arrived": {
    vi: "Đã xác nhận đến nơi",
    en: "The arrival has been confirmed already",
  },
  "not-there": { vi: "Xe không ở điểm này", en: "The vehicle is not at this endpoint" },
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
  "sign-up-over": {
    vi: "Đăng ký này đã được giải quyết",
    en: "This request has been decided",
  },
  "question-over": { vi: "Câu hỏi đã khép lại", en: "The question is closed" },
  "alert-resolved": { vi: "Cảnh báo đã kết thúc", en: "The alert is resolved" },
  "alert-withdrawn": { vi: "Cảnh báo đã được rút", en: "The alert was withdrawn" },
  "import-state": { vi: "Danh sách đang ở bước khác", en: "The list is at another step" },
  "extension-state": {
    vi: "Đợt gia hạn đang ở bước khác",
    en: "The extension is at another step",
  },
  "watch-over": { vi: "Mục theo dõi đã hết hiệu lực", en: "The entry is over" },
  "webhook-stopped": { vi: "Nơi nhận đang tạm dừng", en: "The webhook is stopped" },
  "too-many-webhooks": {
    vi: "Đã đủ số nơi nhận",
    en: "There are as many webhooks as there may be",
  },
  "too-many-filters": {
    vi: "Đã đủ số bộ lọc",
    en: "There are as many saved filters as there may be",
  },
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

/** `not-found` for callers who are known by nothing: there is no account that might see more. */
export const notFoundForAnyone: Words = {
  vi: "Không có gì khớp. Kiểm tra lại mã hoặc địa chỉ rồi thử lại.",
  en: "Nothing fits. Check the code or the address and try again.",
};

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
  "already-suspended": {
    vi: "Giấy này đã bị tạm đình chỉ trước đó. Mở lại giấy để xem lý do.",
    en: "It was suspended before. Open the pass again to see why.",
  },
  "not-suspended": {
    vi: "Chỉ khôi phục được giấy đang bị tạm đình chỉ. Mở lại giấy để xem tình trạng hiện nay.",
    en: "Only a suspended pass is reinstated. Open the pass again to see how it stands now.",
  },
  "pass-changed": {
    vi: "Mở lại giấy để xem nội dung hiện nay rồi sửa tiếp.",
    en: "Open the pass again to see what stands now, then amend that.",
  },
  "sign-up-over": {
    vi: "Người khác đã duyệt hoặc từ chối trước. Xem lại danh sách.",
    en: "Somebody else approved or refused it first. Look at the list again.",
  },
  "application-moved": {
    vi: "Xem lại đơn như hiện nay rồi quyết định.",
    en: "Look at the application as it now stands.",
  },
  "pass-over": {
    vi: "Giấy đã thu hồi, đã dùng hết hoặc hết hạn thì không sửa, không gia hạn được: đăng ký lại để cấp giấy mới.",
    en: "A pass that is revoked, spent or ended is neither amended nor extended: register the vehicle again.",
  },
  "not-printable": {
    vi: "Chỉ in giấy còn hiệu lực. Giấy đã thu hồi, tạm đình chỉ, dùng hết hoặc hết hạn thì không in.",
    en: "Only passes that are good are printed: none that is revoked, suspended, spent or ended.",
  },
  "already-arrived": {
    vi: "Chuyến này đã được xác nhận đến nơi trước đó.",
    en: "This trip was confirmed before.",
  },
  "not-there": {
    vi: "Xe chưa được xác nhận đến điểm này, hoặc đã rời đi.",
    en: "Its arrival here has not been confirmed, or it has left.",
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
  "question-over": {
    vi: "Người khác đã trả lời trước, hoặc đã quá 24 giờ. Chốt chỉ nhận câu trả lời đầu tiên.",
    en: "Somebody answered before, or 24 hours have passed. The post goes by the first answer.",
  },
  "alert-resolved": {
    vi: "Người khác đã kết thúc cảnh báo này. Nếu có dấu hiệu mới nặng hơn, cảnh báo sẽ tự mở lại.",
    en: "Somebody resolved it before. If something graver comes up it opens again by itself.",
  },
  "import-state": {
    vi: "Mở lại danh sách để xem đang ở bước nào: chỉ sửa cột khi chưa cấp giấy nào, chỉ cấp giấy khi đã kiểm tra xong.",
    en: "Look at the list again: its columns are changed before any pass is issued, and passes are issued once it is checked.",
  },
  "extension-state": {
    vi: "Mở lại đợt gia hạn để xem đang ở bước nào: chỉ đề nghị khi đã tìm xong và có giấy gia hạn được, chỉ hoàn tác trong 24 giờ sau khi duyệt.",
    en: "Look at the extension again: it is proposed once its passes are found and some can be extended, and undone within 24 hours of being approved.",
  },
  "watch-over": {
    vi: "Mục này đã hết hạn hoặc đã được rút. Nếu vẫn cần theo dõi, lập mục mới.",
    en: "It has ended or was withdrawn. Make a new one where the vehicle is still to be looked for.",
  },
  "alert-withdrawn": {
    vi: "Một lượt quét về sau cho thấy không có việc này. Không cần làm gì thêm.",
    en: "A later scan showed that it is not so. There is nothing left to do.",
  },
  "webhook-stopped": {
    vi: "Cho nơi nhận hoạt động lại rồi gửi.",
    en: "Let it go on, then send.",
  },
  "too-many-webhooks": {
    vi: "Nhiều nhất 20 nơi nhận. Sửa lại một nơi đã dừng thay vì thêm mới.",
    en: "There are at most 20. Change one that is stopped instead of adding another.",
  },
  "too-many-filters": {
    vi: "Mỗi người lưu nhiều nhất 50 bộ lọc. Xóa bớt một bộ lọc rồi lưu lại.",
    en: "A person keeps at most 50. Delete one, then save again.",
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
    vi: "Gửi đúng kiểu mà bản mô tả nêu cho lời gọi này; thường là JSON (UTF-8), Content-Type: application/json.",
    en: "Send the type that the description names for this call; mostly JSON (UTF-8), Content-Type: application/json.",
  },
  "rate-limited": {
    vi: "Thử lại sau {wait}.",
    en: "Try again in {wait}.",
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
