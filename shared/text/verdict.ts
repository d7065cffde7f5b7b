import type { OtherQr } from "../domain/pass-token.ts";
import type { Outcome, ReasonCode } from "../domain/verdict-shape.ts";
import type { Words } from "./say.ts";

/** A short title, readable from two metres, and one sentence on what to do. */
export interface Told {
  readonly title: Words;
  readonly action: Words;
}

export const outcomeWords = {
  go: {
    title: { vi: "Được đi", en: "Go" },
    action: {
      vi: "Đối chiếu biển số, đếm số người rồi cho qua.",
      en: "Compare the plate, count the people, then let it through.",
    },
  },
  inspect: {
    title: { vi: "Kiểm tra", en: "Inspect" },
    action: {
      vi: "Xem kỹ điều ghi dưới đây rồi quyết định.",
      en: "Look at what is named below, then decide.",
    },
  },
  stop: {
    title: { vi: "Dừng xe", en: "Stop" },
    action: { vi: "Không cho qua.", en: "Do not let it through." },
  },
  "cannot-check": {
    title: { vi: "Chưa kiểm tra được", en: "Cannot check" },
    action: {
      vi: "Chưa đủ dữ liệu để kết luận, không có nghĩa là xe vi phạm.",
      en: "There is not enough to judge by; that does not mean anything is wrong.",
    },
  },
  "not-a-pass": {
    title: { vi: "Không phải mã luồng xanh", en: "Not our code" },
    action: {
      vi: "Đề nghị lái xe đưa giấy nhận diện luồng xanh, hoặc tra theo biển số.",
      en: "Ask for the green-lane pass, or look the plate up.",
    },
  },
} as const satisfies Record<Outcome, Told>;

