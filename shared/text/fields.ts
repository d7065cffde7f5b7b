import type { Words } from "./say.ts";

/**
 * What is wrong with one field. Keys are the `params.code` of custom schema issues and the codes of
 * refusals' `fields`; the second part are the words for what schemas find by themselves.
 */
export const fieldWords = {
  plate: {
    vi: "Không phải biển số: 4–11 chữ và số, ví dụ 93C-123.45",
    en: "Not a plate: 4–11 letters and digits, for example 93C-123.45",
  },
  "not-for-all": {
    vi: "Không ghi chung cho mọi dòng: chọn cột ghi tên lái xe",
    en: "Not given for all rows: choose the column of names",
  },
  "name-alone": {
    vi: "Chỉ ghi họ tên, không ghi số điện thoại hay số giấy tờ",
    en: "Give the name alone, without numbers of telephones or papers",
  },
  "vehicle-code": {
    vi: "Cần mã giấy 8 ký tự hoặc mã biên nhận 12 ký tự",
    en: "Give the pass's code of 8 characters or the receipt's of 12",
  },
  "plate-end": {
    vi: "Cần đúng 4 ký tự cuối của biển số, ví dụ 2345",
    en: "Give the last four characters of the plate, for example 2345",
  },
  "not-on-its-way": {
    vi: "Chốt này không nằm trên tuyến của xe",
    en: "This post is not on the vehicle's way",
  },
  "delay-short": {
    vi: "Chỉ báo khi đã chờ ít nhất {minutes} phút",
    en: "Report a wait of {minutes} minutes or more",
  },
  "delay-long": {
    vi: "Chỉ báo việc chờ trong {hours} giờ qua",
    en: "Report a wait that began within the last {hours} hours",
  },
  "status-code": {
    vi: "Cần mã giấy 8 ký tự, hoặc mã đơn, mã đăng ký 12 ký tự",
    en: "Give a pass's code of 8 characters, or an application's or request's of 12",
  },
  "phone-end": {
    vi: "Cần đúng 4 số cuối của điện thoại đơn vị vận tải, ví dụ 7888",
    en: "Give the last four digits of the carrier's telephone, for example 7888",
  },
  "code-or-plate": {
    vi: "Nhập mã, hoặc biển số và 4 số cuối điện thoại",
    en: "Give a code, or a plate and the last four digits of the telephone",
  },
  "tax-number": {
    vi: "Mã số thuế không đúng: 10 chữ số, chi nhánh thêm 3, ví dụ 0100233488",
    en: "Not a tax number: 10 digits, 3 more for a branch, for example 0100233488",
  },
  "receipt-code": {
    vi: "Mã biên nhận không đúng: 12 ký tự, như in trên biên bản",
    en: "Not a receipt's code: 12 characters, as printed on the record",
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
  "webhook-url": {
    vi: "Cần địa chỉ https://…, không kèm tên người dùng; http:// chỉ dùng trong mạng nội bộ",
    en: "Give an https:// address without a user's name; http:// only within one's own network",
  },
  "one-of-checkpoint-endpoint": {
    vi: "Chọn một chốt hoặc một điểm cuối",
    en: "Give either a checkpoint or an endpoint",
  },
  "pass-not-good": {
    vi: "Giấy này không còn hiệu lực nên không in",
    en: "This pass is no longer good and is not printed",
  },
  "print-in-files": {
    vi: "Mỗi tệp nhiều nhất {most} giấy: chọn tệp từ 1 đến {files}",
    en: "A file holds {most} passes at most: choose one from 1 to {files}",
  },
  "not-yet": { vi: "Thời điểm này chưa đến", en: "This time has not come yet" },
  "in-the-past": { vi: "Thời điểm này đã qua", en: "This time has passed" },
  "beyond-key": {
    vi: "Vượt quá thời hạn của khóa ký: chậm nhất {until}",
    en: "Beyond the issuing key's validity: {until} at the latest",
  },
  "cannot-see-to-it": {
    vi: "Người này không được giao xử lý cảnh báo ở đây",
    en: "This person may not see to alerts here",
  },
  "window-too-long": { vi: "Dài nhất 24 giờ", en: "24 hours at most" },
  "not-on-corridor": {
    vi: "Chốt này không nằm trên tuyến",
    en: "This post is not on the corridor",
  },
  "not-next-on-corridor": {
    vi: "Hai nơi này không liền nhau trên tuyến nào, cũng không phải chốt và điểm cuối bên ngoài tuyến",
    en: "These two do not follow each other on any corridor, nor are they a post of one and an endpoint beside it",
  },
  "marked-too-late": {
    vi: "Không sớm hơn {days} ngày trước",
    en: "Not more than {days} days ago",
  },
  "not-the-entry": {
    vi: "Chốt ra phải khác chốt vào",
    en: "The exit is another post than the entry",
  },
  "not-of-convoy": { vi: "Xe này không thuộc đoàn", en: "This vehicle is not of the convoy" },
  "unknown-person": { vi: "Không có tài khoản này", en: "There is no such account" },
  "too-many-acts": {
    vi: "Một đoàn chỉ ghi được {most} lần thay đổi",
    en: "No more than {most} changes are kept of one convoy",
  },
  "is-merged": {
    vi: "Mục này đã gộp vào mục khác. Bỏ gộp trước",
    en: "This one was merged into another. Take that back first",
  },
  "not-itself": { vi: "Chọn một mục khác", en: "Choose another one" },
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
    vi: "Xe này đã có giấy {code} còn hiệu lực đến “{endpoint}” trong thời gian đó",
    en: "This vehicle already holds pass {code} to “{endpoint}” for that time",
  },
  "rows-forgotten": {
    vi: "Các dòng của danh sách này đã được xoá sau 14 ngày không ai làm tiếp: tải tệp lên lại",
    en: "The rows of this list were forgotten after 14 days without anybody going on with it: bring the file again",
  },
  "plate-revoked": {
    vi: "Giấy {code} cấp theo đúng dòng này đã bị thu hồi; danh sách không cấp lại. Nếu xe được phép đi lại, đăng ký riêng xe này",
    en: "Pass {code}, issued from this very row, was revoked; a list does not issue it again. Where the vehicle may drive again, register it by itself",
  },
  "plate-suspended": {
    vi: "Giấy {code} của xe này đến “{endpoint}” đang bị tạm đình chỉ: khôi phục hoặc thu hồi giấy đó trước",
    en: "This vehicle's pass {code} to “{endpoint}” is suspended: reinstate or revoke that one first",
  },
  "unknown-field": {
    vi: "Lời gọi này không nhận mục này; không mục nào được thay đổi",
    en: "This call takes no such field; nothing was changed",
  },
  "register-again": {
    vi: "Mục này không sửa được: đăng ký giấy mới, rồi thu hồi giấy này",
    en: "This cannot be amended: register a new pass, then revoke this one",
  },
  "nothing-to-amend": {
    vi: "Cho biết ít nhất một mục cần sửa",
    en: "Give at least one thing to change",
  },
  "as-it-stands": { vi: "Đang đúng như vậy rồi", en: "It stands so already" },
  "newest-rev": {
    vi: "Giấy nay ở phiên bản {rev}",
    en: "The pass now stands at revision {rev}",
  },
  "last-rev": {
    vi: "Giấy này đã sửa đến phiên bản cuối ({rev})",
    en: "This pass was amended up to its last revision ({rev})",
  },
  "moved-submitted": { vi: "Đơn chưa có ai xử lý", en: "Nobody has acted on it" },
  "moved-changed": { vi: "Đơn vừa được sửa", en: "It has been mended" },
  "moved-withdrawn": { vi: "Đơn đã được rút", en: "It was withdrawn" },
  "moved-approved": { vi: "Đơn đã được duyệt", en: "It was approved" },
  "moved-refused": { vi: "Đơn đã bị từ chối", en: "It was refused" },
  "moved-change-asked": { vi: "Đơn cần sửa", en: "A change was asked for" },
  "moved-submitted-by": { vi: "{who} đã nộp đơn", en: "{who} submitted it" },
  "moved-changed-by": { vi: "{who} vừa sửa đơn", en: "{who} has mended it" },
  "moved-withdrawn-by": { vi: "{who} đã rút đơn", en: "{who} withdrew it" },
  "moved-approved-by": { vi: "{who} đã duyệt đơn này", en: "{who} approved it" },
  "moved-refused-by": { vi: "{who} đã từ chối đơn này", en: "{who} refused it" },
  "moved-change-asked-by": { vi: "{who} đã yêu cầu sửa đơn", en: "{who} asked for a change" },
  "other-carrier": {
    vi: "Đơn của đơn vị khác là đơn khác: nộp đơn mới",
    en: "Another carrier's is another application: submit a new one",
  },
  "other-pass": {
    vi: "Đề nghị cho giấy khác là đề nghị khác: gửi đề nghị mới",
    en: "What is asked of another pass is asked anew",
  },
  "asked-already": {
    vi: "Giấy này đã có một đề nghị đang chờ: sửa hoặc rút đề nghị đó",
    en: "Something is asked of this pass already: change or withdraw that",
  },
  "apply-anew": {
    vi: "Mục này không điều chỉnh được: nộp đơn xin giấy mới",
    en: "This cannot be amended: apply for a new pass",
  },
  "where-it-is": {
    vi: "Cho biết xe đang ở chốt nào, hoặc ghi địa điểm",
    en: "Say at which post the vehicle is, or name the place",
  },
  "reason-twice": { vi: "Lý do này đã có", en: "This reason is there already" },
  "unknown-key": { vi: "Không có khóa này", en: "There is no such key" },
  "proposed-already": {
    vi: "Việc này đã có người đề nghị và đang chờ duyệt",
    en: "This has been proposed already and waits for approval",
  },
  "name-taken": { vi: "Đã có bộ lọc tên này", en: "A saved filter has this name already" },
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
  "endpoint-twice": {
    vi: "Điểm này đã có trên giấy",
    en: "The pass names this endpoint already",
  },
  "nothing-taken-over": {
    vi: "Ghi biển số xe chở thay hoặc lái xe mới",
    en: "Give the plate of the vehicle that takes over, or another driver",
  },
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
  "deny-plates-only": {
    vi: "Chỉ biển số mới được đặt không cho qua; với giấy thì thu hồi giấy",
    en: "Only a plate is denied; a pass that must not be let through is revoked",
  },
  "watched-too-long": {
    vi: "Theo quy định, theo dõi dài nhất là {days} ngày",
    en: "By the rules in force an entry holds for at most {days} {days|day|days}",
  },
  "unknown-pass": {
    vi: "Không có giấy mang mã này trong phạm vi của bạn",
    en: "There is no pass with this code within your reach",
  },
  "unknown-entry": {
    vi: "Không có mục này trong phạm vi của bạn",
    en: "There is no such entry within your reach",
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
  "id-taken": {
    vi: "Đã nhận trước đó với nội dung khác; nội dung nhận đầu tiên được giữ. Mở lại để xem, hoặc gửi mới với mã khác",
    en: "This was received before with other content, and the first stands. Open it again to see it, or send anew under another id",
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
  "photo-not-as-named": {
    vi: "Nội dung ảnh không đúng với tên SHA-256 của ảnh",
    en: "The photo is not what its SHA-256 names",
  },
  "photo-not-plain": {
    vi: "Phải là ảnh JPEG không kèm thông tin nào khác (EXIF, ghi chú)",
    en: "Must be a JPEG that carries nothing beside the picture (no EXIF, no comment)",
  },
  "listed-twice": {
    vi: "Mỗi người trong danh sách chỉ nêu một lần",
    en: "Each of those listed is named once",
  },
  "no-such-place": {
    vi: "Danh sách chỉ có {count} người",
    en: "The list has {count} {count|person|people}",
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
  "day-to-come": {
    vi: "Ngày này chưa đến. Chọn hôm nay hoặc một ngày trước đó",
    en: "This day has not begun. Choose today or an earlier one",
  },
  "wall-time": {
    vi: "Ghi ngày/tháng/năm giờ:phút, ví dụ 22/11/2026 14:05",
    en: "Write day/month/year hour:minute, for example 22/11/2026 14:05",
  },
  date: {
    vi: "Phải là ngày, ví dụ 2021-08-14",
    en: "Must be a date, for example 2021-08-14",
  },
  "whole-paper": {
    vi: "Cần đủ số giấy tờ: 12 số căn cước, hoặc 8 đến 20 chữ và số",
    en: "The whole number is needed: 12 digits of an identity card, or 8 to 20 letters and digits",
  },
  format: { vi: "Viết chưa đúng dạng", en: "Not in the right form" },
} as const satisfies Record<string, Words>;
export type FieldCode = keyof typeof fieldWords;
