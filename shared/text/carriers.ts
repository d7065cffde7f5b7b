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
  mergedInto: { vi: "Đã gộp vào {name}", en: "Merged into {name}" },
  mergedHint: {
    vi: "Giấy, đơn và quyền của đơn vị này được tính cho {name}. Dữ liệu cũ vẫn ghi như trước.",
    en: "Its passes, applications and rights count as those of {name}. What was written before stays as it was.",
  },
  issuedTo: { vi: "Cấp cho {name}, đã gộp", en: "Issued to {name}, since merged" },
  alikeTitle: { vi: "Có thể trùng nhau", en: "May be the same" },
  alikeMore: { vi: "Còn {count} cặp nữa", en: "{count} more {count|pair|pairs}" },
  compare: { vi: "Xem để gộp", en: "Look and merge" },
  mergeTitle: { vi: "Gộp vào đơn vị khác", en: "Merge into another" },
  mergeHint: {
    vi: "Chọn đơn vị giữ lại. Đơn vị này ngừng dùng; mọi thứ đang thuộc về nó được tính cho đơn vị giữ lại. Có thể bỏ gộp sau.",
    en: "Choose the one that stays. This one is put out of use; all that is its counts as that one's. It can be taken back.",
  },
  stays: { vi: "Đơn vị giữ lại", en: "The one that stays" },
  chooseFirst: { vi: "Chọn đơn vị giữ lại", en: "Choose the one that stays" },
  merge: { vi: "Gộp", en: "Merge" },
  confirmTitle: { vi: "Gộp {name} vào {stays}?", en: "Merge {name} into {stays}?" },
  confirmHint: {
    vi: "Người của đơn vị này sẽ thấy và làm được việc của {stays}, và ngược lại.",
    en: "Whoever acts for the one sees and does what is the other's too: those of {stays} as well.",
  },
  usesCount: {
    vi: "Những mục này giữ nguyên và được tính cho {stays}.",
    en: "They stay as they are and count as those of {stays}.",
  },
  toStaying: { vi: "Xem đơn vị giữ lại", en: "See the one that stays" },
  unmerge: { vi: "Bỏ gộp", en: "Take the merging back" },
  mergedDone: { vi: "Đã gộp", en: "Merged" },
  unmergedDone: { vi: "Đã bỏ gộp", en: "The merging was taken back" },
} as const satisfies Record<string, Words>;

export const alikeWords: Readonly<Record<AlikeBy, Words>> = {
  "tax-number": { vi: "cùng mã số thuế", en: "same tax number" },
  name: { vi: "tên giống nhau", en: "names alike" },
  phone: { vi: "cùng điện thoại", en: "same telephone" },
};
