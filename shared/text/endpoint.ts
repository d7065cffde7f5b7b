import type { Words } from "./say.ts";

/** The receiver's page at a delivery endpoint. */
export const endpointWords = {
  title: { vi: "Điểm cuối giao hàng", en: "Delivery endpoint" },
  due: { vi: "Sắp đến", en: "Due" },
  arrived: { vi: "Đã đến trong 24 giờ qua", en: "Arrived in the last 24 hours" },
  choose: { vi: "Điểm giao", en: "Endpoint" },
  all: { vi: "Tất cả các điểm của tôi", en: "All my endpoints" },
  noneDue: {
    vi: "Chưa có xe nào đang đến. Xe hiện ở đây ngay khi chốt đầu tiên cho qua.",
    en: "Nothing is on its way. A vehicle appears here as soon as its first post lets it through.",
  },
  noneArrived: { vi: "Chưa có xe nào đến.", en: "Nothing has arrived yet." },
  confirm: { vi: "Xác nhận đã đến", en: "Confirm arrival" },
  confirmTitle: { vi: "Xe {plate} đã đến?", en: "Has {plate} arrived?" },
  count: { vi: "Số người trên xe khi đến", en: "People aboard on arrival" },
  countBefore: {
    vi: "Chốt trước đếm {count} người",
    en: "The last post counted {count} {count|person|people}",
  },
  countArrived: {
    vi: "Đến nơi {count} người",
    en: "{count} {count|person|people} on arrival",
  },
  countNever: { vi: "Chưa chốt nào đếm số người", en: "No post has counted yet" },
  fewer: {
    vi: "Ít hơn {count} người so với lần đếm trước. Hãy hỏi lái xe và ghi lý do.",
    en: "{count} fewer than at the last count. Ask the driver and note why.",
  },
  more: {
    vi: "Nhiều hơn {count} người so với lần đếm trước. Hãy kiểm tra và ghi lý do.",
    en: "{count} more than at the last count. Check and note why.",
  },
  note: { vi: "Ghi chú", en: "Note" },
  noteNeeded: {
    vi: "Số người khác lần đếm trước: cần ghi lý do.",
    en: "The count differs from the last one: a reason is needed.",
  },
  send: {
    vi: "Xác nhận {count} người đã đến",
    en: "Confirm {count} {count|person|people} arrived",
  },
  cancel: { vi: "Chưa đến", en: "Not yet" },
  done: {
    vi: "Đã ghi: {plate} đến nơi với {count} người.",
    en: "Recorded: {plate} arrived with {count} {count|person|people}.",
  },
  notSent: {
    vi: "Chưa gửi được, số liệu vẫn còn đây. Kiểm tra mạng rồi bấm lại.",
    en: "Not sent; what you entered is still here. Check the network and press again.",
  },
  release: { vi: "Cho xe rời đi", en: "Let it drive on" },
  releaseTitle: { vi: "Xe {plate} rời đi?", en: "Is {plate} leaving?" },
  releaseCount: { vi: "Số người trên xe khi rời đi", en: "People aboard as it leaves" },
  load: { vi: "Xe chở gì khi rời đi?", en: "What does it carry?" },
  loaded: { vi: "Có hàng", en: "A load" },
  empty: { vi: "Xe không", en: "Nothing" },
  loadNeeded: { vi: "Chọn một trong hai.", en: "Choose one of the two." },
  sendRelease: {
    vi: "Ghi: rời đi với {count} người",
    en: "Record: leaves with {count} {count|person|people}",
  },
  cancelRelease: { vi: "Chưa rời đi", en: "Not yet" },
  releaseDone: {
    vi: "Đã ghi: {plate} rời đi với {count} người.",
    en: "Recorded: {plate} left with {count} {count|person|people}.",
  },
  overPermitted: {
    vi: "Nhiều hơn giấy cho phép {count} người. Trung tâm chỉ huy sẽ được báo.",
    en: "{count} more than the pass permits. Command will be told.",
  },
  leftLoaded: {
    vi: "Rời đi {time}, {count} người, có hàng",
    en: "Left {time}, {count} {count|person|people}, with a load",
  },
  leftEmpty: {
    vi: "Rời đi {time}, {count} người, xe không",
    en: "Left {time}, {count} {count|person|people}, empty",
  },
  permitted: { vi: "được phép {count} người", en: "{count} {count|person|people} permitted" },
} as const satisfies Record<string, Words>;
