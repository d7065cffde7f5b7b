import type { Page } from "playwright-core";
import type { Pass } from "../../shared/domain/pass.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { an } from "../build/a-manifest.ts";
import { aPlate } from "../build/a-plate.ts";
import { byPaper } from "../build/a-watch.ts";
import type { View } from "./screens-desk.ts";
import type { Matrix } from "./screens-matrix.ts";
import type { Stage } from "./screens-stage.ts";
import { judged, putAside } from "./screens-tablet.ts";

const day = 24 * 3_600_000;

/** As long as the contract permits, or as short as one says it. */
const words = {
  long: {
    issuer:
      "Phòng Cảnh sát điều tra tội phạm về trật tự xã hội, Công an tỉnh Bình Phước, phối hợp Công an huyện Chơn Thành",
    reason:
      "Chủ xe báo mất lúc 4 giờ 30 tại bãi đỗ Khu công nghiệp Becamex, đề nghị các chốt trên tuyến để ý; chưa rõ ai đang giữ xe, có thể là người nhà mượn đi giao hàng",
    instruction:
      "Đối chiếu giấy đăng ký xe và căn cước người lái, gọi trực ban 0271 3888 113 trước khi quyết định; nói rõ với lái xe đây chỉ là xác minh theo đề nghị, không giữ giấy tờ",
  },
  short: {
    issuer: "Công an huyện Đồng Phú",
    reason: "Xe báo mất",
    instruction: "Xem giấy đăng ký xe, gọi trực ban",
  },
} as const;

const enter = (stage: Stage, change: object) =>
  stage.admin.call("watchVehicle", {
    body: {
      id: uuidV7(Date.now()),
      watched: { by: "plate", plate: "93C-777.00" },
      effect: "verify",
      area: "binh-phuoc",
      until: iso(Date.now() + 7 * day),
      ...words.short,
      ...change,
    },
  });

/** What posts look for: a plate, one like a vehicle's, a denied one, a pass; and one that was withdrawn. */
export const watchSome = async (stage: Stage, pass: Pass): Promise<void> => {
  const { id } = await enter(stage, { watched: { by: "plate", plate: "51C-999.99" } });
  const body = { reason: "Đã tìm thấy xe, chủ xe xác nhận" };
  await stage.admin.call("withdrawWatch", { params: { id }, body });
  await enter(stage, { watched: { by: "pass", code: pass.shortCode } });
  await enter(stage, { watched: { by: "plate", plate: "93C-777.02" }, effect: "deny" });
  await enter(stage, { watched: { by: "plate", plate: "93C-777.0I" } });
  await watchPerson(stage, an.number);
  await enter(stage, words.long);
};

const path = "/command/watchlist";
export const emptyWatchlist: readonly View[] = [
  { screen: "watchlist", path, ready: "[data-testid=empty-state]" },
  { screen: "watch-over", path: `${path}?status=over`, ready: "[data-testid=empty-state]" },
  { screen: "watch-new", path: `${path}/new`, ready: "[data-testid=watch-save]" },
  {
    screen: "watch-new-wrong",
    path: `${path}/new`,
    ready: "[data-testid=watch-save]",
    bring: (page) => page.getByTestId("watch-save").click(),
  },
];

const newPerson: View = {
  screen: "watch-new-person",
  path: `${path}/new`,
  ready: "[data-testid=watch-save]",
  bring: async (page) => {
    await page.getByTestId("watch-by").locator("label").last().click();
    await page.getByTestId("watch-paper").fill("4321");
    await page.getByTestId("watch-save").click();
  },
};

export const fullWatchlist: readonly View[] = [
  { screen: "watchlist", path, ready: "[data-testid=watch-entry]" },
  { screen: "watch-over", path: `${path}?status=over`, ready: "[data-testid=watch-entry]" },
  newPerson,
  {
    screen: "watch-withdraw",
    path,
    ready: "[data-testid=watch-withdraw]",
    bring: async (page) => {
      await page.getByTestId("watch-withdraw").first().click();
      await page.getByTestId("confirm").click();
      await page.locator("[role=dialog]").waitFor();
    },
  },
];

/** Whoever has this number is to be verified, in as many words as may be; answers why. */
export const watchPerson = async (stage: Stage, number: string): Promise<string> => {
  await enter(stage, { watched: byPaper(number), ...words.long });
  return words.long.reason;
};

/** Waits until the tablet has an entry for a plate, or for this reason. */
export const holdsWatched = async (page: Page, what: string): Promise<void> => {
  await page.waitForFunction(
    (sought) =>
      new Promise<boolean>((found) => {
        const opening = indexedDB.open("greenlane-checkpoint");
        opening.onsuccess = () => {
          const db = opening.result;
          const asked = db.transaction("watch").objectStore("watch").getAll();
          asked.onsuccess = () => {
            db.close();
            found(
              asked.result.some(({ value: { watched, reason } }) =>
                [watched.plate, reason].includes(sought),
              ),
            );
          };
        };
      }),
    what,
  );
};

/** What the tablet says of each, and of one whose pass was revoked besides. */
export const lookAtWatched = async (matrix: Matrix, page: Page, stage: Stage): Promise<void> => {
  const passes = await Promise.all(
    ["93C-777.00", "93C-777.01", "93C-777.02", "93C-777.03"].map((plate) =>
      stage.issue({ plate: aPlate(plate) }),
    ),
  );
  const revoked = passes[3]!;
  const reason = "Đơn vị vận tải đã trả giấy";
  await stage.admin.call("revokePass", { params: { id: revoked.id }, body: { reason } });
  await enter(stage, { watched: { by: "plate", plate: revoked.plate } });
  // The tablet hears of the passes and entries in order: with the last it has them all.
  await holdsWatched(page, revoked.plate);
  for (const [screen, plate] of [
    ["watched", "93C-777.00"],
    ["looks-watched", "93C-777.01"],
    ["denied-plate", "93C-777.02"],
    ["watched-revoked", "93C-777.03"],
  ] as const) {
    await judged(page, plate);
    await matrix.look(page, `verdict-${screen}`, "one");
    await putAside(page);
  }
};
