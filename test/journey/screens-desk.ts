import type { Page } from "playwright-core";
import type { Matrix, State } from "./screens-matrix.ts";

/** One page of the desk and what to do on it. */
export interface View {
  readonly screen: string;
  readonly path: string;
  /** Selector of what is there once it has come. */
  readonly ready: string;
  /** Brings it into the state to look at. */
  readonly bring?: (page: Page) => Promise<void>;
}

const id = (name: string): string => `[data-testid=${name}]`;

/** Loads the desk anew: nothing remembered from before. */
export const openDesk = async (page: Page, origin: string): Promise<void> => {
  // A page behind another is drawn once a second.
  await page.bringToFront();
  if (!page.url().startsWith(origin)) await page.goto(origin);
  await page.goto(`${origin}/nowhere`);
  await page.locator("main h1").first().waitFor();
};

/** As a link followed within the desk: the page that was there has gone when it resolves. */
const go = (page: Page, path: string): Promise<void> =>
  page.evaluate(async (to) => {
    history.pushState(null, "", to);
    for (let frames = 2; frames > 0; frames -= 1)
      await new Promise((drawn) => requestAnimationFrame(drawn));
  }, path);

export const lookAtDesk = async (
  matrix: Matrix,
  page: Page,
  state: State,
  views: readonly View[],
): Promise<void> => {
  for (const { screen, path, ready, bring } of views) {
    await go(page, "/nowhere");
    await go(page, path);
    try {
      await page.locator(ready).filter({ visible: true }).first().waitFor();
    } catch (cause) {
      const shown = await page.locator("body").ariaSnapshot();
      throw new Error(`${screen} (${state}) shows at ${page.url()}:\n${shown}`, { cause });
    }
    await bring?.(page);
    await matrix.look(page, screen, state);
    // Whatever lies over the page would lie over the next one.
    await page.keyboard.press("Escape");
  }
};

const click = (name: string) => (page: Page) => page.getByTestId(name).first().click();
const dialog = "[role=dialog]";
const pressed =
  (name: string) =>
  async (page: Page): Promise<void> => {
    await click(name)(page);
    await page.locator(dialog).waitFor();
  };

/** Pages that exist whatever there is to show. */
const always: readonly View[] = [
  { screen: "not-found", path: "/nowhere", ready: id("empty-state") },
  {
    screen: "menu",
    path: "/nowhere",
    ready: id("empty-state"),
    bring: async (page) => {
      await page.setViewportSize({ width: 360, height: 740 });
      await pressed("menu")(page);
    },
  },
  {
    screen: "account",
    path: "/nowhere",
    ready: id("empty-state"),
    bring: async (page) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await pressed("account")(page);
    },
  },
  { screen: "person-new", path: "/admin/people/new", ready: id("person-save") },
  {
    screen: "person-new-wrong",
    path: "/admin/people/new",
    ready: id("person-save"),
    bring: click("person-save"),
  },
];

/** Open before anybody has signed in. */
export const contractPages: readonly View[] = [
  { screen: "contract", path: "/docs", ready: id("call-issuePass") },
  {
    screen: "contract-call",
    path: "/docs",
    ready: id("call-issuePass"),
    bring: async (page) => {
      await page.getByTestId("contract-find").fill("passes");
      await page.getByTestId("call-issuePass").locator("summary").click();
    },
  },
];

export const emptyDesk: readonly View[] = [
  ...always,
  { screen: "registry", path: "/registry", ready: id("empty-state") },
  { screen: "register", path: "/registry/new", ready: id("empty-state") },
  { screen: "wall", path: "/command", ready: id("count-refused") },
  { screen: "daily", path: "/command/daily", ready: id("take-list") },
  { screen: "endpoint", path: "/endpoint", ready: id("due") },
  { screen: "people", path: "/admin/people", ready: id("person-row") },
  { screen: "tablets", path: "/admin/tablets", ready: id("empty-state") },
  { screen: "tablet-enrol", path: "/admin/tablets/enrol", ready: id("empty-state") },
  { screen: "keys", path: "/admin/keys", ready: id("key-row") },
  { screen: "proposals", path: "/admin/proposals", ready: id("empty-state") },
  { screen: "webhooks", path: "/admin/webhooks", ready: id("empty-state") },
  {
    screen: "webhook-new",
    path: "/admin/webhooks",
    ready: id("webhook-add-first"),
    bring: async (page) => {
      await pressed("webhook-add-first")(page);
      await click("confirm")(page);
    },
  },
  { screen: "places", path: "/admin/places", ready: id("empty-state") },
  {
    screen: "places-import",
    path: "/admin/places",
    ready: id("import-first"),
    bring: pressed("import-first"),
  },
];

