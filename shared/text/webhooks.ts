import type { DeliveryState, WebhookEvent } from "../domain/webhook.ts";
import type { Words } from "./say.ts";

export const webhookWords = {
  webhooks: { vi: "Nơi nhận cảnh báo", en: "Webhooks" },
  hint: {
    vi: "Hệ thống khác được báo ngay khi có cảnh báo, có chữ ký theo Standard Webhooks.",
    en: "Other systems that are told of alerts at once, signed as Standard Webhooks has it.",
  },
  none: { vi: "Chưa có nơi nhận nào", en: "No webhooks yet" },
  noneHint: {
    vi: "Thêm địa chỉ của hệ thống cần được báo, ví dụ trung tâm điều hành của tỉnh.",
    en: "Add the address of a system that is to be told, such as the province's command centre.",
  },
  add: { vi: "Thêm nơi nhận", en: "Add a webhook" },
  change: { vi: "Sửa", en: "Change" },
  name: { vi: "Tên nơi nhận", en: "Name" },
  url: { vi: "Địa chỉ", en: "Address" },
  urlHint: {
    vi: "https://…; chỉ trong mạng nội bộ mới dùng http://",
    en: "https://…; http:// only within one's own network",
  },
  area: { vi: "Chỉ trong địa bàn", en: "Only in an area" },
  everywhere: { vi: "Mọi nơi", en: "Everywhere" },
  least: { vi: "Từ mức", en: "From severity" },
  going: { vi: "Đang hoạt động", en: "Active" },
  stopped: { vi: "Tạm dừng", en: "Stopped" },
  stop: { vi: "Tạm dừng", en: "Stop" },
  goOn: { vi: "Cho hoạt động lại", en: "Let it go on" },
  test: { vi: "Gửi thử", en: "Send a test" },
  testSent: { vi: "Đã xếp tin thử để gửi", en: "A test message is on its way" },
  waiting: { vi: "{count} tin đang chờ", en: "{count} waiting" },
  dead: { vi: "{count} tin gửi hỏng", en: "{count} failed" },
  secret: { vi: "Khóa ký", en: "Secret" },
  secretHint: {
    vi: "Nơi nhận dùng khóa này để biết tin đúng là từ đây. Không gửi qua thư hay tin nhắn.",
    en: "The receiver uses it to tell that a message is from here. Do not send it by mail or chat.",
  },
  renew: { vi: "Đổi khóa", en: "Make another" },
  renewHint: {
    vi: "Từ tin sau, nơi nhận phải dùng khóa mới.",
    en: "From the next message on the receiver needs the new one.",
  },
  deliveries: { vi: "Tin đã gửi", en: "Deliveries" },
  older: { vi: "Cũ hơn", en: "Older" },
  noDeliveries: { vi: "Chưa gửi tin nào", en: "Nothing was sent yet" },
  resendAll: { vi: "Gửi lại mọi tin hỏng", en: "Send all failed again" },
  resend: { vi: "Gửi lại", en: "Send again" },
  resent: {
    vi: "Đang gửi lại {count} tin",
    en: "Sending {count} {count|message|messages} again",
  },
  alertNumber: { vi: "Cảnh báo số {number}", en: "Alert {number}" },
  tries: {
    vi: "{count} lần gửi, lần cuối {time}",
    en: "{count} {count|try|tries}, the last at {time}",
  },
  next: { vi: "gửi lại lúc {time}", en: "again at {time}" },
  status: { vi: "trả lời {status}", en: "answered {status}" },
  noAnswer: { vi: "không trả lời ({error})", en: "no answer ({error})" },
} as const satisfies Record<string, Words>;

export const deliveryStateWords = {
  waiting: { vi: "Đang chờ", en: "Waiting" },
  delivered: { vi: "Đã nhận", en: "Delivered" },
  dead: { vi: "Gửi hỏng", en: "Failed" },
} as const satisfies Record<DeliveryState, Words>;

export const webhookEventWords = {
  "alert.raised": { vi: "Có cảnh báo", en: "Alert raised" },
  "alert.opened": { vi: "Cảnh báo mở lại", en: "Alert opened again" },
  "alert.escalated": { vi: "Cảnh báo lên một cấp", en: "Alert went a step up" },
  "alert.acknowledged": { vi: "Đã có người xử lý", en: "Alert acknowledged" },
  "alert.resolved": { vi: "Cảnh báo kết thúc", en: "Alert resolved" },
  "alert.withdrawn": { vi: "Cảnh báo được rút", en: "Alert withdrawn" },
  "webhook.test": { vi: "Tin thử", en: "Test message" },
} as const satisfies Record<WebhookEvent, Words>;
