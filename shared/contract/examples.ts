import type { Asking, Reply, RouteName } from "./routes.ts";

/** One call and what comes of it, to show what the shapes mean. Plates, names and posts are invented. */
type Examples = {
  readonly [N in RouteName]?: {
    readonly body?: Asking<N> extends { readonly body: infer B } ? B : never;
    readonly reply?: Reply<N>;
  };
};

const carrier = {
  id: "van-tai-phuoc-long",
  name: "Vận tải Phước Long",
  phone: "0271 3777 888",
  taxNumber: "3800123454",
  active: true,
} as const;

const basis = {
  kind: "Quyết định",
  number: "1234/QĐ-UBND",
  date: "2021-08-14",
  issuer: "UBND tỉnh Bình Phước",
} as const;

/** One vehicle for three days. */
const registration = {
  plate: "93C-123.45",
  trailerPlate: null,
  kind: 1,
  purpose: 1,
  carrier: carrier.id,
  occupantsMax: 2,
  origin: "TP. Thủ Đức",
  endpoint: "kcn-chon-thanh",
  corridor: "dt741-ql14",
  use: "multi",
  validFrom: "2026-11-22T06:00:00+07:00",
  validTo: "2026-11-25T18:00:00+07:00",
} as const;

/** What a carrier applies for. */
const asked = { ...registration, tested: "2026-11-21" } as const;

