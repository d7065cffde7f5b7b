import type { MemberState } from "../domain/convoy-shape.ts";
import type { Words } from "./say.ts";

/** How a vehicle of a convoy stands at a post. */
export const memberStateWords = {
  here: { vi: "Có mặt", en: "Here" },
  held: { vi: "Tạm giữ", en: "Held" },
  passed: { vi: "Đã qua", en: "Gone by" },
  awaited: { vi: "Chưa đến", en: "Awaited" },
  left: { vi: "Đã rời đoàn", en: "Left" },
  "gone-over": { vi: "Sang đoàn khác", en: "In another convoy" },
  refused: { vi: "Không cho qua", en: "Turned away here" },
  "turned-away": { vi: "Đã quay đầu hoặc chuyển", en: "Turned away before" },
  arrived: { vi: "Đã đến nơi", en: "Arrived" },
} as const satisfies Record<MemberState, Words>;

/** Why a vehicle leaves or joins, ready to be tapped. */
export const leaveReasons = {
  broken: { vi: "Hỏng máy", en: "Broken down" },
  quarantine: { vi: "Chuyển cách ly, y tế", en: "To quarantine or care" },
  endpoint: { vi: "Rẽ về điểm cuối", en: "Turned off to its endpoint" },
  "not-come": { vi: "Không khởi hành", en: "Never set out" },
} as const satisfies Record<string, Words>;
export const joinReasons = {
  rescue: { vi: "Xe cứu hộ, thay xe hỏng", en: "Takes over from a broken vehicle" },
  forgotten: { vi: "Thuộc đoàn, danh sách thiếu", en: "Of the convoy, left off the list" },
  gathered: { vi: "Nhập đoàn tại chốt", en: "Joined at the post" },
} as const satisfies Record<string, Words>;

