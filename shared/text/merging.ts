import type { Words } from "./say.ts";

/** What is found to be on record twice, and goes by one of both. */
export type MergeableKind = "carrier" | "endpoint";

export const mergingWords = {
  mergedInto: { vi: "Đã gộp vào {name}", en: "Merged into {name}" },
  merge: { vi: "Gộp", en: "Merge" },
  confirmTitle: { vi: "Gộp {name} vào {stays}?", en: "Merge {name} into {stays}?" },
  usesCount: {
    vi: "Những mục này giữ nguyên và được tính cho {stays}.",
    en: "They stay as they are and count as those of {stays}.",
  },
  unmerge: { vi: "Bỏ gộp", en: "Take the merging back" },
  mergedDone: { vi: "Đã gộp", en: "Merged" },
  unmergedDone: { vi: "Đã bỏ gộp", en: "The merging was taken back" },
  kmAway: { vi: "cách {km} km", en: "{km} km away" },
} as const satisfies Record<string, Words>;

type MergeWord =
  | "mergedHint"
  | "mergeTitle"
  | "mergeHint"
  | "stays"
  | "chooseFirst"
  | "confirmHint"
  | "toStaying";

/** What merging means for each. */
export const mergeWords = {
  carrier: {
    mergedHint: {
      vi: "Giấy, đơn và quyền của đơn vị này được tính cho {name}. Dữ liệu cũ vẫn ghi như trước.",
      en: "Its passes, applications and rights count as those of {name}. What was written before stays as it was.",
    },
    mergeTitle: { vi: "Gộp vào đơn vị khác", en: "Merge into another" },
    mergeHint: {
      vi: "Chọn đơn vị giữ lại. Đơn vị này ngừng dùng; mọi thứ đang thuộc về nó được tính cho đơn vị giữ lại. Có thể bỏ gộp sau.",
      en: "Choose the one that stays. This one is put out of use; all that is its counts as that one's. It can be taken back.",
    },
    stays: { vi: "Đơn vị giữ lại", en: "The one that stays" },
    chooseFirst: { vi: "Chọn đơn vị giữ lại", en: "Choose the one that stays" },
    confirmHint: {
      vi: "Người của đơn vị này sẽ thấy và làm được việc của {stays}, và ngược lại.",
      en: "Whoever acts for the one sees and does what is the other's too: those of {stays} as well.",
    },
    toStaying: { vi: "Xem đơn vị giữ lại", en: "See the one that stays" },
  },
  endpoint: {
    mergedHint: {
      vi: "Giấy và chuyến ghi điểm này vẫn dùng được: xe đến {name} là đến nơi. Dữ liệu cũ vẫn ghi như trước.",
      en: "Passes and trips that name it go on: at {name} their vehicles have arrived. What was written before stays as it was.",
    },
    mergeTitle: { vi: "Gộp vào điểm cuối khác", en: "Merge into another" },
    mergeHint: {
      vi: "Chọn điểm cuối giữ lại. Điểm này ngừng dùng; giấy và chuyến đang ghi nó vẫn dùng được ở điểm giữ lại. Có thể bỏ gộp sau.",
      en: "Choose the one that stays. This one is put out of use; passes and trips that name it are good at the one that stays. It can be taken back.",
    },
    stays: { vi: "Điểm cuối giữ lại", en: "The one that stays" },
    chooseFirst: { vi: "Chọn điểm cuối giữ lại", en: "Choose the one that stays" },
    confirmHint: {
      vi: "Cổng của hai điểm là của cả hai. Người tiếp nhận ở điểm này sẽ thấy và xác nhận được xe của {stays}, và ngược lại.",
      en: "The gates of either are the gates of both. Whoever receives at the one sees and confirms vehicles of the other too: those of {stays} as well.",
    },
    toStaying: { vi: "Xem điểm cuối giữ lại", en: "See the one that stays" },
  },
} as const satisfies Record<MergeableKind, Record<MergeWord, Words>>;
