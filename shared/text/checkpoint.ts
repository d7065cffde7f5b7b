import type { Words } from "./say.ts";

/** The tablet at the barrier. Short: read in sun, at night, with gloves on. */
export const checkpointWords = {
  title: { vi: "Chốt kiểm soát · Luồng xanh", en: "Checkpoint · Greenlane" },
  opening: { vi: "Đang mở…", en: "Opening…" },
  navigation: { vi: "Việc ở chốt", en: "Work at the post" },

  // The ways in
  scan: { vi: "Quét", en: "Scan" },
  typed: { vi: "Nhập tay", en: "Type" },
  walkUp: { vi: "Không mã", en: "No code" },
  coming: { vi: "Sắp tới", en: "Coming" },
  recent: { vi: "Vừa quét", en: "Recent" },
  menu: { vi: "Cài đặt", en: "Settings" },

  // Camera
  aim: { vi: "Đưa mã QR trên giấy vào khung hình", en: "Bring the QR of the pass into view" },
  cameraStarting: { vi: "Đang mở camera…", en: "Opening the camera…" },
  sameCode: {
    vi: "Mã này vừa xử lý xong. Đưa mã khác vào khung hình.",
    en: "This code has just been dealt with. Bring the next one.",
  },
  scanAgain: { vi: "Quét lại mã này", en: "Scan this code again" },
  unreadable: {
    vi: "Thấy mã nhưng không đọc được. Lau sạch, đổi góc, hoặc nhập biển số.",
    en: "A code is there but cannot be read. Wipe it, change the angle, or type the plate.",
  },
  photo: { vi: "Đọc mã từ ảnh có sẵn", en: "Read a code from a photo" },
  photoReading: { vi: "Đang đọc ảnh…", en: "Reading the photo…" },
  photoNoPicture: {
    vi: "Không mở được ảnh này. Chọn ảnh JPEG hoặc PNG, hoặc chụp màn hình rồi chọn lại.",
    en: "This picture cannot be opened. Choose a JPEG or PNG, or take a screenshot of it.",
  },
  photoNoCode: {
    vi: "Không thấy mã QR trong ảnh. Chọn ảnh rõ hơn, hoặc nhập biển số.",
    en: "There is no QR code in the picture. Choose a clearer one, or type the plate.",
  },
  photoDamaged: {
    vi: "Mã trong ảnh bị mờ hoặc rách, không đọc được. Chọn ảnh rõ hơn, hoặc nhập biển số.",
    en: "The code in the picture is blurred or torn. Choose a clearer one, or type the plate.",
  },
  torch: { vi: "Đèn", en: "Torch" },
  cameraRefusedTitle: { vi: "Camera bị chặn", en: "The camera is blocked" },
  cameraRefused: {
    vi: "Trình duyệt không cho dùng camera. Bấm biểu tượng ổ khóa cạnh địa chỉ, cho phép camera rồi thử lại.",
    en: "The browser does not allow the camera. Use the padlock beside the address, allow the camera, then try again.",
  },
  cameraTakenTitle: { vi: "Camera đang bận", en: "The camera is in use" },
  cameraTaken: {
    vi: "Một ứng dụng khác đang dùng camera. Đóng ứng dụng đó rồi thử lại.",
    en: "Another app holds the camera. Close it, then try again.",
  },
  cameraNoneTitle: { vi: "Máy không có camera", en: "There is no camera" },
  cameraNone: {
    vi: "Nhập biển số hoặc mã ngắn in trên giấy; kết luận vẫn như khi quét.",
    en: "Type the plate or the short code printed on the pass; the verdict is the same.",
  },
  cameraInsecureTitle: { vi: "Trang chưa an toàn", en: "The page is not secure" },
  cameraInsecure: {
    vi: "Camera chỉ dùng được khi mở bằng địa chỉ https://. Hỏi quản trị viên địa chỉ đúng.",
    en: "The camera works only at an https:// address. Ask the administrator for it.",
  },
  cameraFailedTitle: { vi: "Không mở được camera", en: "The camera did not open" },
  cameraFailed: {
    vi: "Thử lại. Nếu vẫn không được, khởi động lại máy; trong lúc đó hãy nhập biển số.",
    en: "Try again. If it fails, restart the tablet; meanwhile type the plate.",
  },
  readerBroken: {
    vi: "Bộ đọc mã không khởi động được. Tải lại trang khi có mạng; trong lúc đó hãy nhập biển số.",
    en: "The code reader did not start. Reload the page with network; meanwhile type the plate.",
  },
  typeInstead: { vi: "Nhập biển số", en: "Type the plate" },

  // Nothing on file
  nothingOnFileTitle: { vi: "Máy chưa có dữ liệu", en: "Nothing on file yet" },
  nothingOnFile: {
    vi: "Cần nối mạng một lần để tải dữ liệu. Sau đó máy làm việc được khi mất mạng.",
    en: "The tablet needs the network once to fetch its data. After that it works without.",
  },
  fetching: { vi: "Đang tải dữ liệu…", en: "Fetching data…" },

  // Header
  dataNow: { vi: "Dữ liệu: {ago}", en: "Data: {ago}" },
  dataComing: { vi: "Đang tải dữ liệu {done}/{of}", en: "Loading data {done}/{of}" },
  offlineNow: { vi: "Không có mạng", en: "No network" },
  offlineData: { vi: "Mất mạng · dữ liệu {ago}", en: "Offline · data {ago}" },
  allSent: { vi: "Đã gửi hết", en: "All sent" },
  waiting: { vi: "{count} chờ gửi từ {time}", en: "{count} to send since {time}" },
  refusedCount: { vi: "{count} bị từ chối", en: "{count} refused" },
  noOfficer: { vi: "Chưa ai nhận ca", en: "Nobody signed on" },

  // Banners
  cutOffTitle: { vi: "Máy này đã bị ngắt", en: "This tablet has been cut off" },
  cutOffSending: {
    vi: "Không quét tiếp được trên máy này. Dữ liệu về xe và người trực đã xóa. Máy đang gửi nốt các lượt quét đã ghi; gửi xong máy tự xóa khóa của mình.",
    en: "No more scanning on this tablet. What it held of vehicles and officers is gone. It is sending the scans it recorded and then forgets its own key.",
  },
  cutOffWaiting: {
    vi: "Còn {count} lượt quét chưa gửi. Cứ để máy mở và có mạng.",
    en: "{count} {count|scan|scans} still to be sent. Leave the tablet on, with network.",
  },
  wipedTitle: { vi: "Máy đã xóa sạch", en: "This tablet is wiped" },
  wipedLead: {
    vi: "Máy đã bị ngắt khỏi hệ thống. {count} lượt quét máy từng ghi đều đã về máy chủ. Lúc {time} máy đã xóa khóa, dữ liệu xe, người trực và mã PIN.",
    en: "The tablet was cut off. {count|The one scan|All {count} scans} it ever recorded reached the server. At {time} it forgot its key, vehicles, officers and PINs.",
  },
  wipedUnused: {
    vi: "Máy đã bị ngắt khỏi hệ thống. Máy chưa ghi lượt quét nào. Lúc {time} máy đã xóa khóa, dữ liệu xe, người trực và mã PIN.",
    en: "The tablet was cut off. It had recorded no scan. At {time} it forgot its key, vehicles, officers and PINs.",
  },
  wipedNext: {
    vi: "Nếu bị ngắt nhầm, xin quản trị viên mã ghi danh mới.",
    en: "If that was a mistake, ask the administrator for a new enrolment code.",
  },
  notRecognised: {
    vi: "Máy chủ không nhận ra máy này. Kiểm tra ngày giờ của máy; nếu vẫn vậy, ghi danh lại.",
    en: "The server does not recognise this tablet. Check its date and time; if that is right, enrol it again.",
  },
  notOurs: {
    vi: "Nơi khác trả lời thay máy chủ, có thể là trang đăng nhập Wi-Fi. Chưa gửi được gì.",
    en: "Something else answers in the server's place, perhaps a Wi-Fi sign-in page. Nothing was sent.",
  },
  storageTrouble: {
    vi: "Máy không ghi được dữ liệu mới. Giải phóng bộ nhớ rồi tải lại trang.",
    en: "The tablet cannot store new data. Free some space, then reload the page.",
  },

  // Verdict
  spoken: {
    vi: "{headline}. Biển số {plate}, tối đa {count} người.",
    en: "{headline}. Plate {plate}, {count} people at most.",
  },
  spokenPlain: { vi: "{headline}. {action}", en: "{headline}. {action}" },
  fromTo: { vi: "{from} đến {to}", en: "{from} to {to}" },
  codeNumber: { vi: "Mã số {code}, máy chưa có tên", en: "Number {code}, name not on file" },
  seenHere: {
    vi: "Máy này đã ghi xe lúc {time}: {decision}.",
    en: "This tablet recorded the vehicle at {time}: {decision}.",
  },
  tripHeld: {
    vi: "Đang bị tạm giữ: {people} lúc {time}, {post}.",
    en: "Being held: {people} at {time}, {post}.",
  },
  tripSoFar: {
    vi: "Đang trên đường: {people} lúc {time}, {post}.",
    en: "On the road: {people} at {time}, {post}.",
  },
  askFor: { vi: "Yêu cầu thêm", en: "Also ask for" },
  foreignText: { vi: "Nội dung mã", en: "What the code says" },
  occupantsSeen: { vi: "Số người trên xe", en: "People on board" },
  fewer: { vi: "Bớt một người", en: "One person fewer" },
  moreOne: { vi: "Thêm một người", en: "One person more" },
  plateOther: { vi: "Biển số khác", en: "Other plate" },
  plateSeen: { vi: "Biển số thực tế (nếu đọc được)", en: "Plate on the vehicle (if legible)" },
  plateSeenNote: { vi: "Biển số thực tế: {plate}.", en: "Plate on the vehicle: {plate}." },
  allMatches: { vi: "Khớp hết, cho qua", en: "All matches, let through" },
  withPeople: {
    vi: "Cho qua với {count} người",
    en: "Let through with {count} {count|person|people}",
  },
  checkedLetThrough: { vi: "Đã kiểm tra, cho qua", en: "Checked, let through" },
  letThroughAnyway: { vi: "Vẫn cho qua…", en: "Let through anyway…" },
  decisions: { vi: "Quyết định xử lý", en: "Decision" },
  closeUndecided: { vi: "Đóng, chưa xử lý", en: "Close without deciding" },
  refer: { vi: "Chuyển y tế", en: "Refer to health" },
  enterWalkUp: { vi: "Ghi xe không có mã", en: "Enter without a code" },
  details: { vi: "Chi tiết", en: "Details" },

  // Override
  overrideTitle: { vi: "Cho qua trái kết luận", en: "Let through against the verdict" },
  overrideHint: {
    vi: "Việc này được lưu lại và báo lên trung tâm chỉ huy.",
    en: "This is kept on record and reported to the command centre.",
  },
  overrideSuperior: { vi: "Người cho phép (họ tên, chức vụ)", en: "Who permits it (name, rank)" },
  overrideConfirm: { vi: "Cho qua và ghi lại", en: "Let through and record" },
  overrideNote: {
    vi: "Lý do: {reason}. Người cho phép: {superior}.",
    en: "Reason: {reason}. Permitted by: {superior}.",
  },
  overrideMissing: {
    vi: "Ghi cả lý do và người cho phép.",
    en: "Give both the reason and the name.",
  },

  // Recording
  recording: { vi: "Đang ghi…", en: "Recording…" },
  recorded: { vi: "Đã ghi", en: "Recorded" },
  recordedLast: { vi: "Vừa ghi", en: "Last" },
  undo: { vi: "Hoàn tác", en: "Undo" },
  undone: {
    vi: "Đã hoàn tác “{decision}”. Chọn lại, hoặc đóng nếu chưa xử lý. Lượt quét trước vẫn được lưu.",
    en: "“{decision}” is taken back. Decide again, or close to leave it undecided. The first scan stays on record.",
  },
  notRecordedTitle: { vi: "CHƯA GHI ĐƯỢC", en: "NOT RECORDED" },
  notRecorded: {
    vi: "Máy không lưu được lượt quét này. Thông tin còn nguyên trên màn hình: thử lại, hoặc chép ra giấy.",
    en: "The tablet could not store this scan. Everything is still on the screen: try again, or write it down.",
  },

  // Typed
  typedTitle: { vi: "Biển số hoặc mã ngắn", en: "Plate or short code" },
  typedPlaceholder: { vi: "Ví dụ 93C-123.45", en: "e.g. 93C-123.45" },
  lookUp: { vi: "Tra", en: "Look up" },
  candidates: { vi: "Có trên máy", en: "On file" },
  noCandidates: { vi: "Không có xe nào như vậy trên máy.", en: "No such vehicle on file." },
  typeThree: {
    vi: "Gõ ít nhất 3 ký tự để xem gợi ý.",
    en: "Type three characters for suggestions.",
  },
  erase: { vi: "Xóa một ký tự", en: "Erase one character" },
  letters: { vi: "Chữ", en: "ABC" },
  digits: { vi: "Số", en: "123" },
  provinces: { vi: "Mã tỉnh hay gặp", en: "Province codes seen most" },
  lookAlike: { vi: "Chỉ gần giống", en: "Only looks alike" },
  keypad: { vi: "Bàn phím", en: "Keypad" },

  // Walk-up
  walkUpTitle: { vi: "Xe không có mã", en: "Vehicle without a code" },
  walkUpKeptText: {
    vi: "Giữ lại nội dung mã xe đã đưa ra.",
    en: "What the vehicle's own code says is kept.",
  },
  walkUpNext: { vi: "Xem kết luận", en: "See the verdict" },
  choose: { vi: "Chọn", en: "Choose" },
  walkUpMissing: {
    vi: "Chọn đủ loại phương tiện, điểm cuối và tuyến.",
    en: "Choose the vehicle kind, the endpoint and the corridor.",
  },
  plateWrong: { vi: "Chưa thành biển số.", en: "Not a plate yet." },
  hereFirst: { vi: "Tuyến qua chốt này", en: "Corridors through this post" },
  others: { vi: "Tuyến khác", en: "Other corridors" },

  // Coming
  comingTitle: { vi: "Xe sắp tới chốt", en: "Vehicles on their way here" },
  comingEmpty: { vi: "Chưa có xe nào đang tới chốt này.", en: "No vehicle is on its way here." },
  comingKm: { vi: "còn {km} km", en: "{km} km to go" },
  comingKmUnknown: { vi: "chưa rõ còn bao xa", en: "distance unknown" },

  // Recent
  recentTitle: { vi: "Máy này vừa quét", en: "Scanned on this tablet" },
  recentEmpty: { vi: "Chưa có lượt quét nào trên máy này.", en: "No scan on this tablet yet." },
  stateWaiting: { vi: "Chờ gửi", en: "To be sent" },
  stateRecorded: { vi: "Máy chủ đã nhận", en: "Received" },
  stateCorrected: { vi: "Đã sửa", en: "Corrected" },
  stateRefused: { vi: "Máy chủ từ chối", en: "Refused by the server" },
  serverDiffers: { vi: "Máy chủ kết luận: {outcome}", en: "The server says: {outcome}" },
  lateTitle: { vi: "Máy chủ kết luận khác", en: "The server sees it otherwise" },
  lateHint: {
    vi: "Máy chủ có dữ liệu mới hơn. Báo chỉ huy nếu xe còn ở gần.",
    en: "The server had fresher data. Tell command if the vehicle is still near.",
  },
  lateHere: { vi: "Máy này", en: "This tablet" },
  lateServer: { vi: "Máy chủ", en: "Server" },
  lateSeen: { vi: "Đã xem", en: "Seen" },
  refusedKept: {
    vi: "Lượt quét bị từ chối vẫn giữ trên máy và làm bằng chứng trên máy chủ. Báo quản trị viên.",
    en: "Refused scans are kept here and as evidence on the server. Tell the administrator.",
  },

  // Who is on duty
  dutyTitle: { vi: "Ai đang trực?", en: "Who is on duty?" },
  onDutySince: { vi: "{name} trực từ {time}", en: "{name} on duty since {time}" },
  onDutyNobody: {
    vi: "Chưa ai nhận ca. Vẫn quét và ghi bình thường, chỉ thiếu tên người trực.",
    en: "Nobody has taken over. Scanning and recording go on; only the name is missing.",
  },
  onDutyNow: { vi: "đang trực", en: "on duty" },
  dutyEmpty: {
    vi: "Chưa ai có PIN trên máy này. Đăng nhập một lần khi có mạng, rồi đặt PIN để lần sau nhận ca không cần mạng.",
    en: "Nobody has a PIN on this tablet yet. Sign in once with network and choose a PIN: later shifts need no network.",
  },
  dutyOther: { vi: "Người khác: đăng nhập", en: "Somebody else: sign in" },
  dutyBack: { vi: "Quay lại danh sách", en: "Back to the names" },
  takenOff: {
    vi: "{name} không còn được phân công trực ở chốt này. Chọn người trực khác; vẫn quét bình thường.",
    en: "{name} may no longer be on duty at this post. Choose who takes over; scanning goes on.",
  },
  signOnHint: {
    vi: "Cần có mạng. Tài khoản phải được phân công trực ở chốt này.",
    en: "Needs network. The account must be assigned to this post.",
  },
  signOn: { vi: "Nhận ca", en: "Take over" },
  signOff: { vi: "Hết ca, chưa ai nhận", en: "End the shift, nobody takes over yet" },
  signOnOffline: {
    vi: "Không kết nối được máy chủ. Vẫn quét được; lượt quét chưa mang tên.",
    en: "The server cannot be reached. Scanning works; scans carry no name yet.",
  },
  notOfThisPost: {
    vi: "{name} không được phân công trực ở chốt này. Quản trị viên phân công ở mục Người dùng.",
    en: "{name} is not assigned to this post. The administrator assigns people under People.",
  },
  pinOf: { vi: "PIN của {name}", en: "PIN of {name}" },
  pinWrong: {
    vi: "PIN không đúng. Còn {left} lần thử.",
    en: "That is not the PIN. {left} {left|try|tries} left.",
  },
  pinWait: {
    vi: "Sai nhiều lần. Thử lại sau {time}, hoặc đăng nhập khi có mạng. Vẫn quét và gửi bình thường.",
    en: "Wrong too often. Try again after {time}, or sign in with network. Scanning and sending go on.",
  },
  pinWaitShort: { vi: "thử lại sau {time}", en: "try again after {time}" },
  pinExpired: {
    vi: "Đã quá 10 ngày từ lần đăng nhập cuối. Đăng nhập lại khi có mạng; trong lúc đó vẫn quét bình thường.",
    en: "More than 10 days since the last sign-in. Sign in again with network; meanwhile scanning goes on.",
  },
  pinExpiredShort: { vi: "cần đăng nhập lại", en: "must sign in again" },
  pinChoose: { vi: "Đặt PIN 6 số", en: "Choose a PIN of 6 digits" },
  pinChooseHint: {
    vi: "Để lần sau nhận ca trên máy này bằng PIN, không cần mạng. PIN chỉ ở trên máy này.",
    en: "For taking over on this tablet next time, without network. The PIN stays on this tablet.",
  },
  pinRepeat: { vi: "Nhập lại PIN đó", en: "The same PIN again" },
  pinDiffers: {
    vi: "Hai lần nhập khác nhau. Đặt lại từ đầu.",
    en: "The two were different. Choose again.",
  },
  pinGuessable: {
    vi: "PIN này ai cũng đoán ra. Chọn số khác.",
    en: "Anybody would guess that. Choose another.",
  },
  pinLater: { vi: "Để sau", en: "Later" },
  pinKeep: { vi: "Giữ PIN cũ", en: "Keep the PIN I have" },

  // Settings
  settingsTitle: { vi: "Cài đặt", en: "Settings" },
  direction: { vi: "Chiều xe", en: "Direction" },
  device: { vi: "Máy này", en: "This tablet" },
  deviceLine: { vi: "{name} · {count} lượt quét", en: "{name} · {count} {count|scan|scans}" },
  rulesLine: { vi: "Bộ quy tắc số {version}", en: "Rule set {version}" },
  onFileLine: {
    vi: "Trên máy: {passes} giấy, {trips} chuyến",
    en: "On file: {passes} {passes|pass|passes}, {trips} {trips|trip|trips}",
  },
  enrolAgain: { vi: "Ghi danh lại máy", en: "Enrol this tablet again" },
  enrolAgainBlocked: {
    vi: "Còn {count} lượt quét chưa gửi. Gửi hết rồi mới ghi danh lại được.",
    en: "{count} {count|scan is|scans are} still to be sent. Enrol again after that.",
  },

  // Enrolment
  enrolTitle: { vi: "Ghi danh máy tính bảng", en: "Enrol this tablet" },
  enrolLead: {
    vi: "Mỗi máy được ghi danh một lần cho một chốt. Quản trị viên đưa mã dùng một lần, hoặc mã QR để quét.",
    en: "A tablet is enrolled once, for one post. The administrator gives a one-time code, or shows it as a QR.",
  },
  enrolCode: { vi: "Mã ghi danh", en: "Enrolment code" },
  enrolName: { vi: "Tên máy", en: "Name of this tablet" },
  enrolNameDefault: { vi: "Máy bảng 1", en: "Tablet 1" },
  enrolSubmit: { vi: "Ghi danh", en: "Enrol" },
  enrolScan: { vi: "Quét mã QR ghi danh", en: "Scan the enrolment QR" },
  enrolStopScan: { vi: "Thôi quét", en: "Stop scanning" },
  enrolling: { vi: "Đang ghi danh…", en: "Enrolling…" },
  enrolMalformed: {
    vi: "Mã có 12 chữ và số, ví dụ K7M2-9QXA-4TBD. Kiểm tra lại từng ký tự.",
    en: "A code has 12 letters and digits, for example K7M2-9QXA-4TBD. Check each character.",
  },
  enrolUnknown: {
    vi: "Máy chủ không biết mã này. Kiểm tra lại từng ký tự, hoặc xin mã mới.",
    en: "The server does not know this code. Check each character, or ask for a new one.",
  },
  enrolNotOurs: {
    vi: "Nơi trả lời không phải máy chủ luồng xanh: sai địa chỉ, hoặc trang đăng nhập Wi-Fi. Mã chưa bị dùng.",
    en: "What answered is not the Greenlane server: a wrong address, or a Wi-Fi sign-in page. The code is still good.",
  },
  enrolUnreachable: {
    vi: "Không kết nối được máy chủ. Kiểm tra mạng rồi thử lại; nếu mã báo đã dùng, xin mã mới.",
    en: "The server cannot be reached. Check the network and try again; if the code is then used, ask for a new one.",
  },
  enrolOtherServer: {
    vi: "Mã này của máy chủ khác ({host}). Mở trang chốt của máy chủ đó rồi ghi danh.",
    en: "This code is for another server ({host}). Open that server's checkpoint page and enrol there.",
  },
  enrolStorage: {
    vi: "Máy không lưu được khóa. Tắt chế độ ẩn danh, giải phóng bộ nhớ rồi thử lại.",
    en: "The tablet cannot keep its key. Leave private mode, free some space, then try again.",
  },
  enrolScansWaiting: {
    vi: "Còn lượt quét chưa gửi bằng khóa cũ. Gửi hết rồi mới ghi danh lại được.",
    en: "Scans signed with the old key are still to be sent. Enrol again after that.",
  },

  // Cannot start
  insecureTitle: { vi: "Cần địa chỉ an toàn", en: "A secure address is needed" },
  insecure: {
    vi: "Mở trang này bằng https:// (hoặc localhost). Không có nó, máy không giữ được khóa và không mở được camera.",
    en: "Open this page at https:// (or localhost). Without it the tablet can keep no key and open no camera.",
  },
  storageTitle: { vi: "Máy không lưu được dữ liệu", en: "This browser stores nothing" },
  storage: {
    vi: "Tắt chế độ ẩn danh hoặc giải phóng bộ nhớ, rồi tải lại trang. Chốt không làm việc được nếu không lưu được lượt quét.",
    en: "Leave private mode or free some space, then reload. A post cannot work without storing its scans.",
  },
  reload: { vi: "Tải lại trang", en: "Reload" },
} as const satisfies Record<string, Words>;