/** Sends a dialog as it is, so that it says what is missing. */
const sentEmpty = (name: string) => async (page: Page) => {
  await pressed(name)(page);
  await click("confirm")(page);
};

const endArea = async (page: Page): Promise<void> => {
  await page.getByTestId("area-validTo").fill("2025-06-30");
  await click("place-save")(page);
  await page.getByTestId("uses").waitFor();
};

const typeCount = async (page: Page, more: number): Promise<void> => {
  await pressed("confirm-arrival")(page);
  for (let n = 0; n < more; n += 1) await click("arrival-plus")(page);
};

/** `pass` and `trip`: what the pages about one of them show. */
export const fullDesk = (
  pass: { readonly id: string; readonly revoked: string },
  trip: string,
): readonly View[] => [
  { screen: "registry", path: "/registry", ready: id("pass-row") },
  {
    screen: "registry-chosen",
    path: "/registry",
    ready: id("pass-row"),
    bring: async (page) => {
      await page.getByTestId("choose-pass").first().check();
      await page.getByTestId("print-chosen").waitFor();
    },
  },
  {
    screen: "registry-print",
    path: "/registry",
    ready: id("pass-row"),
    bring: async (page) => {
      await click("choose-shown")(page);
      await pressed("print-chosen")(page);
    },
  },
  {
    screen: "registry-take",
    path: "/registry",
    ready: id("pass-row"),
    bring: async (page) => {
      await click("take-list")(page);
      await page.getByTestId("take-xlsx").waitFor();
    },
  },
  {
    screen: "registry-filters-none",
    path: "/registry?status=valid",
    ready: id("pass-row"),
    bring: pressed("open-filters"),
  },
  {
    screen: "registry-filters",
    path: "/registry?status=valid",
    ready: id("pass-row"),
    bring: async (page) => {
      await pressed("open-filters")(page);
      // Saved on the first of the screens, and there on the others.
      if ((await page.getByTestId("saved-filter").count()) === 0) {
        await page.getByTestId("filter-name").fill("Giấy còn hiệu lực");
        await page.keyboard.press("Enter");
        await page.locator(dialog).waitFor({ state: "detached" });
        await pressed("open-filters")(page);
      }
      await page.getByTestId("saved-filter").waitFor();
    },
  },
  { screen: "registry-alike", path: "/registry?q=93C-O00.O0", ready: id("pass-search") },
  { screen: "registry-no-match", path: "/registry?q=khong-xe-nao", ready: id("clear-search") },
  { screen: "register", path: "/registry/new", ready: id("register-submit") },
  {
    screen: "register-like-another",
    path: `/registry/new?like=${pass.id}`,
    ready: id("register-submit"),
  },
  { screen: "pass", path: `/registry/passes/${pass.id}`, ready: id("pass-qr") },
  { screen: "pass-issued", path: `/registry/passes/${pass.id}?issued`, ready: id("pass-issued") },
  {
    screen: "pass-revoke",
    path: `/registry/passes/${pass.id}`,
    ready: id("pass-revoke"),
    bring: pressed("pass-revoke"),
  },
  { screen: "pass-revoked", path: `/registry/passes/${pass.revoked}`, ready: id("status-reason") },
  { screen: "print", path: `/registry/passes/${pass.id}/print`, ready: id("print-qr") },
  { screen: "wall", path: "/command", ready: id("board-vehicle") },
  { screen: "trip", path: `/command/trips/${trip}`, ready: id("sightings") },
  { screen: "daily", path: "/command/daily", ready: id("daily-table") },
  { screen: "endpoint", path: "/endpoint", ready: id("endpoint-vehicle") },
  {
    screen: "endpoint-confirm",
    path: "/endpoint",
    ready: id("confirm-arrival"),
    bring: (page) => typeCount(page, 0),
  },
  {
    screen: "endpoint-confirm-more",
    path: "/endpoint",
    ready: id("confirm-arrival"),
    bring: (page) => typeCount(page, 2),
  },
  {
    screen: "endpoint-release",
    path: "/endpoint",
    ready: id("release-vehicle"),
    bring: async (page) => {
      await page.getByTestId("release-vehicle").first().click();
      await page.getByTestId("release-plus").click();
      await click("release-send")(page);
    },
  },
  { screen: "people", path: "/admin/people", ready: id("person-row") },
  {
    screen: "person",
    path: "/admin/people",
    ready: id("person-edit"),
    bring: async (page) => {
      await page.getByTestId("person-edit").last().click();
      await page.getByTestId("person-save").waitFor();
    },
  },
  { screen: "tablets", path: "/admin/tablets", ready: id("tablet-row") },
  {
    screen: "tablet-rename",
    path: "/admin/tablets",
    ready: id("tablet-rename"),
    bring: pressed("tablet-rename"),
  },
  {
    screen: "tablet-cut-off",
    path: "/admin/tablets",
    ready: id("tablet-cut-off"),
    bring: pressed("tablet-cut-off"),
  },
  { screen: "tablet-enrol", path: "/admin/tablets/enrol", ready: id("enrol-make") },
  {
    screen: "tablet-enrol-code",
    path: "/admin/tablets/enrol",
    ready: id("enrol-make"),
    bring: async (page) => {
      await page.getByTestId("enrol-post").fill("Đồng Xoài");
      await page.getByRole("option").filter({ visible: true }).first().click();
      await click("enrol-make")(page);
      await page.getByTestId("enrol-qr").waitFor();
    },
  },
  { screen: "keys", path: "/admin/keys", ready: id("key-cut") },
  {
    screen: "key-rotate",
    path: "/admin/keys",
    ready: id("key-rotate"),
    bring: pressed("key-rotate"),
  },
  { screen: "key-cut", path: "/admin/keys", ready: id("key-cut"), bring: sentEmpty("key-cut") },
  { screen: "webhooks", path: "/admin/webhooks", ready: id("webhook-row") },
  {
    screen: "webhook-secret",
    path: "/admin/webhooks",
    ready: id("webhook-key"),
    bring: async (page) => {
      await pressed("webhook-key")(page);
      await page.getByTestId("webhook-secret").waitFor();
    },
  },
  {
    screen: "webhook-deliveries",
    path: "/admin/webhooks",
    ready: id("webhook-row"),
    bring: async (page) => {
      await page.getByTestId("webhook-deliveries").first().click();
      await page.getByTestId("delivery").first().waitFor();
    },
  },
  { screen: "proposals", path: "/admin/proposals", ready: id("proposal-approve") },
  {
    screen: "proposal-approve",
    path: "/admin/proposals",
    ready: id("proposal-approve"),
    bring: pressed("proposal-approve"),
  },
  {
    screen: "proposal-reject",
    path: "/admin/proposals",
    ready: id("proposal-reject"),
    bring: sentEmpty("proposal-reject"),
  },
  { screen: "areas", path: "/admin/places/areas", ready: id("place-row") },
  { screen: "area-form", path: "/admin/places/areas/binh-phuoc", ready: id("place-save") },
  {
    screen: "area-ends",
    path: "/admin/places/areas/binh-phuoc",
    ready: id("place-save"),
    bring: endArea,
  },
  { screen: "places", path: "/admin/places", ready: id("place-row") },
  { screen: "corridors", path: "/admin/places/corridors", ready: id("place-row") },
  { screen: "endpoints", path: "/admin/places/endpoints", ready: id("place-row") },
  { screen: "post-form", path: "/admin/places/posts/dong-xoai", ready: id("place-save") },
  {
    screen: "corridor-form",
    path: "/admin/places/corridors/dt741-ql14",
    ready: id("place-save"),
  },
  {
    screen: "endpoint-form",
    path: "/admin/places/endpoints/kcn-chon-thanh",
    ready: id("place-save"),
  },
  {
    screen: "post-form-wrong",
    path: "/admin/places/posts/new",
    ready: id("place-save"),
    bring: click("place-save"),
  },
];

/** What shows one thing, or a few whatever there is: looked at once. */
export const oneIsEnough: ReadonlySet<string> = new Set([
  "registry-print",
  "tablet-rename",
  "tablet-cut-off",
  "tablet-enrol-code",
  "post-form-wrong",
  "keys",
  "key-rotate",
  "key-cut",
  "webhooks",
  "webhook-secret",
  "webhook-deliveries",
  "proposal-approve",
  "proposal-reject",
  "area-form",
  "area-ends",
]);