export const reasonWords = {
  forged: {
    title: { vi: "Mã giả", en: "Forged" },
    action: {
      vi: "Chữ ký không đúng, mã này không do cơ quan có thẩm quyền cấp. Giữ xe và báo trung tâm chỉ huy.",
      en: "The signature is false: no authority issued this code. Hold the vehicle and call the command centre.",
    },
  },
  revoked: {
    title: { vi: "Giấy đã bị thu hồi", en: "Pass revoked" },
    action: {
      vi: "Không cho qua. Hướng dẫn lái xe liên hệ đơn vị vận tải.",
      en: "Do not let it through. Send the driver back to the carrier.",
    },
  },
  suspended: {
    title: { vi: "Giấy đang bị tạm đình chỉ", en: "Pass suspended" },
    action: {
      vi: "Không cho qua cho đến khi giấy được khôi phục. Hướng dẫn lái xe liên hệ đơn vị vận tải.",
      en: "Do not let it through until the pass is reinstated. Send the driver back to the carrier.",
    },
  },
  spent: {
    title: { vi: "Giấy đã dùng hết lượt", en: "Pass already used" },
    action: {
      vi: "Giấy chỉ dùng cho một chuyến và chuyến đó đã xong. Không cho qua, kiểm tra xem mã có bị sao chép không.",
      en: "The pass was for one trip and that trip is over. Do not let it through; the code may have been copied.",
    },
  },
  expired: {
    title: { vi: "Giấy hết hạn", en: "Pass expired" },
    action: {
      vi: "Hết hạn lúc {at}. Không cho qua; đơn vị vận tải phải xin gia hạn.",
      en: "It expired at {at}. Do not let it through; the carrier must ask for an extension.",
    },
  },
  "not-yet-valid": {
    title: { vi: "Giấy chưa có hiệu lực", en: "Pass not yet valid" },
    action: {
      vi: "Có hiệu lực từ {at}. Không cho qua trước giờ này.",
      en: "It is valid from {at}. Do not let it through before then.",
    },
  },
  "plate-mismatch": {
    title: { vi: "Sai biển số", en: "Wrong plate" },
    action: {
      vi: "Giấy cấp cho xe {plate}. Giữ xe, kiểm tra giấy tờ xe và báo trung tâm chỉ huy.",
      en: "The pass is for {plate}. Hold the vehicle, check its papers and call the command centre.",
    },
  },
  "too-many-aboard": {
    title: { vi: "Quá số người", en: "Too many on board" },
    action: {
      vi: "Cho phép {max} người, trên xe có {seen} người. Giữ xe và làm rõ từng người.",
      en: "{max} {max|person is|people are} permitted, {seen} {seen|is|are} on board. Hold the vehicle and establish who each one is.",
    },
  },
  "barred-by-measure": {
    title: { vi: "Địa bàn cấm xe này", en: "Barred in this area" },
    action: {
      vi: "{areaName} đang áp dụng: {measure}. Không cho qua, hướng dẫn lái xe quay đầu.",
      en: "In force in {areaName}: {measure}. Do not let it through; have the driver turn back.",
    },
  },
  "stop-not-permitted": {
    title: { vi: "Không được dừng ở điểm cuối", en: "May not stop at its endpoint" },
    action: {
      vi: "{areaName} đang áp dụng: {measure}. Chỉ được đi qua, không được dừng, đón, trả ở điểm cuối.",
      en: "In force in {areaName}: {measure}. It may pass through, but not stop, pick up or drop off at its endpoint.",
    },
  },
  "denied-plate": {
    title: { vi: "Biển số không được qua", en: "Plate not let through" },
    action: {
      vi: "{issuer} yêu cầu không cho xe {plate} qua. Giải thích cho lái xe và báo trung tâm chỉ huy.",
      en: "{issuer} asks that {plate} is not let through. Tell the driver why, and call the command centre.",
    },
  },
  "unknown-key": {
    title: { vi: "Mã do khóa lạ ký", en: "Signed by an unknown key" },
    action: {
      vi: "Mã không do cơ quan có thẩm quyền cấp. Giữ xe và báo trung tâm chỉ huy.",
      en: "No authority we know issued this code. Hold the vehicle and call the command centre.",
    },
  },
  "status-stale": {
    title: { vi: "Dữ liệu đã cũ", en: "Data is getting old" },
    action: {
      vi: "Máy đồng bộ lần cuối lúc {asOf}. Kiểm tra kỹ giấy tờ, số người rồi quyết định.",
      en: "This tablet last synced at {asOf}. Check papers and people with care, then decide.",
    },
  },
  "not-on-file": {
    title: { vi: "Mã thật, máy chưa có hồ sơ", en: "Genuine, but not on file here" },
    action: {
      vi: "Chữ ký đúng nhưng máy chưa biết giấy còn hiệu lực hay không. Đối chiếu giấy tờ rồi quyết định.",
      en: "The signature is right, but this tablet does not know whether the pass still stands. Check the papers, then decide.",
    },
  },
  "random-inspection": {
    title: { vi: "Kiểm tra ngẫu nhiên", en: "Random inspection" },
    action: {
      vi: "Xe được chọn ngẫu nhiên, không phải vì nghi ngờ. Kiểm tra thùng xe, số người, hàng hóa rồi cho qua.",
      en: "The vehicle was drawn at random, not on suspicion. Look at load space, people and goods, then let it through.",
    },
  },
  "walk-up": {
    title: { vi: "Xe không có mã", en: "Vehicle without a code" },
    action: {
      vi: "Ghi biển số, số người, điểm cuối và tuyến, đối chiếu giấy tờ rồi quyết định.",
      en: "Note plate, people, endpoint and corridor, check the papers, then decide.",
    },
  },
  "off-corridor": {
    title: { vi: "Ngoài tuyến", en: "Off its corridor" },
    action: {
      vi: "Tuyến ghi trên giấy không đi qua chốt này. Hỏi lý do, đối chiếu lộ trình rồi quyết định.",
      en: "The corridor on the pass does not run through this post. Ask why, compare the route, then decide.",
    },
  },
  watched: {
    title: { vi: "Đề nghị xác minh xe", en: "Please verify this vehicle" },
    action: {
      vi: "{issuer} đề nghị. Chỉ là xác minh, không có nghĩa là xe vi phạm.",
      en: "{issuer} asks. This is to verify; it does not mean that anything is wrong.",
    },
  },
  "looks-watched": {
    title: { vi: "Xác minh biển số", en: "Please verify the plate" },
    action: {
      vi: "Biển số trông giống {plate}. Đọc lại biển số trên xe: nếu khác thì đây là xe khác, không giữ vì lý do này. Đúng là {plate} thì làm theo đề nghị của {issuer}.",
      en: "The plate looks like {plate}. Read the plate on the vehicle again: if it differs, this is another vehicle and is not held for it. If it is {plate}, do as {issuer} asks.",
    },
  },
  "taken-over": {
    title: { vi: "Xe khác chở thay", en: "Another vehicle took over" },
    action: {
      vi: "Từ {at} xe {plate} chở thay xe {from}. Đối chiếu biển số {plate}, đếm số người rồi quyết định.",
      en: "Since {at} {plate} drives in place of {from}. Compare the plate with {plate}, count the people, then decide.",
    },
  },
  "status-expired": {
    title: { vi: "Dữ liệu quá hạn", en: "Data is out of date" },
    action: {
      vi: "Máy đồng bộ lần cuối lúc {asOf}, không đủ mới để kết luận. Gọi trung tâm chỉ huy, đối chiếu giấy tờ.",
      en: "This tablet last synced at {asOf}, too long ago to judge by. Call the command centre and check the papers.",
    },
  },
  "keys-stale": {
    title: { vi: "Máy chưa có khóa kiểm tra", en: "Key not known to this tablet" },
    action: {
      vi: "Mã có thể là thật nhưng máy chưa cập nhật khóa. Nối mạng để cập nhật, hoặc gọi trung tâm chỉ huy.",
      en: "The code may be genuine, but this tablet's keys are old. Connect it to update them, or call the command centre.",
    },
  },
  damaged: {
    title: { vi: "Không đọc được mã", en: "Code cannot be read" },
    action: {
      vi: "Mã bị hỏng hoặc thiếu. Quét lại; nếu vẫn không được, nhập mã ngắn hoặc biển số.",
      en: "The code is damaged or cut short. Scan again; if that fails, type the short code or the plate.",
    },
  },
  "unknown-plate": {
    title: { vi: "Không có giấy cho biển số này", en: "No pass for this plate" },
    action: {
      vi: "Máy không có giấy nào của xe {text}. Kiểm tra lại biển số, hoặc ghi là xe không có mã.",
      en: "There is no pass on file for {text}. Check the plate, or enter it as a vehicle without a code.",
    },
  },
  "unknown-code": {
    title: { vi: "Không có mã này", en: "No such code" },
    action: {
      vi: "Máy không có giấy nào mang mã {text}. Kiểm tra lại mã, hoặc tra theo biển số.",
      en: "There is no pass on file with the code {text}. Check the code, or look the plate up.",
    },
  },
  "clock-unsure": {
    title: { vi: "Đồng hồ máy sai", en: "This tablet's clock is wrong" },
    action: {
      vi: "Đồng hồ máy đã bị chỉnh nên chưa rõ giấy còn hạn hay không. Nối mạng để máy lấy giờ đúng, hoặc gọi trung tâm chỉ huy.",
      en: "The clock was changed, so whether the pass is in date is open. Connect the tablet to set it right, or call the command centre.",
    },
  },
  "other-qr": {
    title: { vi: "Mã của nơi khác", en: "Someone else's code" },
    action: {
      vi: "Đây là {what}. Đề nghị lái xe đưa giấy nhận diện luồng xanh, hoặc tra theo biển số.",
      en: "This is {what}. Ask for the green-lane pass, or look the plate up.",
    },
  },
} as const satisfies Record<ReasonCode, Told>;

