import type { Page } from "playwright-core";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import type { View } from "./screens-desk.ts";
import type { Stage } from "./screens-stage.ts";

const save = "[data-testid=amend-save]";
const amendPath = (id: string): string => `/registry/passes/${id}/amend`;

const typeMore = async (page: Page): Promise<void> => {
  await page.getByTestId("amend-longer-72").click();
  await page.getByTestId("register-occupants").fill("3");
  await page.getByTestId("amend-print").waitFor();
};

/** The form as it stands, with things changed, sent without a reason, and refused as it was amended meanwhile. */
export const amendOne = (id: string, stage: Stage): readonly View[] => [
  { screen: "pass-amend", path: amendPath(id), ready: save },
  { screen: "pass-amend-changed", path: amendPath(id), ready: save, bring: typeMore },
  {
    screen: "pass-amend-wrong",
    path: amendPath(id),
    ready: save,
    bring: async (page) => {
      await page.getByTestId("register-occupants").fill("");
      await page.locator(save).click();
      await page.getByTestId("form-wrong").waitFor();
    },
  },
  {
    screen: "pass-amend-moved",
    path: amendPath(id),
    ready: save,
    bring: async (page) => {
      await typeMore(page);
      await page.getByTestId("amend-reason").fill("Chủ hàng dời kho nhận");
      // Somebody else was faster; whatever the revision was, it is another now.
      const { rev, use } = await stage.admin.call("pass", { params: { id: id as Pass["id"] } });
      const other = use === "single" ? "multi" : "single";
      await stage.admin.call("amendPass", {
        params: { id: id as Pass["id"] },
        body: { rev, use: other, reason: "Đơn vị vận tải đề nghị" },
      });
      await page.locator(save).click();
      await page.getByTestId("amend-read-anew").waitFor();
    },
  },
  {
    screen: "pass-amended-no-print",
    path: `/registry/passes/${id}?amended`,
    ready: "[data-testid=pass-amended]",
  },
];

/** Amends a pass over and over, with a reason as long as the contract permits. */
export const amendOften = async (stage: Stage, pass: Pass, times: number): Promise<void> => {
  const reason =
    "Chủ hàng dời kho nhận sang khu công nghiệp Becamex mở rộng vì kho cũ nằm trong vùng phong tỏa từ 6 giờ sáng nay; xe chờ ở chốt Tân Lập hơn 5 giờ nên xin thêm thời hạn, và thêm một phụ xe đã xét nghiệm";
  for (let n = 0; n < times; n += 1) {
    const { rev } = await stage.admin.call("pass", { params: { id: pass.id } });
    const validTo = iso(Date.parse(pass.validTo) + (n + 1) * 3_600_000);
    const occupantsMax = n % 2 === 0 ? 3 : 2;
    await stage.admin.call("amendPass", {
      params: { id: pass.id },
      body: { rev, reason: reason.slice(0, 200), validTo, occupantsMax },
    });
  }
};

export const amendMany = (
  id: string,
  { revoked, suspended }: { readonly revoked: Pass; readonly suspended: Pass },
): readonly View[] => [
  {
    screen: "pass-amended",
    path: `/registry/passes/${id}?amended`,
    ready: "[data-testid=pass-amended]",
  },
  { screen: "pass-amend-over", path: amendPath(revoked.id), ready: "[data-testid=empty-state]" },
  {
    screen: "pass-suspended",
    path: `/registry/passes/${suspended.id}`,
    ready: "[data-testid=pass-reinstate]",
  },
];
