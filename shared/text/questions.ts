import type { Words } from "./say.ts";

/** What posts ask, at the command centre. */
export const questionWords = {
  title: { vi: "Chốt xin ý kiến", en: "Questions from posts" },
  titleOpen: { vi: "({count}) Chốt xin ý kiến", en: "({count}) Questions from posts" },
  lead: {
    vi: "Chốt hỏi về xe đang dừng tại chốt. Câu trả lời đầu tiên có giá trị; quyết định vẫn do chốt ghi.",
    en: "A post asks about a vehicle it has stopped. The first answer stands; the decision is still the post's to record.",
  },
  waiting: {
    vi: "{count} câu hỏi của chốt đang chờ trả lời",
    en: "{count} {count|question from a post waits|questions from posts wait} for an answer",
  },
  open: { vi: "Đang chờ trả lời", en: "Waiting for an answer" },
  closed: { vi: "Đã đóng", en: "Closed" },
  noneOpen: { vi: "Không có câu hỏi nào đang chờ.", en: "No question is waiting." },
  noneOpenHint: {
    vi: "Khi chốt hỏi, câu hỏi hiện ở đây ngay, không cần tải lại trang.",
    en: "When a post asks, the question appears here at once.",
  },
  noneClosed: { vi: "Chưa có câu hỏi nào được trả lời.", en: "No question has been answered yet." },
  trip: { vi: "Xem hành trình", en: "View the trip" },
  notCome: {
    vi: "Xe chưa tới chốt nên chưa có kết luận",
    en: "It has not come to the post, so there is no verdict",
  },
  verdict: { vi: "Máy kết luận", en: "Verdict" },
  photo: { vi: "Ảnh {number} của chốt", en: "Photo {number} from the post" },
  photoAwaited: { vi: "Ảnh đang được gửi về", en: "Photo on its way" },
  photoDeleted: { vi: "Ảnh đã xóa theo thời hạn lưu", en: "Photo deleted, its time is over" },
  photoFailed: { vi: "Không tải được ảnh", en: "The photo could not be loaded" },
  decision: { vi: "Trả lời", en: "Answer" },
  words: { vi: "Lời dặn chốt", en: "Words to the post" },
  wordsNeeded: {
    vi: "Chọn cách xử lý hoặc ghi lời dặn.",
    en: "Choose what to do, or write a few words.",
  },
  send: { vi: "Gửi trả lời", en: "Send the answer" },
  answeredBy: { vi: "{name} trả lời lúc {time}", en: "Answered by {name} at {time}" },
  lapsed: { vi: "Không ai trả lời trong 24 giờ", en: "Nobody answered within 24 hours" },
  answeredBefore: {
    vi: "Người khác đã trả lời trước. Nội dung bạn soạn chưa được gửi.",
    en: "Somebody else answered first. What you wrote was not sent.",
  },
  giveUp: { vi: "Bỏ nội dung này", en: "Discard what I wrote" },
  wordsOnly: { vi: "Chỉ lời dặn", en: "Words only" },
} as const satisfies Record<string, Words>;