/** The same reasons where the rule decided otherwise or less is known. */
export const reasonVariants = {
  /** [V30] */
  neitherPlate: {
    title: reasonWords["plate-mismatch"].title,
    action: {
      vi: "Hàng đang do xe {plate} chở thay xe {from}. Giữ xe, kiểm tra giấy tờ xe và báo trung tâm chỉ huy.",
      en: "{plate} drives with this load in place of {from}. Hold the vehicle, check its papers and call the command centre.",
    },
  },
  /** [V9] */
  expiredUnderWay: {
    title: { vi: "Hết hạn khi đang trên đường", en: "Expired under way" },
    action: {
      vi: "Giấy hết hạn lúc {at}, nhưng chuyến đi bắt đầu khi giấy còn hạn nên được đi tiếp đến {until}. Đối chiếu biển số, số người rồi cho qua.",
      en: "The pass expired at {at}, but the trip began while it was valid and may be finished until {until}. Compare plate and people, then let it through.",
    },
  },
  /** [V24] */
  barredUnderWay: {
    title: { vi: "Cấm sau khi xe đã lên đường", en: "Barred after the trip began" },
    action: {
      vi: "{areaName} đang áp dụng: {measure}. Chuyến đi bắt đầu trước đó nên được đi tiếp đến {until}. Đối chiếu biển số, số người rồi cho qua.",
      en: "In force in {areaName}: {measure}. The trip began before that and may be finished until {until}. Compare plate and people, then let it through.",
    },
  },
  /** [V24] */
  tooManyUnderWay: {
    title: {
      vi: "Số người hạ sau khi xe đã lên đường",
      en: "Fewer permitted since the trip began",
    },
    action: {
      vi: "Nay chỉ cho phép {max} người, trên xe có {seen} người. Chuyến đi bắt đầu trước đó nên được đi tiếp đến {until}.",
      en: "{max} {max|person is|people are} permitted now, {seen} {seen|is|are} on board. The trip began before that and may be finished until {until}.",
    },
  },
  /** [V25] */
  tooManyByMeasure: {
    title: { vi: "Quá số người", en: "Too many on board" },
    action: {
      vi: "{areaName} đang áp dụng: {measure}. Cho phép {max} người, trên xe có {seen} người. Giữ xe và làm rõ từng người.",
      en: "In force in {areaName}: {measure}. {max} {max|person is|people are} permitted, {seen} {seen|is|are} on board. Hold the vehicle and establish who each one is.",
    },
  },
  /** [V23] */
  stopNotOfPurpose: {
    title: { vi: "Mục đích này không dừng ở điểm cuối đó", en: "Its purpose does not stop there" },
    action: {
      vi: "Mục đích ghi trên giấy không được dừng, đón, trả ở điểm cuối này. Không cho qua, báo trung tâm chỉ huy.",
      en: "The purpose on the pass permits no stop, pick-up or drop-off at this endpoint. Do not let it through; call the command centre.",
    },
  },
  /** [V24] */
  stopUnderWay: {
    title: {
      vi: "Không được dừng nữa, xe đã lên đường",
      en: "Stop forbidden after the trip began",
    },
    action: {
      vi: "Điểm cuối ghi trên giấy nay không được dừng, đón, trả. Chuyến đi bắt đầu trước đó nên được đi tiếp đến {until}.",
      en: "Vehicles like this one may no longer stop at its endpoint. The trip began before that and may be finished until {until}.",
    },
  },
  neverSynced: {
    title: { vi: "Máy chưa có dữ liệu", en: "No data on this tablet" },
    action: {
      vi: "Máy chưa đồng bộ lần nào. Nối mạng để tải dữ liệu, hoặc gọi trung tâm chỉ huy.",
      en: "This tablet has never synced. Connect it, or call the command centre.",
    },
  },
  drillPass: {
    title: { vi: "Giấy diễn tập", en: "Drill pass" },
    action: {
      vi: "Giấy này chỉ dùng trong diễn tập, không có giá trị lưu thông. Không cho qua.",
      en: "This pass is for drills only and good for no road. Do not let it through.",
    },
  },
} as const satisfies Record<string, Told>;

export const otherQrWords = {
  url: { vi: "đường liên kết đến một trang web", en: "a link to a website" },
  bank: { vi: "mã chuyển khoản ngân hàng", en: "a bank transfer code" },
  "health-certificate": {
    vi: "chứng nhận sức khỏe hoặc tiêm chủng",
    en: "a health or vaccination certificate",
  },
  text: { vi: "một mã không rõ nguồn gốc", en: "a code of unknown origin" },
} as const satisfies Record<OtherQr, Words>;

export const verdictLines = {
  todo: {
    vi: "Việc được đề nghị, đến {until}: {instruction}",
    en: "Asked for, until {until}: {instruction}",
  },
  why: { vi: "Lý do ghi trong hồ sơ: {why}", en: "Reason on record: {why}" },
  basis: { vi: "Căn cứ: {act}", en: "Basis: {act}" },
  act: {
    vi: "{kind} {number} ngày {date}, {issuer}",
    en: "{kind} {number} of {date}, {issuer}",
  },
} as const satisfies Record<string, Words>;
