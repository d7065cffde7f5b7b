import type { Page } from "playwright-core";
import type { ExtensionSeen } from "../../shared/contract/extensions.ts";
import { iso, ms } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aPlate } from "../build/a-plate.ts";
import { lookAtDesk, type View } from "./screens-desk.ts";
import type { Matrix } from "./screens-matrix.ts";
import type { Stage } from "./screens-stage.ts";

const id = (name: string): string => `[data-testid=${name}]`;
const day = 24 * 3_600_000;

/** Before anybody has extended or decided anything. */
export const noExtensions: readonly View[] = [
  { screen: "extensions", path: "/registry/extensions", ready: id("empty-state") },
  { screen: "figures", path: "/registry/review/figures", ready: id("figures-ages") },
];

/** The same pages of a server that fails. */
export const failingExtensions = {
  extensions: "/registry/extensions",
  extension: "/registry/extensions/x",
  figures: "/registry/review/figures",
} as const;

/** The list's filter, an extension before and after it is found, proposed and undone, and the desk's figures. */
export const lookAtExtensions = async (matrix: Matrix, page: Page, stage: Stage): Promise<void> => {
  const { admin } = stage;
  const passes = [];
  for (let n = 0; n < 3; n += 1) passes.push(await stage.issue({ plate: aPlate(`61C-3000${n}`) }));
  const [first, , last] = passes;
  if (!first || !last) throw new Error("no pass was issued");
  const { endpoint, validTo } = first;
  const { id: pass } = last;
  const reason = "Đơn vị xin trả giấy vì đổi xe chở hàng";
  await admin.call("revokePass", { params: { id: pass }, body: { reason } });
  const found = async (): Promise<ExtensionSeen> => {
    const made = await admin.call("makeExtension", {
      body: {
        id: uuidV7(Date.now()),
        filter: { endpoint },
        to: iso(ms(validTo) + 2 * day),
        reason: "Ùn tắc kéo dài trên QL14, xe phải chờ qua đêm ở nhiều chốt",
      },
    });
    for (let now = made; ; ) {
      if (now.state === "found") return now;
      await new Promise((resolve) => setTimeout(resolve, 100));
      now = await admin.call("extension", { params: { id: made.id } });
    }
  };
  const [before, proposed] = [await found(), await found()];
  await admin.call("proposeExtension", { params: { id: proposed.id } });
  const blank: View = {
    screen: "extension-new",
    path: `/registry/extensions/new?endpoint=${endpoint}`,
    ready: id("extension-preview"),
  };
  await lookAtDesk(matrix, page, "one", [
    {
      screen: "registry-filter",
      path: `/registry?endpoint=${endpoint}`,
      ready: id("extend-found"),
    },
    { screen: "extensions", path: "/registry/extensions", ready: id("extension") },
    blank,
    {
      ...blank,
      screen: "extension-new-wrong",
      bring: async (desk) => {
        await desk.getByTestId("extension-preview").click();
        await desk.locator(`${id("extension-to")}[aria-invalid=true]`).waitFor();
      },
    },
    {
      screen: "extension-found",
      path: `/registry/extensions/${before.id}`,
      ready: id("extension-propose"),
    },
    {
      screen: "extension",
      path: `/registry/extensions/${proposed.id}`,
      ready: id("extension-withdraw"),
    },
    { screen: "figures", path: "/registry/review/figures", ready: id("figures-chart") },
  ]);
};
