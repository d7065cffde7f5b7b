import type { QuestionAnswer, QuestionTopic } from "../domain/question.ts";
import type { Words } from "./say.ts";

/** What officers mostly ask, as tapped at the post and read at the desk. */
export const questionTopicWords = {
  "let-through": { vi: "Có cho qua không?", en: "Let it through?" },
  papers: { vi: "Giấy tờ không khớp", en: "Papers do not match" },
  aboard: { vi: "Không rõ ai trên xe", en: "Unclear who is aboard" },
  goods: { vi: "Hàng không đúng khai báo", en: "Goods are not as declared" },
  "not-come": { vi: "Xe chưa tới, đang ở đâu?", en: "It has not come: where is it?" },
} as const satisfies Record<QuestionTopic, Words>;

/** What command answers. */
export const questionAnswerWords = {
  "let-through": { vi: "Cho qua", en: "Let through" },
  hold: { vi: "Tạm giữ", en: "Hold" },
  "turn-back": { vi: "Quay đầu", en: "Turn back" },
  none: { vi: "Ý kiến chỉ huy", en: "Word from command" },
} as const satisfies Record<QuestionAnswer, Words>;

/** Asking command, on the tablet. */
export const askWords = {
  ask: { vi: "Xin ý kiến chỉ huy", en: "Ask command" },
  askShort: { vi: "Hỏi chỉ huy", en: "Ask command" },
  hint: {
    vi: "Câu hỏi được lưu trên máy và gửi sau các lượt quét. Không cần chờ trả lời để xử lý xe.",
    en: "The question is kept on the tablet and sent after the scans. The vehicle can be decided without waiting.",
  },
  topics: { vi: "Hỏi về việc gì?", en: "What about?" },
  text: { vi: "Nói thêm", en: "In your own words" },
  photos: { vi: "Ảnh ({count}/{most})", en: "Photos ({count} of {most})" },
  addPhoto: { vi: "Chụp ảnh", en: "Take a photo" },
  addingPhoto: { vi: "Đang thu nhỏ ảnh…", en: "Making the photo smaller…" },
  photo: { vi: "Ảnh {number}", en: "Photo {number}" },
  dropPhoto: { vi: "Bỏ ảnh {number}", en: "Remove photo {number}" },
  noPicture: {
    vi: "Không mở được ảnh này. Chụp lại, hoặc hỏi không kèm ảnh.",
    en: "This picture cannot be opened. Take another, or ask without.",
  },
  missing: {
    vi: "Chọn việc cần hỏi hoặc ghi vài chữ.",
    en: "Choose what to ask, or write a few words.",
  },
  submit: { vi: "Gửi câu hỏi", en: "Ask" },
  notKept: {
    vi: "Máy không lưu được câu hỏi. Giải phóng bộ nhớ rồi thử lại, hoặc gọi điện.",
    en: "The tablet could not keep the question. Free some space and try again, or telephone.",
  },
  photosWaiting: {
    vi: "{count} ảnh chờ gửi",
    en: "{count} {count|photo|photos} to be sent",
  },
  answeredBy: { vi: "{name}, {time}", en: "{name}, {time}" },
  answerTitle: { vi: "Chỉ huy trả lời", en: "Command answers" },
  seen: { vi: "Đã xem", en: "Seen" },
  questionsUnsent: {
    vi: "{count} câu hỏi chưa gửi",
    en: "{count} {count|question|questions} to send",
  },
  photosUnsent: { vi: "{count} ảnh chưa gửi", en: "{count} {count|photo|photos} to send" },
  listsUnsent: {
    vi: "{count} mục đã ghi chưa gửi",
    en: "{count} {count|entry|entries} to send",
  },
  answerShort: { vi: "Chỉ huy đã trả lời: {plate}", en: "Command has answered: {plate}" },
  moreAnswers: {
    vi: "Còn {count} câu trả lời nữa",
    en: "{count} more {count|answer|answers} after this",
  },
  listTitle: { vi: "Xin ý kiến chỉ huy", en: "Asked of command" },
} as const satisfies Record<string, Words>;

/** How far a question has come that nobody has answered. */
export const inquiryWords = {
  waiting: { vi: "Đã ghi câu hỏi, chờ gửi", en: "Question kept, to be sent" },
  asked: { vi: "Đã gửi, chờ chỉ huy trả lời", en: "Sent, command has not answered yet" },
  lapsed: { vi: "Không ai trả lời trong 24 giờ", en: "Nobody answered within 24 hours" },
  refused: { vi: "Máy chủ không nhận câu hỏi này", en: "The server did not take this question" },
} as const satisfies Record<"waiting" | "asked" | "lapsed" | "refused", Words>;
