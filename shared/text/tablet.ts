import type { Words } from "./say.ts";

/** What the tablet says of itself: the app, its clock, and whoever answers in the server's place. */
export const tabletWords = {
  // On the home screen
  appName: { vi: "Chốt luồng xanh", en: "Greenlane post" },
  appDescription: {
    vi: "Quét giấy luồng xanh và xử lý tại chốt kiểm soát, không cần mạng.",
    en: "Scan green-lane passes and decide at the checkpoint, without network.",
  },

  // Updates
  updateWaits: {
    vi: "Có bản mới. Máy tự cập nhật khi xử lý xong xe này.",
    en: "A new version is here. It is taken in once this vehicle is done.",
  },
  updated: { vi: "Đã cập nhật lên bản mới.", en: "Updated to the new version." },

  // Clock
  clockUnsure: {
    vi: "Đồng hồ của máy đã bị chỉnh. Máy chưa biết chắc mấy giờ cho đến khi nối được với máy chủ.",
    en: "The tablet's clock was changed. It does not know the time for sure until it reaches the server.",
  },

  // Something else answers
  serverTrouble: {
    vi: "Máy chủ đang gặp sự cố. Lượt quét vẫn được lưu trên máy này và tự gửi lại sau.",
    en: "The server is in trouble. Scans are safe on this tablet and are sent again by themselves.",
  },
  serverWithoutKey: {
    vi: "Máy chủ không có khóa còn hạn để ký dữ liệu mới. Báo quản trị viên; lượt quét vẫn được lưu và gửi.",
    en: "The server has no valid key to sign new data with. Tell the administrator; scans are kept and sent.",
  },
  serverBusy: {
    vi: "Máy chủ đang quá tải. Lượt quét vẫn được lưu trên máy này và tự gửi lại sau.",
    en: "The server is overloaded. Scans are safe on this tablet and are sent again by themselves.",
  },
} as const satisfies Record<string, Words>;
