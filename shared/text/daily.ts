import type { Words } from "./say.ts";

/** The table of a day. */
export const dailyWords = {
  title: { vi: "Bảng theo ngày", en: "The day's table" },
  lead: {
    vi: "Xe và người vào, ra, ở trong địa bàn và chưa rõ, tính theo các lượt quét.",
    en: "Vehicles and people that entered, left, are inside and unexplained, by the scans there are.",
  },
  day: { vi: "Ngày", en: "Day" },
  asOf: { vi: "Tính đến {time}", en: "As of {time}" },
  area: { vi: "Địa bàn", en: "Area" },
  entered: { vi: "Vào", en: "Entered" },
  left: { vi: "Ra", en: "Left" },
  inside: { vi: "Ở trong", en: "Inside" },
  unexplained: { vi: "Chưa rõ", en: "Unexplained" },
  vehicles: { vi: "xe", en: "vehicles" },
  people: { vi: "người", en: "people" },
  print: { vi: "In bảng", en: "Print" },
  none: {
    vi: "Ngày này chưa có xe nào qua địa bàn của bạn.",
    en: "No vehicle came through your areas that day.",
  },
  insideMeans: {
    vi: "Ở trong: đang trên đường, đang tạm giữ, hoặc kết thúc chuyến tại địa bàn trong ngày.",
    en: "Inside: on the road, held, or come to the end of a trip there that day.",
  },
  unexplainedMeans: {
    vi: "Chưa rõ: chuyến quá hạn không ai xác nhận, hoặc số người khác mà không có lý do được phép.",
    en: "Unexplained: trips that lapsed unconfirmed, or a head count that differs for no permitted reason.",
  },
} as const satisfies Record<string, Words>;
