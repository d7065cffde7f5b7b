import type { AlikeBy } from "../domain/alike.ts";
import type { Words } from "./say.ts";

/** Carriers as the desk keeps them. */
export const carrierListWords = {
  title: { vi: "Đơn vị vận tải", en: "Carriers" },
  add: { vi: "Thêm đơn vị", en: "Add a carrier" },
  find: { vi: "Tìm theo tên, mã số thuế hoặc điện thoại", en: "Find by name, tax number or phone" },
  none: { vi: "Chưa có đơn vị nào", en: "There are no carriers yet" },
  noneHint: {
    vi: "Thêm từng đơn vị, nhập từ bảng tính, hoặc thêm ngay khi đăng ký xe.",
    en: "Add them one by one, bring a spreadsheet, or add one while registering a vehicle.",
  },
  taxNumber: { vi: "Mã số thuế", en: "Tax number" },
  taxHint: {
    vi: "10 số của doanh nghiệp, hợp tác xã; chi nhánh thêm gạch nối và 3 số.",
    en: "10 digits, of a business or a cooperative; a branch has a dash and 3 more.",
  },
  phone: { vi: "Điện thoại", en: "Telephone" },
  merged: { vi: "Đã gộp", en: "Merged" },
  issuedTo: { vi: "Cấp cho {name}, đã gộp", en: "Issued to {name}, since merged" },
  alikeTitle: { vi: "Có thể trùng nhau", en: "May be the same" },
  alikeMore: { vi: "Còn {count} cặp nữa", en: "{count} more {count|pair|pairs}" },
  compare: { vi: "Xem để gộp", en: "Look and merge" },
} as const satisfies Record<string, Words>;

export const alikeWords: Readonly<Record<AlikeBy, Words>> = {
  "tax-number": { vi: "cùng mã số thuế", en: "same tax number" },
  name: { vi: "tên giống nhau", en: "names alike" },
  phone: { vi: "cùng điện thoại", en: "same telephone" },
};
