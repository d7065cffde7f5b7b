import type { Words } from "./say.ts";

/** The record (biên bản) of a vehicle held, turned back or referred. Printed in Vietnamese, whatever the screen speaks. */
export const recordWords = {
  open: { vi: "In biên bản", en: "Print the record" },
  print: { vi: "In", en: "Print" },
  hint: {
    vi: "Khổ A5 hoặc A4, in được cả khi không có mạng. Không có máy in: lái xe chụp lại hoặc quét mã QR.",
    en: "On A5 or A4, without network too. No printer: the driver takes a photo or scans the QR code.",
  },
  nation: {
    vi: "Cộng hòa xã hội chủ nghĩa Việt Nam",
    en: "Socialist Republic of Viet Nam",
  },
  motto: { vi: "Độc lập – Tự do – Hạnh phúc", en: "Independence – Freedom – Happiness" },
  title: { vi: "Biên bản", en: "Record" },
  held: { vi: "Về việc tạm giữ phương tiện tại chốt", en: "Of a vehicle held at the post" },
  turnedBack: {
    vi: "Về việc yêu cầu phương tiện quay đầu",
    en: "Of a vehicle turned back at the post",
  },
  referred: {
    vi: "Về việc chuyển người trên phương tiện đi cách ly, y tế",
    en: "Of people referred from a vehicle to quarantine or health",
  },
  reference: { vi: "Mã biên nhận: {reference}", en: "Receipt code: {reference}" },
  postBasis: { vi: "Chốt lập theo {basis}", en: "Post set up by {basis}" },
  at: { vi: "Thời gian", en: "Time" },
  place: { vi: "Địa điểm", en: "Place" },
  vehicle: { vi: "Phương tiện", en: "Vehicle" },
  aboard: { vi: "Số người trên xe", en: "People aboard" },
  notCounted: { vi: "chưa đếm", en: "not counted" },
  reasons: { vi: "Lý do", en: "Reasons" },
  noReason: { vi: "Theo quyết định của cán bộ chốt", en: "By decision of the officer" },
  decision: { vi: "Xử lý", en: "Decision" },
  officer: { vi: "Cán bộ lập biên bản", en: "Officer" },
  driver: { vi: "Người điều khiển phương tiện", en: "Driver" },
  papers: { vi: "Số giấy tờ tùy thân", en: "Identity paper no." },
  statement: { vi: "Ý kiến của người điều khiển", en: "What the driver says" },
  signHere: { vi: "(ký, ghi rõ họ tên)", en: "(signature, full name)" },
  foot: {
    vi: "Lượt quét {id} ghi trên máy {device}. Biên bản lập thành hai bản, mỗi bên giữ một bản.",
    en: "Scan {id}, recorded on tablet {device}. Made in two copies, one for each side.",
  },
} as const satisfies Record<string, Words>;
