import type { Words } from "./say.ts";

/** A driver's report that a post keeps the vehicle waiting. */
export const delayWords = {
  title: { vi: "Báo bị giữ lâu tại chốt", en: "Report a long wait at a post" },
  lead: {
    vi: "Dành cho lái xe phải chờ từ 30 phút trở lên. Chỉ huy địa bàn nhận được ngay.",
    en: "For drivers who have waited for 30 minutes or more. Those who command there are told at once.",
  },
  code: { vi: "Mã giấy hoặc mã biên nhận", en: "Code of the pass or the receipt" },
  codeHint: {
    vi: "8 ký tự dưới mã QR của giấy, hoặc 12 ký tự trên biên bản.",
    en: "The 8 characters under the pass's QR code, or the 12 on the record.",
  },
  plateEnd: { vi: "4 ký tự cuối của biển số", en: "Last four characters of the plate" },
  next: { vi: "Tiếp tục", en: "Go on" },
  notFound: {
    vi: "Không có xe nào khớp cả mã và đuôi biển số. Xem lại cả hai.",
    en: "No vehicle fits both the code and the plate. Look at both again.",
  },
  post: { vi: "Chốt đang giữ xe", en: "The post" },
  choose: { vi: "Chọn chốt", en: "Choose a post" },
  since: { vi: "Chờ từ lúc", en: "Waiting since" },
  note: { vi: "Nói thêm (không bắt buộc)", en: "Anything else (you may leave it out)" },
  noteHint: {
    vi: "Không ghi họ tên, số điện thoại của ai.",
    en: "Write nobody's name or telephone number.",
  },
  send: { vi: "Gửi báo cáo", en: "Send the report" },
  back: { vi: "Sửa mã", en: "Change the code" },
  done: { vi: "Đã báo cho chỉ huy", en: "Command has been told" },
  doneHint: {
    vi: "Cảnh báo số {number}. Khi hỏi lại, hãy nêu số này.",
    en: "Alert no. {number}. Name it when you ask about it.",
  },
} as const satisfies Record<string, Words>;
