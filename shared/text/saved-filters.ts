import type { Words } from "./say.ts";

/** Filters of lists that somebody keeps under a name. */
export const savedFilterWords = {
  open: { vi: "Bộ lọc đã lưu", en: "Saved filters" },
  openSome: { vi: "Bộ lọc đã lưu ({count})", en: "Saved filters ({count})" },
  hint: {
    vi: "Của riêng bạn, dùng được trên mọi máy bạn đăng nhập.",
    en: "Your own, on every machine you sign in at.",
  },
  none: { vi: "Chưa lưu bộ lọc nào", en: "No filter is saved yet" },
  noneHint: {
    vi: "Tìm hoặc chọn tình trạng trước, rồi lưu ở đây để lần sau chọn lại.",
    en: "Search or choose a status first, then save it here to choose it again.",
  },
  name: { vi: "Tên bộ lọc", en: "Name of the filter" },
  nameHint: { vi: "Ví dụ: Giấy bị đình chỉ", en: "For example: suspended passes" },
  save: { vi: "Lưu bộ lọc đang dùng", en: "Save the filter in use" },
  choose: { vi: "Dùng bộ lọc {name}", en: "Use the filter {name}" },
  rename: { vi: "Đổi tên {name}", en: "Rename {name}" },
  drop: { vi: "Xóa {name}", en: "Delete {name}" },
  saved: { vi: "Đã lưu bộ lọc {name}", en: "The filter {name} is saved" },
} as const satisfies Record<string, Words>;
