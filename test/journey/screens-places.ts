import type { Page } from "playwright-core";
import { anEndpoint } from "../build/a-place.ts";
import type { View } from "./screens-desk.ts";
import type { Stage } from "./screens-stage.ts";

const id = (name: string): string => `[data-testid=${name}]`;

/** Before there are any. */
export const emptyCarriers: readonly View[] = [
  { screen: "carriers", path: "/registry/carriers", ready: id("empty-state") },
  { screen: "carrier-form", path: "/registry/carriers/new", ready: id("place-name") },
];

export const failingCarriers = {
  carriers: "/registry/carriers",
  "carrier-form": "/registry/carriers/x",
} as const;

const brought =
  (text: string, until: string) =>
  async (page: Page): Promise<void> => {
    await page.getByTestId("sheet-input").setInputFiles({
      name: "don-vi-van-tai.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(text),
    });
    await page.locator(until).first().waitFor();
  };

const wrong = [
  "Mã tham chiếu,Tên,Mã số thuế,Điện thoại,Đang dùng,Ghi chú của phòng",
  "van-tai-phuoc-long,Công ty TNHH Một thành viên Vận tải và Dịch vụ Phước Long,3800123454,0271 3888 999,Có,",
  ",Hợp tác xã Vận tải Bù Đăng Xanh,380012345,2713888111,có lẽ,x",
  ",Công ty TNHH Hải Đăng QL14,3800123457,,Có,",
].join("\r\n");

/** Carriers as they are kept: alike, merged, as a sheet with what is wrong in it; and the sheet of posts. */
export const putCarriers = async ({ admin }: Stage): Promise<readonly View[]> => {
  const name = "Công ty TNHH Một thành viên Vận tải Phước Long";
  await admin.call("putCarriers", {
    body: {
      items: [
        { id: "phuoc-long-2", name, phone: "0271 3888 999", taxNumber: "3800123454", active: true },
        { id: "phuoc-long-cu", name: "Vận tải Phước Long (cũ)", phone: null, active: true },
      ],
    },
  });
  await admin.call("mergeCarrier", {
    params: { id: "phuoc-long-cu" },
    body: { into: "phuoc-long-2" },
  });
  const twice = { name: "KCN Becamex – Chơn Thành (theo danh sách của huyện)", latitude: 11.421 };
  await admin.call("putEndpoints", {
    body: {
      items: [
        anEndpoint({ id: "becamex", code: 21, ...twice }),
        anEndpoint({ id: "chon-thanh-cu", code: 22, name: "KCN Chơn Thành (cũ)" }),
      ],
    },
  });
  await admin.call("mergeEndpoint", {
    params: { id: "chon-thanh-cu" },
    body: { into: anEndpoint().id },
  });
  return [
    { screen: "carriers", path: "/registry/carriers", ready: id("carriers") },
    { screen: "carrier-form", path: "/registry/carriers/phuoc-long-2", ready: id("merge") },
    {
      screen: "carrier-merge",
      path: "/registry/carriers/van-tai-phuoc-long?into=phuoc-long-2",
      ready: id("merge"),
      bring: async (page) => {
        await page.getByTestId("merge").click();
        await page.locator(id("uses")).waitFor();
      },
    },
    {
      screen: "carrier-merged",
      path: "/registry/carriers/phuoc-long-cu",
      ready: id("carrier-merged"),
    },
    {
      screen: "endpoint-merge",
      path: `/admin/places/endpoints/${anEndpoint().id}?into=becamex`,
      ready: id("merge"),
      bring: async (page) => {
        await page.getByTestId("merge").click();
        await page.locator(id("uses")).waitFor();
      },
    },
    {
      screen: "endpoint-merged",
      path: "/admin/places/endpoints/chon-thanh-cu",
      ready: id("endpoint-merged"),
    },
    { screen: "sheet", path: "/admin/sheets/posts", ready: id("sheet-xlsx") },
    {
      screen: "sheet-wrong",
      path: "/registry/carriers-sheet",
      ready: id("sheet-xlsx"),
      bring: brought(wrong, id("sheet-wrong")),
    },
    {
      screen: "sheet-good",
      path: "/registry/carriers-sheet",
      ready: id("sheet-xlsx"),
      bring: brought(wrong.split("\r\n").slice(0, 2).join("\r\n"), id("sheet-commit")),
    },
    {
      screen: "sheet-not-read",
      path: "/registry/carriers-sheet",
      ready: id("sheet-xlsx"),
      bring: brought("%PDF-1.7", id("sheet-not-read")),
    },
  ];
};
