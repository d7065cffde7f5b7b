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
  cardSeen: {
    vi: "Đây là căn cước của một người, máy không lưu. Quét mã của xe trước, rồi mở Danh sách người.",
    en: "This is somebody's identity card; nothing was kept. Scan the vehicle's code first, then open its list of people.",
  },
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
  anotherCamera: { vi: "Đổi camera", en: "Another camera" },
  zoom: { vi: "Phóng to {factor} lần", en: "Zoom {factor} times" },
  zoomed: { vi: "{factor}×", en: "{factor}×" },
  cameraRefusedTitle: { vi: "Camera bị chặn", en: "The camera is blocked" },
  cameraRefused: {
    vi: "Trình duyệt không cho dùng camera. Bấm biểu tượng cạnh địa chỉ (ứng dụng đã cài: mở Cài đặt của máy, mục Quyền), cho phép camera rồi thử lại.",
    en: "The browser does not allow the camera. Use the icon beside the address (installed app: the device's settings, permissions), allow the camera, then try again.",
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

  // One vehicle after the other
  convoy: { vi: "Liên tiếp", en: "In a row" },
  convoyRun: {
    vi: "Đã cho qua {vehicles} xe, {people} người",
    en: "Let through: {vehicles} {vehicles|vehicle|vehicles}, {people} {people|person|people}",
  },
  convoyFull: {
    vi: "Xử lý bớt các xe đang chờ rồi quét tiếp.",
    en: "Deal with the vehicles that wait, then scan on.",
  },
  stripLook: { vi: "Xem đủ", en: "See all" },
  stripSpoken: {
    vi: "Được đi, {plate}. {count} xe đang chờ.",
    en: "Go, {plate}. {count} {count|vehicle waits|vehicles wait}.",
  },
  stripsWaiting: { vi: "{count} xe đang chờ", en: "{count} {count|vehicle|vehicles} waiting" },
  stripsLetThrough: { vi: "Khớp hết, cho qua {count} xe", en: "All {count} match, let through" },

  // How fast the queue moves
  paceVehicles: { vi: "10 phút: {count} xe", en: "10 min: {count} {count|vehicle|vehicles}" },
  paceMedian: { vi: "thường {time}/xe", en: "{time} each" },
  paceLast: { vi: "xe cuối {time} trước", en: "last {time} ago" },

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
  overridden: {
    vi: "Đã cho qua trái kết luận lúc {time}, {post}. Lý do: {reason}. Người cho phép: {superior}.",
    en: "Let through against the verdict at {time}, {post}. Reason: {reason}. Permitted by: {superior}.",
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

  // Settings
  settingsTitle: { vi: "Cài đặt", en: "Settings" },
  direction: { vi: "Chiều xe", en: "Direction" },
  paceShown: { vi: "Nhịp qua chốt", en: "Pace of the queue" },
  paceShownHint: {
    vi: "Số xe trong 10 phút, số giây mỗi xe. Chỉ tính trên máy này, không gửi đi.",
    en: "Vehicles in ten minutes, seconds for each. Counted on this tablet, sent nowhere.",
  },
  off: { vi: "Ẩn", en: "Hidden" },
  on: { vi: "Hiện", en: "Shown" },
  contrast: { vi: "Độ tương phản", en: "Contrast" },
  contrastHigh: { vi: "Cao (nắng gắt)", en: "High (full sun)" },
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

  // Cannot start
  insecureTitle: { vi: "Cần địa chỉ an toàn", en: "A secure address is needed" },
  insecure: {
    vi: "Mở trang này bằng https:// (hoặc localhost). Không có nó, máy không giữ được khóa và không mở được camera.",
    en: "Open this page at https:// (or localhost). Without it the tablet can keep no key and open no camera.",
  },
  reload: { vi: "Tải lại trang", en: "Reload" },
} as const satisfies Record<string, Words>;
