import type { Words } from "./say.ts";

/** What the tablet says of the room it has for what it must keep, and of what storage lost. */
export const storageWords = {
  // Room
  title: { vi: "Bộ nhớ", en: "Storage" },
  used: {
    vi: "Đang dùng {used} MB. Máy dành sẵn {reserve} MB trong đó cho lượt quét khi hết chỗ.",
    en: "{used} MB in use, {reserve} MB of it held back for scans when space runs out.",
  },
  usedPlain: { vi: "Đang dùng {used} MB.", en: "{used} MB in use." },
  kept: {
    vi: "Trình duyệt giữ dữ liệu này, không tự xóa.",
    en: "The browser keeps this data and does not clear it by itself.",
  },
  notKept: {
    vi: "Rủi ro: khi máy hết chỗ, trình duyệt có thể xóa dữ liệu này, cả lượt quét chưa gửi. Cài ứng dụng lên màn hình chính rồi bấm nút dưới đây.",
    en: "Risk: when space runs out the browser may clear this data, scans not yet sent among it. Install the app on the home screen, then use the button below.",
  },
  askToKeep: { vi: "Xin trình duyệt giữ dữ liệu", en: "Ask the browser to keep it" },
  low: {
    vi: "Bộ nhớ máy sắp đầy. Xóa bớt ảnh, video, ứng dụng không dùng. Lượt quét vẫn được ghi.",
    en: "The tablet is nearly full. Delete photos, videos or apps nobody uses. Scans are still recorded.",
  },
  full: {
    vi: "Bộ nhớ máy đã đầy: lượt quét vừa rồi chưa ghi được. Xóa bớt ảnh, video, ứng dụng ngay.",
    en: "The tablet is full: the last scan was not recorded. Delete photos, videos or apps now.",
  },
  passesGivenUp: {
    vi: "Bộ nhớ máy đầy: máy đã bỏ danh sách giấy để ghi lượt quét. Quét QR vẫn có kết luận; biển số nhập tay chưa tra được. Xóa bớt ảnh, video, ứng dụng.",
    en: "The tablet is full: the list of passes gave way to scans. A QR is judged as before; a typed plate cannot be checked. Delete photos, videos or apps.",
  },
  notRecordedFull: {
    vi: "Bộ nhớ máy đã đầy. Xóa bớt ảnh hoặc ứng dụng rồi thử lại, hoặc chép ra giấy. Thông tin còn nguyên trên màn hình.",
    en: "The tablet is full. Delete photos or apps and try again, or write it down. Everything is still on the screen.",
  },
  notRecordedGone: {
    vi: "Bộ nhớ của trang đã bị xóa hoặc đóng, nên không ghi được nữa. Chép xe này ra giấy, đóng màn hình này rồi tải lại trang.",
    en: "The page's storage was deleted or closed and takes nothing more. Write this vehicle down, close this screen, then reload the page.",
  },

  // Nothing is stored
  trouble: {
    vi: "Máy không ghi được dữ liệu mới. Giải phóng bộ nhớ rồi tải lại trang.",
    en: "The tablet cannot store new data. Free some space, then reload the page.",
  },
  noneTitle: { vi: "Máy không lưu được dữ liệu", en: "This browser stores nothing" },
  none: {
    vi: "Tắt chế độ ẩn danh hoặc giải phóng bộ nhớ, rồi tải lại trang. Chốt không làm việc được nếu không lưu được lượt quét.",
    en: "Leave private mode or free some space, then reload. A post cannot work without storing its scans.",
  },

  // Lost
  goneTitle: { vi: "Bộ nhớ của trang vừa bị đóng", en: "The page's storage was closed" },
  gone: {
    vi: "Dữ liệu vừa bị xóa, hoặc một trang mới hơn đang dùng. Trang này không ghi được lượt quét nào nữa. Tải lại để biết còn lại gì.",
    en: "Its data was just deleted, or a newer page is using it. Nothing more can be recorded here. Reload to see what is left.",
  },
  goneWaiting: {
    vi: "Bộ nhớ của trang vừa bị đóng: không ghi được lượt quét nào nữa. Chép lại các xe đang chờ, rồi tải lại trang.",
    en: "The page's storage was closed: nothing more can be recorded. Write down the vehicles that wait, then reload.",
  },
  lostTitle: { vi: "Dữ liệu trên máy đã mất", en: "This tablet has lost its data" },
  lostLead: {
    vi: "Máy này từng được ghi danh là “{name}”. Bộ nhớ của nó đã bị xóa, cùng với khóa, dữ liệu xe và mã PIN.",
    en: "It was enrolled as “{name}”. Its storage was cleared, and with it the key, the vehicles and the PINs.",
  },
  lostUnsent: {
    vi: "Máy đã ghi {count} lượt quét. {unsent} lượt chưa được máy chủ xác nhận và đã mất.",
    en: "It had recorded {count} {count|scan|scans}. {unsent} {unsent|was|were} not yet acknowledged by the server and {unsent|is|are} lost.",
  },
  lostAllSent: {
    vi: "Máy đã ghi {count} lượt quét, máy chủ đã nhận đủ. Không mất lượt nào.",
    en: "It had recorded {count} {count|scan|scans}, and the server has all of them. None is lost.",
  },
  lostNext: {
    vi: "Báo chỉ huy và xin mã ghi danh mới. Khi ghi danh lại, máy chủ tự đếm số lượt còn thiếu.",
    en: "Tell command and ask for a new enrolment code. The server counts what is missing when this tablet is enrolled again.",
  },
  setBack: {
    vi: "Bộ nhớ máy bị lùi về trước: thiếu {count} lượt đã ghi, {unsent} lượt máy chủ chưa nhận. Báo chỉ huy.",
    en: "This tablet's storage went back to an earlier state: {count} {count|scan|scans} it recorded {count|is|are} missing, {unsent} of which the server never had. Tell command.",
  },
  setBackSeen: { vi: "Đã xem", en: "Seen" },
} as const satisfies Record<string, Words>;
