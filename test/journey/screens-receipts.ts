import type { Page } from "playwright-core";
import type { Pass } from "../../shared/domain/pass.ts";
import { receiptCodeOf } from "../../shared/domain/receipt-code.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { anArea } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { aReason, aVerdict } from "../build/a-verdict.ts";
import type { View } from "./screens-desk.ts";
import type { Stage } from "./screens-stage.ts";
import type { UnseenTablet } from "./unseen-tablet.ts";

const minute = 60_000;
const basis = {
  kind: "Quyết định",
  number: "2686/QĐ-BCĐQG",
  date: "2021-05-31",
  issuer: "Ban Chỉ đạo quốc gia phòng, chống dịch COVID-19",
};
const id = (name: string): string => `[data-testid=${name}]`;
const nobodys = receiptCodeOf("019a9e00-0000-7000-8000-00004f2a91c3");

export interface Refused {
  /** The codes of two receipts: one with reasons and a long story, one without any. */
  readonly told: string;
  readonly plain: string;
  readonly pass: Pass;
}

/** A vehicle held for three reasons and let through later, one that might go turned back, and a driver's report. */
export const refuseSome = async (stage: Stage, border: UnseenTablet): Promise<Refused> => {
  const office =
    "Thanh tra Sở Giao thông vận tải tỉnh Bình Phước, 727 Quốc lộ 14, phường Tân Bình, Đồng Xoài";
  const appeals = { office, phone: "0271 3888 113" };
  await stage.admin.call("putAreas", { body: { items: [anArea({ appeals })] } });
  const [held, turned] = [
    await stage.issue({ plate: aPlate("93C-888.01") }),
    await stage.issue({ plate: aPlate("93C-888.02") }),
  ];
  const at = (minutes: number) => iso(Date.now() - minutes * minute);
  const measure = {
    areaName: "Huyện Đồng Phú",
    measure: "so-nguoi",
    measureVi: "Xe chở hàng từ vùng dịch: tối đa 2 người trên xe, kể cả lái xe",
    measureEn: "Goods vehicles from an outbreak area: at most two people aboard, driver included",
    max: 2,
    seen: 4,
  };
  const hold = border.scan({
    how: "plate",
    pass: held.id,
    plate: held.plate,
    occupantsSeen: 4,
    decision: "hold",
    at: at(50),
    verdict: aVerdict({
      outcome: "stop",
      reasons: [
        { ...aReason("too-many-aboard", "V25"), params: measure, basis },
        { ...aReason("expired", "V8"), params: { at: at(300) }, basis: null },
        { ...aReason("off-corridor", "V17"), basis },
      ],
    }),
  });
  const back = border.scan({
    how: "plate",
    pass: turned.id,
    plate: turned.plate,
    decision: "turn-back",
    at: at(45),
  });
  const through = stage.letThrough(border, held, Date.now() - 5 * minute);
  await border.upload(hold, back, through);
  await stage.admin.call("reportDelay", {
    body: {
      id: uuidV7(Date.now()),
      code: turned.shortCode,
      plateEnd: turned.plate.slice(-4),
      checkpoint: border.checkpoint,
      since: at(45),
      note: "Xếp hàng dài, chưa ai kiểm tra giấy",
    },
  });
  return { told: receiptCodeOf(hold.id), plain: receiptCodeOf(back.id), pass: held };
};

const posts: View = { screen: "posts", path: "/command/posts", ready: id("take-list") };

/** Open to anybody, with or without anything on record. */
export const emptyReceipts: readonly View[] = [
  posts,
  { screen: "receipt-code", path: "/r", ready: id("receipt-code") },
  {
    screen: "receipt-code-wrong",
    path: "/r",
    ready: id("receipt-code"),
    bring: async (page) => {
      await page.getByTestId("receipt-code").fill("7K3M-Q9XD-1F4N");
      await page.getByTestId("receipt-code-send").click();
      await page.locator("[aria-invalid=true]").waitFor();
    },
  },
  { screen: "receipt", path: `/r/${nobodys}`, ready: id("receipt-again") },
  { screen: "delay", path: "/delay", ready: id("delay-next") },
  {
    screen: "delay-wrong",
    path: "/delay",
    ready: id("delay-next"),
    bring: async (page) => {
      await page.getByTestId("delay-next").click();
      await page.locator("[aria-invalid=true]").first().waitFor();
    },
  },
];

const whose = async (page: Page, { pass }: Refused, end = pass.plate.slice(-4)): Promise<void> => {
  await page.getByTestId("delay-code").fill(pass.shortCode);
  await page.getByTestId("delay-plate").fill(end);
  await page.getByTestId("delay-next").click();
};

export const fullReceipts = (refused: Refused): readonly View[] => [
  {
    ...posts,
    ready: id("posts-table"),
    bring: (page) => page.getByTestId("post-evidence").first().click(),
  },
  { screen: "receipt", path: `/r/${refused.told}`, ready: id("receipt") },
  { screen: "receipt-plain", path: `/r/${refused.plain}`, ready: id("receipt") },
  {
    screen: "receipt-other-plate",
    path: `/r/${refused.told}`,
    ready: id("receipt-plate"),
    bring: async (page) => {
      await page.getByTestId("receipt-plate").fill("51C-111.11");
      await page.getByTestId("receipt-plate-send").click();
      await page.getByTestId("receipt-other-plate").waitFor();
    },
  },
  {
    screen: "receipt-plate-wait",
    path: `/r/${refused.plain}`,
    ready: id("receipt-plate"),
    bring: async (page) => {
      const told = page.getByTestId("receipt-other-plate");
      const wait = page.getByTestId("form-problem");
      for (let tries = 0; !(await wait.isVisible()); tries += 1) {
        const plate = `51C-222.0${tries}`;
        await page.getByTestId("receipt-plate").fill(plate);
        await page.getByTestId("receipt-plate-send").click();
        await told.filter({ hasText: plate }).or(wait).waitFor();
      }
    },
  },
  {
    screen: "delay-unknown",
    path: "/delay",
    ready: id("delay-next"),
    bring: async (page) => {
      await whose(page, refused, "0000");
      await page.getByTestId("delay-unknown").waitFor();
    },
  },
  {
    screen: "delay-report",
    path: "/delay",
    ready: id("delay-next"),
    bring: async (page) => {
      await whose(page, refused);
      await page.getByTestId("delay-send").click();
      await page.locator("[aria-invalid=true]").first().waitFor();
    },
  },
  {
    screen: "delay-told",
    path: "/delay",
    ready: id("delay-next"),
    bring: async (page) => {
      await whose(page, refused);
      await page.getByTestId("delay-post").selectOption({ index: 1 });
      await page.getByTestId("delay-send").click();
      await page.getByTestId("empty-state").waitFor();
    },
  },
];

/** Where nothing can be had of the server. */
export const failingReceipts = {
  receipt: `/r/${nobodys}`,
  posts: "/command/posts",
} as const;