export const examples: Examples = {
  ready: { reply: { status: "ready", seq: 4182 } },
  setup: {
    body: {
      token: "xH3qZ0mV9tKc2Jw7sYpR4aLd8uNfB6gE1iOoTzQhXyk",
      username: "quan-tri",
      displayName: "Trần Văn Minh",
      password: "một câu dài khó đoán",
    },
  },
  signIn: { body: { username: "lan", password: "một câu dài khó đoán" } },
  createUser: {
    body: {
      username: "lan",
      displayName: "Nguyễn Thị Lan",
      password: "một câu dài khó đoán",
      grants: [{ role: "registrar", scope: { kind: "area", id: "binh-phuoc" } }],
    },
  },
  changeUser: { body: { active: false } },
  enrolDevice: {
    body: {
      code: "K7M2-9QXA-4TBD",
      name: "Máy bảng 1, Tân Lập",
      publicKey:
        "BGP_-Rrz7hHGOs5SPj-H6NRIVK-JnZMX6ov8NNkM4OFHNQmR-jGobBiIwSJFmy2erjULw05DzQNVx3C3KuYriJ0",
    },
  },
  changeDevice: { body: { name: "Máy bảng 2, Tân Lập" } },
  propose: {
    body: {
      act: { kind: "rotate-key", realm: "live" },
      reason: "Khóa đang dùng sắp hết hạn",
    },
  },
  rejectProposal: { body: { reason: "Khóa này vẫn đang dùng tốt" } },
  createEnrolCode: { body: { checkpoint: "tan-lap" } },
  putAreas: {
    body: {
      items: [
        {
          id: "binh-phuoc",
          name: "Bình Phước",
          kind: "province",
          parent: null,
          validFrom: null,
          validTo: "2025-06-30",
        },
      ],
    },
    reply: { created: 1, changed: 0, unchanged: 0 },
  },
  putCheckpoints: {
    body: {
      items: [
        {
          id: "tan-lap",
          name: "Chốt Tân Lập",
          kind: "border",
          area: "binh-phuoc",
          latitude: 11.38,
          longitude: 106.87,
          endpoint: null,
          basis,
          active: true,
        },
      ],
    },
  },
  putCorridors: {
    body: {
      items: [
        {
          id: "dt741-ql14",
          code: 1,
          name: "ĐT741 – QL14",
          posts: [
            { checkpoint: "tan-lap", km: 0 },
            { checkpoint: "dong-xoai", km: 25 },
          ],
          active: true,
        },
      ],
    },
  },
  putEndpoints: {
    body: {
      items: [
        {
          id: "kcn-chon-thanh",
          code: 1,
          name: "KCN Chơn Thành",
          address: "Phường Thành Tâm, Chơn Thành",
          area: "binh-phuoc",
          latitude: 11.42,
          longitude: 106.62,
          active: true,
        },
      ],
    },
  },
  mergeEndpoint: { body: { into: "kcn-chon-thanh" } },
  mergeCarrier: { body: { into: "van-tai-phuoc-long" }, reply: carrier },
  putCarriers: { body: { items: [carrier] }, reply: { created: 1, changed: 0, unchanged: 0 } },
  publishLevels: {
    body: {
      items: [
        {
          id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a14",
          area: "binh-phuoc",
          level: "high",
          basis,
          effectiveFrom: "2026-11-24T00:00:00+07:00",
        },
      ],
    },
  },
  publishRules: {
    body: {
      version: 2,
      effectiveFrom: "2026-11-24T00:00:00+07:00",
      scenario: "1000-to-5000",
      vehicleKinds: [
        { code: 1, name: { vi: "Xe tải", en: "Lorry" } },
        { code: 9, name: { vi: "Xe đưa đón công nhân", en: "Workers' shuttle" } },
      ],
      purposes: [
        { code: 1, name: { vi: "Giao hàng", en: "Delivery" }, occupantsMax: 3 },
        {
          code: 4,
          name: { vi: "Đưa đón công nhân", en: "Worker shuttle" },
          occupantsMax: null,
          stops: ["kcn-chon-thanh"],
        },
      ],
      measures: [
        {
          id: "xe-hang-toi-da-2-nguoi",
          name: { vi: "Xe hàng tối đa 2 người", en: "Goods vehicles carry at most 2 people" },
          level: "very-high",
          purposes: [1],
          effect: { kind: "occupants", max: 2 },
        },
      ],
      graceHours: 6,
      inspection: { perThousand: 20, autoIssuedPerThousand: 100 },
      basis: { default: basis },
    },
  },
  publishMeasure: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a15",
      name: { vi: "Tối đa hai người trên xe", en: "Two people a vehicle at most" },
      level: "high",
      vehicleKinds: null,
      purposes: null,
      effect: { kind: "occupants", max: 2 },
      basis,
      area: "binh-phuoc",
      effectiveFrom: "2026-11-24T00:00:00+07:00",
    },
  },
  carriers: { reply: { items: [carrier] } },
  issuePass: { body: registration },
  submitApplication: { body: { id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a20", asked } },
  submitSignUp: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a30",
      asked: {
        carrier: "Công ty TNHH Vận tải Bù Nho",
        taxNumber: "0100233488",
        address: "Số 12, đường ĐT741",
        area: "binh-phuoc",
        contact: "Nguyễn Văn Hải",
        phone: "0271 3666 555",
        username: "van-tai-bu-nho",
      },
      password: "một câu dài khó đoán",
    },
  },
  decideSignUp: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a31",
      decision: "refuse",
      reasons: ["tax-number-differs"],
    },
  },
  changeApplication: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a21",
      rev: 1,
      asked: { ...asked, occupantsMax: 1 },
    },
  },
  withdrawApplication: { body: { id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a22", rev: 1 } },
  decideApplication: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a23",
      rev: 1,
      decision: "refuse",
      reasons: [
        { reason: "too-many-aboard", note: "Chuyến này chỉ cần một lái xe và một phụ xe." },
      ],
    },
  },
  signDrillPass: { body: registration },
  askQuestion: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a16",
      plate: "93C-123.45",
      pass: null,
      outcome: "stop",
      reasons: ["too-many-aboard"],
      topics: ["aboard"],
      text: "Tài xế nói người thứ ba là phụ xe mới, chưa kịp đăng ký.",
      at: "2026-11-22T08:58:00+07:00",
      offsetMs: 0,
      photos: ["YdWa6Wgf8_0Q5Ds3M3VcpqVbanlW3vhXn4XEyoqRSHw"],
    },
  },
  createWebhook: {
    body: {
      name: "Trung tâm điều hành tỉnh",
      url: "https://dieuhanh.example/luong-xanh",
      area: "binh-phuoc",
      least: "warning",
    },
  },
  changeWebhook: { body: { active: false } },
  resendDeliveries: { body: { delivery: null } },
  acknowledgeAlert: {
    body: { id: "019aa1f0-0000-7000-8000-000000000001", note: "Đang gọi chốt Đồng Xoài" },
  },
  assignAlert: {
    body: { id: "019aa1f0-0000-7000-8000-000000000002", to: null, note: "Trả lại ca trực" },
  },
  resolveAlert: {
    body: {
      id: "019aa1f0-0000-7000-8000-000000000003",
      outcome: "explained",
      note: "Phụ xe thay ca tại trạm, có giấy điều động.",
    },
  },
  makeExtension: {
    body: {
      id: "019aa9d2-1c00-7000-8000-00000000e001",
      filter: { corridor: "dt741-ql14", endsBefore: "2026-11-26T00:00:00+07:00" },
      to: "2026-11-30T18:00:00+07:00",
      reason: "Ùn tắc kéo dài trên QL14",
    },
  },
  rejectExtension: { body: { reason: "Đường đã thông, chưa cần gia hạn" } },
  undoExtension: { body: { reason: "Duyệt nhầm đợt" } },
  mapImport: {
    body: { columns: { plate: 1, carrier: 4, validTo: 10 }, fixed: { purpose: "Giao hàng" } },
  },
  watchVehicle: {
    body: {
      id: "019aa9d2-1c00-7000-8000-00000000a001",
      watched: { by: "plate", plate: "93C-123.45" },
      effect: "verify",
      issuer: "Công an huyện Chơn Thành",
      reason: "Xe báo mất tại bãi đỗ khu công nghiệp",
      instruction: "Xem giấy đăng ký xe và gọi trực ban Công an huyện.",
      area: "binh-phuoc",
      from: null,
      until: "2026-11-29T18:00:00+07:00",
      replaces: null,
    },
  },
  makeConvoy: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a1c",
      name: "Đoàn 3, về Đắk Nông",
      corridor: "dt741-ql14",
      entry: "tan-lap",
      exit: "cai-chanh",
      window: { from: "2026-11-22T09:00:00+07:00", until: "2026-11-22T10:00:00+07:00" },
      vehicles: [
        { by: "plate", plate: "93C-123.45" },
        { by: "plate", plate: "93B-678.90" },
      ],
      lead: "93C-123.45",
      escort: { name: "Đại úy Lê Minh" },
      at: "2026-11-22T07:30:00+07:00",
    },
  },
  actOnConvoy: {
    body: {
      acts: [
        {
          what: "leave",
          id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a1d",
          at: "2026-11-22T10:20:00+07:00",
          checkpoint: "dong-xoai",
          plate: "93B-678.90",
          why: "Hỏng máy, chờ xe cứu hộ",
        },
      ],
    },
  },
  markRoad: {
    body: {
      id: "019aa9d2-1c00-7000-8000-00000000b001",
      back: "019aa9d2-1c00-7000-8000-00000000b002",
      from: "tan-lap",
      to: "dong-xoai",
      factor: 2.5,
      since: null,
      until: "2026-11-24T18:00:00+07:00",
      reason: "Ngập sâu tại cầu Nha Bích",
    },
  },
  takeBackRoadMark: { body: { reason: "Nước đã rút, xe đi lại bình thường" } },
  withdrawWatch: { body: { reason: "Đã tìm thấy xe, chủ xe xác nhận" } },
  answerQuestion: {
    body: { decision: "hold", words: "Giữ xe, tổ công tác đang đến." },
  },
  listPeople: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a17",
      scan: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a12",
      plate: "93C-123.45",
      pass: null,
      salt: "q83vEjRWeJCrze8SNFZ4kA",
      people: [
        {
          name: "Nguyễn Văn An",
          last: "4321",
          hash: "CNHmUHhsnH8cR-6_vHdTiq4eDEYWbWDEf0xP6pn_aeo",
          role: "driver",
        },
        { name: "Trần Thị Bé", last: null, hash: null, role: "passenger" },
      ],
      at: "2026-11-22T08:57:00+07:00",
      offsetMs: 0,
    },
    reply: { id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a17" },
  },
  checkPeople: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a18",
      manifest: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a17",
      scan: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a19",
      present: [0],
      others: 1,
      at: "2026-11-22T09:40:00+07:00",
      offsetMs: 0,
    },
  },
  amendPass: {
    body: {
      rev: 1,
      reason: "Chủ hàng dời kho nhận, thêm một phụ xe",
      occupantsMax: 3,
      validTo: "2026-11-27T18:00:00+07:00",
    },
  },
  reportPassDelay: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a24",
      checkpoint: "tan-lap",
      since: "2026-11-22T08:10:00+07:00",
      note: "Xếp hàng dài, chưa ai kiểm tra giấy",
    },
    reply: { number: 118 },
  },
  reportDelay: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a1b",
      code: "K7M2-9QXD",
      plateEnd: "2345",
      checkpoint: "tan-lap",
      since: "2026-11-22T08:10:00+07:00",
      note: "Xếp hàng dài, chưa ai kiểm tra giấy",
    },
    reply: { number: 118 },
  },
  saveFilter: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a77",
      name: "Giấy bị đình chỉ",
      list: "passes",
      query: { q: "dong xoai", status: "suspended" },
    },
  },
  renameFilter: { body: { name: "Đồng Xoài, bị đình chỉ" } },
  printPasses: { body: { passes: ["1-0-7"], paper: "a5", marks: "crop" } },
  revokePass: { body: { reason: "Xe đã bán cho đơn vị khác" } },
  suspendPass: { body: { reason: "Chờ xác minh kết quả xét nghiệm của lái xe" } },
  reinstatePass: { body: { reason: "Đã có kết quả âm tính" } },
  releaseVehicle: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a14",
      occupantsSeen: 2,
      at: "2026-11-23T06:10:00+07:00",
      note: null,
      load: false,
    },
  },
  confirmArrival: {
    body: {
      id: "01936d2e-7c00-7a5f-9c1e-2f4b6d8e0a13",
      occupantsSeen: 2,
      at: "2026-11-22T11:40:00+07:00",
      note: null,
    },
  },
};