/** Convoys, on tablets and desks alike. */
export const convoyWords = {
  convoys: { vi: "Đoàn xe", en: "Convoys" },
  convoy: { vi: "Đoàn xe", en: "Convoy" },
  none: { vi: "Chưa có đoàn xe nào.", en: "No convoy yet." },
  noneHere: {
    vi: "Không có đoàn xe nào qua chốt này. Bật chế độ Liên tiếp, quét các xe đang đứng, rồi lập đoàn tại đây.",
    en: "No convoy comes by this post. Scan the vehicles that stand here in a row, then make a convoy of them here.",
  },
  count: { vi: "{there}/{onRoll} xe", en: "{there} of {onRoll} vehicles" },
  people: { vi: "{count} người", en: "{count} {count|person|people}" },
  awaited: { vi: "Chưa đến: {count}", en: "Awaited: {count}" },
  explained: { vi: "Có lý do: {count}", en: "Explained: {count}" },
  extras: { vi: "Xe lạ: {count}", en: "Extra: {count}" },
  lead: { vi: "Dẫn đầu", en: "Lead" },
  leadInstead: { vi: "Dẫn đầu thay", en: "Leads instead" },
  makeLead: { vi: "Cho dẫn đầu", en: "Make it lead" },
  escort: { vi: "Cán bộ dẫn đoàn", en: "Escort" },
  escortNone: { vi: "Chưa có cán bộ dẫn đoàn", en: "No escort yet" },
  window: { vi: "Dự kiến vào", en: "Expected" },
  windowFrom: { vi: "Dự kiến vào từ", en: "Expected from" },
  windowUntil: { vi: "Đến", en: "Until" },
  allHere: { vi: "Có đủ {count} xe", en: "All {count} here" },
  here: { vi: "Có mặt", en: "Here" },
  look: { vi: "Xem riêng", en: "Look" },
  needsLook: {
    vi: "{count} xe phải xem riêng: kết luận không phải cho qua.",
    en: "{count} {count|vehicle|vehicles} to look at: the verdict is not go.",
  },
  whyAbsent: { vi: "Vắng, lý do", en: "Absent, why" },
  done: { vi: "Điểm danh xong", en: "Roll-call done" },
  doneMissing: { vi: "Xong, còn vắng {count} xe", en: "Done, {count} missing" },
  doneAt: { vi: "Đã điểm danh xong lúc {time}", en: "Roll-call done at {time}" },
  reopen: { vi: "Điểm danh lại", en: "Call it again" },
  besides: { vi: "Qua cùng lúc, không thuộc đoàn", en: "Came by with it, not of it" },
  isExtra: { vi: "Xe lạ trong đoàn", en: "Drives with it" },
  isOther: { vi: "Không đi cùng", en: "Not with it" },
  joins: { vi: "Vào đoàn", en: "Joins" },
  makeHere: {
    vi: "Lập đoàn từ {count} xe vừa cho qua",
    en: "Make a convoy of the {count} let through",
  },
  nameHere: { vi: "Đoàn {time}", en: "Convoy of {time}" },
  notKept: { vi: "Chưa ghi được. Thử lại.", en: "Not recorded. Try again." },
  lastSeen: { vi: "Thấy lần cuối: {post}, {ago}", en: "Last seen: {post}, {ago}" },
  neverSeen: { vi: "Chưa thấy ở chốt nào", en: "Not seen at any post" },
  likely: { vi: "có thể ở khoảng km {km}", en: "probably near km {km}" },
  likelyBefore: { vi: "chưa đến {post}", en: "not yet at {post}" },
  back: { vi: "Các đoàn", en: "Convoys" },
  arrival: {
    vi: "{count} xe nữa, dự kiến {first} – {last}",
    en: "{count} more, expected {first} – {last}",
  },
  newConvoy: { vi: "Lập đoàn", en: "New convoy" },
  name: { vi: "Tên đoàn", en: "Name" },
  corridor: { vi: "Tuyến", en: "Corridor" },
  entry: { vi: "Chốt vào", en: "Entry post" },
  exit: { vi: "Chốt ra", en: "Exit post" },
  vehicles: { vi: "Các xe, theo thứ tự đi", en: "Vehicles, in the order they drive" },
  vehiclesHint: {
    vi: "Dán biển số hoặc mã giấy, mỗi dòng một xe hoặc cách nhau bằng dấu phẩy. Xe đầu tiên dẫn đầu.",
    en: "Paste plates or codes of passes, a line each or set apart by commas. The first one leads.",
  },
  vehiclesRead: { vi: "Đọc được {count} xe", en: "{count} {count|vehicle|vehicles} read" },
  vehiclesWrong: { vi: "Không đọc được: {list}", en: "Cannot be read: {list}" },
  tookFrom: {
    vi: "{count} xe đã chuyển từ đoàn “{name}” sang đoàn này: mỗi lúc xe chỉ ở một đoàn.",
    en: "{count} {count|vehicle|vehicles} went over from convoy “{name}” to this one: a vehicle is in one convoy at a time.",
  },
  openOther: { vi: "Mở đoàn đó", en: "Open that convoy" },
  windowOver: { vi: "Thời gian này đã qua", en: "This time has passed" },
  vehiclesBeyond: {
    vi: "Đoàn chỉ nhận {most} xe: {count} xe cuối danh sách bị bỏ lại",
    en: "A convoy takes {most} vehicles: the last {count} of the list {count|is|are} left out",
  },
  escortName: { vi: "Tên cán bộ dẫn đoàn", en: "Escort's name" },
  escortUsername: {
    vi: "Tên đăng nhập của cán bộ dẫn đoàn, để xem trên điện thoại",
    en: "User name of the escort, to follow it on a phone",
  },
  make: { vi: "Lập đoàn", en: "Make the convoy" },
  current: { vi: "Sắp đến và đang đi", en: "To come and under way" },
  over: { vi: "Đã xong", en: "Over" },
  behind: { vi: "Chưa đến chốt tiếp theo", en: "Behind" },
  allTogether: { vi: "Các xe đang đi cùng nhau.", en: "All are together." },
  posts: { vi: "Ở từng chốt", en: "At each post" },
  members: { vi: "Các xe", en: "Vehicles" },
  handOver: { vi: "Bàn giao dẫn đoàn", en: "Hand over" },
  close: { vi: "Kết thúc đoàn", en: "Close the convoy" },
  closed: { vi: "Đã kết thúc lúc {time}", en: "Closed at {time}" },
  leave: { vi: "Cho rời đoàn", en: "Takes leave" },
  changeWindow: { vi: "Đổi giờ dự kiến", en: "Expect at another time" },
  changeOrder: { vi: "Đổi thứ tự đi", en: "Drive in another order" },
  orderHint: {
    vi: "Mỗi dòng một biển số, xe đi trước đứng trên. Xe không ghi đi sau các xe có ghi.",
    en: "A plate on each line, the first on top. Who is not named drives behind those who are.",
  },
  undo: { vi: "Hoàn tác", en: "Undo" },
  undoTitle: { vi: "Hoàn tác việc này?", en: "Undo this?" },
  undoWindow: {
    vi: "Giờ dự kiến trở lại: {from} – {until}. Cả hai lần đổi vẫn lưu trong hồ sơ.",
    en: "Expected again from {from} to {until}. Both changes stay on record.",
  },
  undoOrder: {
    vi: "Thứ tự đi trở lại như trước: {list}. Cả hai lần đổi vẫn lưu trong hồ sơ.",
    en: "They drive as before: {list}. Both changes stay on record.",
  },
  listed: { vi: "Danh sách: {count} người", en: "List: {count} {count|person|people}" },
  makeOf: { vi: "Lập đoàn {count} xe", en: "Make a convoy of {count}" },
  makeOfList: { vi: "Lập đoàn từ các xe này", en: "Make a convoy of them" },
  makeOfFirst: {
    vi: "Lập đoàn từ {count} xe đầu",
    en: "Make a convoy of the first {count}",
  },
  addVehicle: { vi: "Thêm xe", en: "Add a vehicle" },
  plate: { vi: "Biển số", en: "Plate" },
  why: { vi: "Lý do", en: "Why" },
  save: { vi: "Ghi lại", en: "Record" },
  change: { vi: "Thay đổi đoàn", en: "Change the convoy" },
  history: { vi: "Đã làm gì", en: "What was done" },
  print: { vi: "In danh sách đoàn", en: "Print the convoy" },
} as const satisfies Record<string, Words>;

/** What was done to a convoy, in its history. */
export const convoyActWords = {
  join: { vi: "Vào đoàn", en: "Joined" },
  leave: { vi: "Rời đoàn", en: "Left" },
  extra: { vi: "Xe lạ đi cùng", en: "Extra vehicle" },
  lead: { vi: "Đổi xe dẫn đầu", en: "Another leads" },
  escort: { vi: "Bàn giao dẫn đoàn", en: "Escort handed over" },
  window: { vi: "Đổi giờ dự kiến", en: "Expected at another time" },
  order: { vi: "Đổi thứ tự đi", en: "Drives in another order" },
  rolled: { vi: "Điểm danh", en: "Roll-call" },
  close: { vi: "Kết thúc đoàn", en: "Closed" },
} as const satisfies Record<string, Words>;
