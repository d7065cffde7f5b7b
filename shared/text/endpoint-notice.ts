import type { Words } from "./say.ts";

/** [K15] What an endpoint is told of a vehicle that comes to it next. */
export const endpointNoticeWords = {
  title: {
    vi: "{count} xe đã qua chốt cuối, sắp đến đây",
    en: "{count} {count|vehicle has|vehicles have} passed the last post",
  },
  passed: { vi: "qua {post}, {ago}.", en: "passed {post}, {ago}." },
  dueAt: { vi: "Dự kiến đến lúc {time}.", en: "Due at {time}." },
  seen: { vi: "Đã biết", en: "Seen" },
  soundOn: { vi: "Tiếng báo: bật", en: "Sound: on" },
  soundOff: { vi: "Tiếng báo: tắt", en: "Sound: off" },
} as const satisfies Record<string, Words>;
