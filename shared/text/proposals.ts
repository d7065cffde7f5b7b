import type { Act } from "../domain/act.ts";
import type { IssuingKey, KeyState } from "../domain/issuing-key.ts";
import type { ProposalState } from "../domain/proposal.ts";
import { type Language, say, type Words } from "./say.ts";
import { dayAndClock } from "./when.ts";

/** Dangerous acts that need two people, and the keys they are mostly about. */
export const proposalWords = {
  proposals: { vi: "Đề nghị", en: "Proposals" },
  lead: {
    vi: "Việc hệ trọng chỉ được thực hiện khi một người khác có thẩm quyền duyệt trong vòng 24 giờ.",
    en: "A dangerous act is carried out only when somebody else who may do it approves within 24 hours.",
  },
  lowered: { vi: "Mức mới", en: "New levels" },
  lowerTo: { vi: "{area}: {level}, từ {time}", en: "{area}: {level}, from {time}" },
  none: { vi: "Chưa có đề nghị nào", en: "There are no proposals yet" },
  noneHint: {
    vi: "Đề nghị đổi hoặc cắt khóa ký ở mục Khóa ký, hạ mức nguy cơ ở mục Quy định.",
    en: "Rotating or cutting off an issuing key is proposed under Keys, lowering a risk level under Rules.",
  },
  by: { vi: "Người đề nghị", en: "Proposed by" },
  reason: { vi: "Lý do", en: "Reason" },
  reasonHint: {
    vi: "Người duyệt và đoàn kiểm tra đọc được.",
    en: "Read by whoever approves, and by inspectors.",
  },
  lapses: { vi: "Hết hạn", en: "Lapses" },
  decidedBy: { vi: "Người quyết định", en: "Decided by" },
  note: { vi: "Lý do từ chối", en: "Why rejected" },
  alone: {
    vi: "Không có ai khác để duyệt: người đề nghị được tự thực hiện từ {time}. Nếu bạn thấy việc này đáng ngờ, hãy liên hệ ngay.",
    en: "There is nobody else to approve it: its proposer may carry it out alone from {time}. If this looks wrong to you, get in touch at once.",
  },
  approve: { vi: "Duyệt và thực hiện", en: "Approve and carry out" },
  carryOut: { vi: "Tự thực hiện", en: "Carry out alone" },
  reject: { vi: "Từ chối", en: "Reject" },
  withdraw: { vi: "Rút lại", en: "Withdraw" },
  approveTitle: { vi: "Thực hiện ngay: {act}?", en: "Carry out now: {act}?" },
  approveHint: {
    vi: "Việc này có hiệu lực ngay, không hoàn tác được, và được ghi vào nhật ký cùng tên của bạn.",
    en: "It takes effect at once, cannot be undone, and is logged under your name.",
  },
  rejectTitle: { vi: "Từ chối: {act}?", en: "Reject: {act}?" },
  withdrawTitle: { vi: "Rút lại: {act}?", en: "Withdraw: {act}?" },
  withdrawHint: {
    vi: "Muốn làm lại thì phải đề nghị mới.",
    en: "To do it after all, it has to be proposed again.",
  },
  propose: { vi: "Gửi đề nghị", en: "Propose" },
  proposed: {
    vi: "Đã gửi đề nghị, chờ người khác duyệt",
    en: "Proposed; it waits for somebody else's approval",
  },
  waiting: {
    vi: "Chờ quyết định: {act} ({name}).",
    en: "Waits for a decision: {act} ({name}).",
  },
  doneAlone: {
    vi: "Đã được thực hiện mà không có người thứ hai duyệt: {act} ({name}).",
    en: "Carried out without a second person's approval: {act} ({name}).",
  },
  look: { vi: "Xem", en: "Look" },
} as const satisfies Record<string, Words>;

export const proposalStateWords = {
  open: { vi: "Chờ duyệt", en: "Open" },
  "carried-out": { vi: "Đã thực hiện", en: "Carried out" },
  rejected: { vi: "Bị từ chối", en: "Rejected" },
  withdrawn: { vi: "Đã rút", en: "Withdrawn" },
  lapsed: { vi: "Quá hạn", en: "Lapsed" },
} as const satisfies Record<ProposalState, Words>;

export const keyWords = {
  keys: { vi: "Khóa ký", en: "Keys" },
  lead: {
    vi: "Khóa mới nhất ký giấy mới; giấy do khóa cũ ký vẫn dùng được đến hết hạn, trừ khi khóa bị cắt.",
    en: "The newest key signs new passes; those of older keys stay good to their end, unless the key is cut off.",
  },
  number: { vi: "Khóa số {kid}", en: "Key {kid}" },
  valid: { vi: "Hiệu lực", en: "Valid" },
  notAtHand: {
    vi: "Tệp khóa không có trên máy chủ này",
    en: "Its file is not on this server",
  },
  rotate: { vi: "Đề nghị đổi khóa", en: "Propose rotation" },
  rotateHint: {
    vi: "Khóa mới ký ngay sau khi được duyệt. Sao lưu thư mục khóa sau khi đổi.",
    en: "The new key signs as soon as it is approved. Back the keys folder up afterwards.",
  },
  whichRealm: { vi: "Dùng cho", en: "For" },
  cut: { vi: "Đề nghị cắt", en: "Propose to cut off" },
  cutHint: {
    vi: "Mọi giấy do khóa này ký sẽ bị dừng ở các chốt ngay khi được duyệt. Chỉ cắt khi nghi khóa bị lộ.",
    en: "Every pass this key signed stops at the posts once it is approved. Only for a key that others may hold.",
  },
} as const satisfies Record<string, Words>;

export const realmWords = {
  live: { vi: "Chính thức", en: "The road" },
  drill: { vi: "Diễn tập", en: "Drills" },
} as const satisfies Record<IssuingKey["realm"], Words>;

export const keyStateWords = {
  signing: { vi: "Đang ký", en: "Signs" },
  verifying: { vi: "Chỉ kiểm tra", en: "Verifies only" },
  ended: { vi: "Hết hạn", en: "Ended" },
  cut: { vi: "Đã cắt", en: "Cut off" },
} as const satisfies Record<KeyState, Words>;

const actWords = {
  "rotate-key": {
    live: { vi: "Đổi khóa ký giấy chính thức", en: "Rotate the key for the road" },
    drill: { vi: "Đổi khóa diễn tập", en: "Rotate the key for drills" },
  },
  "cut-key": { vi: "Cắt khóa số {kid}", en: "Cut off key {kid}" },
  "lower-levels": {
    vi: "Hạ mức nguy cơ của {count} địa bàn",
    en: "Lower the risk level of {count} {count|area|areas}",
  },
  "extend-passes": {
    vi: "Gia hạn {count} giấy đến {to}",
    en: "Extend {count} {count|pass|passes} to {to}",
  },
} as const;

/** What an act does, as a heading. */
export const actText = (act: Act, language: Language): string => {
  switch (act.kind) {
    case "rotate-key":
      return say(actWords["rotate-key"][act.realm], language);
    case "cut-key":
      return say(actWords["cut-key"], language, { kid: act.kid });
    case "lower-levels":
      return say(actWords["lower-levels"], language, { count: act.items.length });
    case "extend-passes":
      return say(actWords["extend-passes"], language, {
        count: act.passes,
        to: dayAndClock(act.to, language),
      });
  }
};
