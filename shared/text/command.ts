import type { PostState } from "../domain/posts-on-way.ts";
import type { ScanSeen } from "../domain/scan.ts";
import type { Words } from "./say.ts";

/** The command wall. */
export const commandWords = {
  title: { vi: "Trung tâm chỉ huy", en: "Command centre" },
  refused: { vi: "Bị chặn lại", en: "Refused" },
  overturned: { vi: "Máy chủ kết luận khác chốt", en: "The server sees it otherwise" },
  overridden: { vi: "Cho qua trái kết luận", en: "Let through against a stop" },
  overriddenBy: {
    vi: "Cho qua trái kết luận. Lý do: {reason}. Người cho phép: {superior}.",
    en: "Let through against the verdict. Reason: {reason}. Permitted by: {superior}.",
  },
  refusedGood: { vi: "Giấy hợp lệ, chốt vẫn chặn", en: "Good pass, refused all the same" },
  tabletSaid: { vi: "Tại chốt: {verdict}", en: "At the post: {verdict}" },
  serverSays: { vi: "Máy chủ: {verdict}", en: "Server: {verdict}" },
  lostScans: {
    vi: "Máy “{name}” ở {post} đã mất {count} lượt quét chưa gửi về. Ngừng máy này sau khi làm rõ.",
    en: "Tablet “{name}” at {post} has lost {count} {count|scan|scans} it never sent. Cut it off once that is cleared up.",
  },
  last24h: { vi: "trong 24 giờ qua", en: "in the last 24 hours" },
  now: { vi: "hiện tại", en: "now" },
  peopleOf: { vi: "{count}/{max} người", en: "{count} of {max} people" },
  search: { vi: "Tìm biển số", en: "Find a plate" },
  everyTrip: { vi: "Mọi chuyến, cả đã xong", en: "Every trip, those that are over too" },
  tripsOf: { vi: "Mọi chuyến có biển số “{plate}”", en: "Every trip of a plate with “{plate}”" },
  everyTripOn: {
    vi: "Mọi chuyến tuyến {corridor}, cả đã xong",
    en: "Every trip on {corridor}, those that are over too",
  },
  tripsOfOn: {
    vi: "Mọi chuyến tuyến {corridor} có biển số “{plate}”",
    en: "Every trip on {corridor} of a plate with “{plate}”",
  },
  corridor: { vi: "Tuyến", en: "Corridor" },
  allCorridors: { vi: "Tất cả các tuyến", en: "All corridors" },
  noneOnTheRoad: {
    vi: "Chưa có xe nào trên đường. Xe được cho qua ở chốt đầu tiên sẽ hiện ở đây ngay.",
    en: "No vehicle is on the road. One appears here as soon as its first post lets it through.",
  },
  noneArrived: { vi: "Chưa có xe nào đến nơi.", en: "No vehicle has arrived yet." },
  noneExited: { vi: "Chưa có xe nào ra khỏi tỉnh.", en: "No vehicle has left the province yet." },
  noneRefused: { vi: "Chưa có xe nào bị chặn lại.", en: "No vehicle has been refused." },
  noneFound: { vi: "Không có xe nào khớp.", en: "No vehicle matches." },
  goingTo: { vi: "đến {endpoint}", en: "to {endpoint}" },
  withoutPass: { vi: "Không có mã", en: "No pass" },
  story: { vi: "Hành trình", en: "The journey" },
  back: { vi: "Về bảng theo dõi", en: "Back to the board" },
  opened: { vi: "Bắt đầu", en: "Began" },
  closed: { vi: "Kết thúc", en: "Ended" },
  permitted: { vi: "Số người được phép", en: "Permitted occupants" },
  atEntry: { vi: "Số người lúc vào", en: "Occupants at entry" },
  correctedAt: { vi: "sửa lúc {time}", en: "corrected at {time}" },
  correctedFrom: {
    vi: "sửa lúc {time}, trước là: {decision}",
    en: "corrected at {time}, first: {decision}",
  },
  lastCount: { vi: "Số người đếm sau cùng", en: "Last count" },
  tripNotFound: {
    vi: "Không thấy chuyến này, hoặc chuyến nằm ngoài địa bàn của bạn.",
    en: "There is no such trip, or it lies outside your area.",
  },
  legs: { vi: "Các điểm giao", en: "Where it delivers" },
  releases: { vi: "Rời điểm giao", en: "Driving on" },
  loaded: { vi: "Có hàng", en: "With a load" },
  empty: { vi: "Xe không", en: "Empty" },
  legToCome: { vi: "Chưa đến", en: "Still to come" },
  onItsWay: { vi: "Các chốt trên tuyến", en: "Posts on its corridor" },
  live: { vi: "Trực tiếp", en: "Live" },
  reconnecting: {
    vi: "Mất kết nối. Số liệu lúc {time}; đang nối lại.",
    en: "Connection lost. Figures as of {time}; reconnecting.",
  },
} as const satisfies Record<string, Words>;

/** What the server noted about a scan beside its verdict. */
export const markWords = {
  future: { vi: "giờ máy đi trước", en: "device clock ahead" },
  gap: { vi: "thiếu lượt quét trước", en: "an earlier scan is missing" },
  fork: { vi: "chuỗi lượt quét bị tách", en: "scan chain forked" },
  suspect: { vi: "máy đã bị ngắt", en: "tablet was cut off" },
  "verdict-differs": { vi: "máy chủ kết luận khác", en: "server judged otherwise" },
  corrected: { vi: "đã được sửa", en: "corrected since" },
} as const satisfies Record<ScanSeen["marks"][number], Words>;

/** [T16] What is known of a vehicle at a post of its corridor. */
export const postStateWords = {
  seen: { vi: "Đã quét", en: "Scanned" },
  passed: { vi: "Đã qua, không quét", en: "Passed without a scan" },
  ahead: { vi: "Chưa đến", en: "Still to come" },
  unknown: { vi: "Không rõ", en: "Not known" },
} as const satisfies Record<PostState, Words>;
