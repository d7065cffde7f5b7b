import type { CheckResult, seatRoles } from "../domain/manifest-shape.ts";
import type { Words } from "./say.ts";

/** What came of comparing the people aboard with a list, as posts, boards and trips say it. */
export const checkResultWords = {
  same: { vi: "Đúng người trong danh sách", en: "The people listed" },
  fewer: { vi: "Thiếu người", en: "Some are missing" },
  others: { vi: "Có người ngoài danh sách", en: "Somebody who is not listed" },
  swapped: { vi: "Đổi người", en: "People were swapped" },
} as const satisfies Record<CheckResult, Words>;

export const seatRoleWords = {
  driver: { vi: "Lái xe", en: "Driver" },
  passenger: { vi: "Đi cùng", en: "Passenger" },
} as const satisfies Record<(typeof seatRoles)[number], Words>;

/** How far a list, or a check of it, has come that the server does not have. */
export const listStateWords = {
  waiting: { vi: "Đã lưu trên máy, chờ gửi", en: "Kept on the tablet, to be sent" },
  refused: { vi: "Máy chủ không nhận bản ghi này", en: "The server did not take this" },
} as const satisfies Record<"waiting" | "refused", Words>;

/** [W10] Somebody whose paper an entry of the watchlist names. It asks to verify, and says of nobody that they did anything. */
export const watchedPersonWords = {
  title: {
    vi: "Đề nghị xác minh người có giấy tờ số …{last}",
    en: "Please verify the person whose paper ends in …{last}",
  },
  action: {
    vi: "{issuer} đề nghị. Chỉ là xác minh, không có nghĩa là người này vi phạm.",
    en: "{issuer} asks. This is to verify; it does not mean that anything is wrong.",
  },
  fourDigits: {
    vi: "Máy đã so cả số giấy tờ. Chỉ trùng 4 ký tự cuối thì không phải người này.",
    en: "The whole number was compared. Somebody with only the same last 4 characters is not this person.",
  },
} as const satisfies Record<string, Words>;

/** Lists of the people aboard: made at one post, checked at the next. */
export const peopleWords = {
  // On the verdict
  title: { vi: "Danh sách người", en: "List of people" },
  listed: {
    vi: "Danh sách {count} người · {time}, {post}",
    en: "{count} {count|person|people} listed · {time}, {post}",
  },
  checked: { vi: "{result} · {time}, {post}", en: "{result} · {time}, {post}" },
  differs: {
    vi: "Trên xe {seen} người, danh sách có {count}. Mở danh sách để đối chiếu.",
    en: "{seen} aboard, {count} listed. Open the list and compare.",
  },
  check: { vi: "Đối chiếu từng người", en: "Check one by one" },
  again: { vi: "Lập danh sách mới", en: "List anew" },
  notSaved: {
    vi: "Đã ghi {count} người, chưa lưu danh sách.",
    en: "{count} {count|person|people} entered; the list is not saved yet.",
  },

  // Reading cards
  readCards: { vi: "Quét căn cước", en: "Scan identity cards" },
  stopReading: { vi: "Tắt camera", en: "Close the camera" },
  aim: { vi: "Đưa mã QR trên căn cước vào khung", en: "Bring the card's QR into view" },
  noPicture: {
    vi: "Camera chưa mở được. Nhập tay bên dưới.",
    en: "There is no camera picture. Type below.",
  },
  notACard: { vi: "Mã này không phải căn cước công dân", en: "This is no identity card" },
  added: { vi: "Đã thêm: {name}", en: "Added: {name}" },
  already: { vi: "Đã có trong danh sách: {name}", en: "Listed already: {name}" },
  found: { vi: "Có trong danh sách: {name}", en: "On the list: {name}" },
  perhaps: {
    vi: "Có thể là {name}: so giấy tờ và mặt, rồi bấm tên",
    en: "Perhaps {name}: compare paper and face, then tap the name",
  },
  stranger: {
    vi: "Người này không có trong danh sách",
    en: "This person is not on the list",
  },

  // Listing
  name: { vi: "Họ tên", en: "Name" },
  number: {
    vi: "Số giấy tờ, hoặc 4 ký tự cuối (nếu có)",
    en: "Paper's number, or its last 4 characters (if any)",
  },
  numberWrong: {
    vi: "Ghi đủ số giấy tờ, hoặc đúng 4 ký tự cuối.",
    en: "Give the whole number, or exactly its last 4 characters.",
  },
  nameMissing: { vi: "Ghi họ tên.", en: "Give the name." },
  add: { vi: "Thêm người", en: "Add" },
  drop: { vi: "Bỏ {name}", en: "Remove {name}" },
  last: { vi: "…{last}", en: "…{last}" },
  noPaper: { vi: "Chưa ghi giấy tờ", en: "No paper noted" },
  full: { vi: "Đã đủ {most} người.", en: "{most} people are listed; there is no room for more." },
  hint: {
    vi: "Số giấy tờ không được lưu, chỉ 4 ký tự cuối và mã để đối chiếu. Tên tự xóa 21 ngày sau chuyến đi.",
    en: "Numbers are not kept, only their last 4 characters and a trace to compare by. Names are erased 21 days after the trip.",
  },
  save: {
    vi: "Lưu danh sách {count} người",
    en: "Save the list of {count} {count|person|people}",
  },
  nobody: { vi: "Chưa có ai. Quét căn cước hoặc nhập tay.", en: "Nobody yet. Scan or type." },
  notKept: {
    vi: "Máy không lưu được. Giải phóng bộ nhớ rồi thử lại, hoặc chép ra giấy.",
    en: "The tablet could not keep it. Free some space and try again, or write it down.",
  },

  // Checking
  checkTitle: { vi: "Đối chiếu {count} người", en: "Check {count} {count|person|people}" },
  whoIsThere: { vi: "Bấm tên người có mặt", en: "Tap those who are there" },
  others: { vi: "Người ngoài danh sách", en: "People not listed" },
  oneOther: { vi: "Thêm một người ngoài danh sách", en: "One more who is not listed" },
  fewerOthers: { vi: "Bớt một người ngoài danh sách", en: "One fewer who is not listed" },
  present: { vi: "Có mặt {present} trong {count} người", en: "{present} of {count} are there" },
  saveCheck: { vi: "Ghi kết quả", en: "Record the result" },
  nobodyThere: {
    vi: "Bấm ít nhất một người, hoặc ghi số người ngoài danh sách.",
    en: "Tap at least one person, or count those not listed.",
  },

  // At the desk
  listedShort: { vi: "Danh sách {count} người", en: "{count} {count|person|people} listed" },
  openNames: { vi: "Xem tên", en: "Open the names" },
  namesTitle: { vi: "Người trên xe {plate}", en: "People aboard {plate}" },
  erased: {
    vi: "Tên đã xóa theo hạn; chỉ còn số người.",
    en: "The names were erased when their time was over; the count stays.",
  },
  storyTitle: { vi: "Danh sách người trên xe", en: "Lists of people aboard" },
  listedAt: {
    vi: "Lập danh sách {count} người",
    en: "{count} {count|person|people} listed",
  },
  presentOf: {
    vi: "có mặt {present}/{count}, ngoài danh sách {others}",
    en: "{present} of {count} there, {others} not listed",
  },
} as const satisfies Record<string, Words>;
