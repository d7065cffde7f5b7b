import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { outcomeWords, reasonWords } from "../../shared/text/verdict.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { signInAt } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import {
  decide,
  enrolAt,
  holds,
  type Tablet,
  typeIn,
  unpackTablet,
  verdictOn,
  waitingIs,
} from "./tablet.ts";

/** All that a browser keeps for the page: the names of stores that hold anything, and every plate in any of them. */
const keptBy = ({ page }: Tablet) =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, failed) => {
      const asked = indexedDB.open("greenlane-checkpoint");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    const all = async (store: string): Promise<unknown[]> =>
      new Promise((done, failed) => {
        const asked = db.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
    const stores = [...db.objectStoreNames];
    const rows = await Promise.all(stores.map(async (name) => [name, await all(name)] as const));
    const keys: unknown[] = await new Promise((done) => {
      const asked = db.transaction("meta").objectStore("meta").getAllKeys();
      asked.onsuccess = () => done(asked.result);
    });
    db.close();
    return {
      stores: rows
        .filter(([name, held]) => name !== "meta" && held.length > 0)
        .map(([name]) => name),
      meta: keys.map(String),
      // The room held in reserve is chance alone, millions of bytes of it.
      text: JSON.stringify([...rows, localStorage, sessionStorage], (_, value) =>
        value instanceof Uint8Array ? value.length : value,
      ),
    };
  });

const password = "mot-mat-khau-thu";

describe.skipIf(!browserThere)("a tablet that many hands share", () => {
  let stage: Stage;
  let tablet: Tablet;
  let desk: Page;

  beforeAll(async () => {
    stage = await setStage();
    tablet = await unpackTablet(stage, "shared");
    await tablet.page.setViewportSize({ width: 800, height: 1280 });
    await enrolAt(stage, tablet, places.border, "Máy chung");
    desk = await tablet.browser.context.newPage();
    await desk.setViewportSize({ width: 1440, height: 900 });
  }, 60_000);
  afterAll(async () => {
    await tablet?.close();
    await stage?.close();
  });
  inOrder("shared", () => (tablet ? [tablet.browser.context] : []));

  const officer = (username: string, displayName: string, post: string) =>
    stage.admin.call("createUser", {
      body: {
        username,
        displayName,
        password,
        grants: [{ role: "officer", scope: { kind: "checkpoint", id: post } }],
      },
    });
  const signOn = async ({ page }: Tablet, username: string): Promise<void> => {
    await page.getByTestId("duty").click();
    await page.getByTestId("duty-other").click();
    await page.getByTestId("sign-on-username").fill(username);
    await page.getByTestId("sign-on-password").fill(password);
    await page.getByTestId("sign-on").click();
  };
  const onDuty = () => tablet.page.getByTestId("officer").textContent();
  const pickName = async (name: string): Promise<void> => {
    await tablet.page.getByTestId("duty").click();
    await tablet.page.getByTestId("duty-name").filter({ hasText: name }).click();
  };
  const pin = (digits: string) => tablet.page.getByTestId("pin-field").fill(digits);

  test("[X25] who is assigned to the post signs in once and chooses a PIN; who is not is told so", async () => {
    const { page } = tablet;
    await officer("an", "Lê Thị An", places.border);
    await officer("binh", "Trần Văn Bình", places.border);
    await officer("cuong", "Phạm Cường", places.next);
    for (const [username, digits] of [
      ["an", "482913"],
      ["binh", "505127"],
    ] as const) {
      await signOn(tablet, username);
      await page.getByTestId("choose-pin").waitFor();
      await pin("123456");
      await page.locator("[data-testid=choose-pin] .problem").waitFor();
      await pin(digits);
      await page.locator("[data-testid=choose-pin][data-step=repeat]").waitFor();
      await pin(digits);
      await page.getByTestId("duty-sheet").waitFor({ state: "detached" });
    }
    expect(await onDuty()).toContain("Trần Văn Bình");
    await signOn(tablet, "cuong");
    await page.locator("[data-testid=duty-sheet] .problem").waitFor();
    expect((await keptBy(tablet)).text).not.toMatch(/482913|505127|Phạm Cường/);
    await page.getByTestId("sheet-close").click();
    expect(await onDuty()).toContain("Trần Văn Bình");
  }, 60_000);

  test("[O8] [O9] without network a tap on a name and a PIN hand the shift over; a lock-out stops no scan", async () => {
    const { page, wire, browser } = tablet;
    const pass = await issue(stage, { plate: aPlate("93C-777.00") });
    await holds(page, pass.plate);
    await wire.cut(browser.context);
    const record = async (decision: string): Promise<void> => {
      await typeIn(page, pass.plate);
      await verdictOn(page);
      await page.locator(`[data-testid=decide-${decision}]:enabled`).waitFor();
      await decide(page, decision);
    };
    await pickName("Lê Thị An");
    await picture(page, "duty-pin");
    await pin("482913");
    await page.getByTestId("duty-sheet").waitFor({ state: "detached" });
    expect(await onDuty()).toContain("Lê Thị An");
    await record("hold");

    await page.getByTestId("duty").click();
    await picture(page, "duty-names");
    await page.getByTestId("sign-off").click();
    await record("hold");

    await pickName("Trần Văn Bình");
    for (const left of [4, 3, 2, 1]) {
      await pin("000001");
      await page
        .getByTestId("pin-problem")
        .filter({ hasText: String(left) })
        .waitFor();
    }
    await pin("000001");
    await page.locator("[data-testid=take-over][data-state=waiting]").waitFor();
    await picture(page, "duty-waiting");
    await page.getByTestId("sheet-close").click();
    await record("hold");
    await waitingIs(page, 3);
    await wire.mend(browser.context);
    await waitingIs(page, 0);

    const { items } = await stage.admin.call("audit", { query: {} });
    const scans = items.filter(({ type }) => type === "scan.recorded").reverse();
    expect(scans.map(({ payload }) => payload.officer ?? null)).toEqual(["asserted", null, null]);
  }, 60_000);

  test("[O10] an officer taken off the post is off its tablet with the next change", async () => {
    const { page } = tablet;
    await pickName("Lê Thị An");
    await pin("482913");
    await page.getByTestId("duty-sheet").waitFor({ state: "detached" });
    const { items } = await stage.admin.call("users", {});
    const an = items.find(({ username }) => username === "an")!;
    await stage.admin.call("changeUser", { params: { id: an.id }, body: { active: false } });
    await page.getByTestId("taken-off").waitFor();
    expect(await onDuty()).not.toContain("Lê Thị An");
    await page.getByTestId("duty").click();
    expect(await page.getByTestId("duty-name").allTextContents()).toHaveLength(1);
    expect((await keptBy(tablet)).text).not.toContain(an.id);
    await page.getByTestId("sheet-close").click();
  }, 60_000);

  test("[O11] what the server sees otherwise is told at the next contact, to the officer and on the wall", async () => {
    const { page, wire, browser } = tablet;
    const pass = await issue(stage, { plate: aPlate("93C-777.02") });
    await holds(page, pass.plate);
    await wire.cut(browser.context);
    const body = { reason: "Giấy bị báo mất" };
    await stage.admin.call("revokePass", { params: { id: pass.id }, body });
    await typeIn(page, pass.plate);
    expect((await verdictOn(page)).outcome).toBe("go");
    await page.locator("[data-testid=decide-let-through]:enabled").waitFor();
    await decide(page, "let-through");
    await wire.mend(browser.context);
    await page.getByTestId("late-count").waitFor();
    await page.getByTestId("tab-recent").click();
    const item = page.locator("[data-testid=late-item][data-server=stop]");
    expect(await item.textContent()).toContain(reasonWords.revoked.title.vi);
    await picture(page, "late-news");
    await signInAt(desk, stage, stage.administrator);
    await desk.getByTestId("nav-command").click();
    const told = desk.locator("[data-testid=board-overturned][data-server=stop]");
    await told.waitFor();
    expect(await told.textContent()).toContain(reasonWords.revoked.title.vi);
    expect(await told.textContent()).toContain(outcomeWords.go.title.vi);
    await picture(desk, "late-wall");
    await page.getByTestId("late-seen").click();
    await page.getByTestId("late-news").waitFor({ state: "detached" });
    await page.getByTestId("tab-scan").click();
  }, 60_000);

  test("[O12] cut off without network it knows nothing and goes on; at the next contact it sends, then is wiped", async () => {
    const { page, wire, browser } = tablet;
    const pass = await issue(stage, { plate: aPlate("93C-777.01") });
    await holds(page, pass.plate);
    await wire.cut(browser.context);
    const { items } = await stage.admin.call("devices", {});
    await stage.admin.call("cutOffDevice", { params: { id: items[0]!.id } });
    for (const decision of ["let-through", "hold"]) {
      await typeIn(page, pass.plate);
      await verdictOn(page);
      await page.locator(`[data-testid=decide-${decision}]:enabled`).waitFor();
      await decide(page, decision);
    }
    await waitingIs(page, 2);
    expect((await keptBy(tablet)).text).toContain(pass.plate);

    // The server can be reached, but takes no scans yet.
    wire.divert(({ url }, answer) => {
      if (url !== "/api/scans") return false;
      answer.writeHead(503).end();
      return true;
    });
    await wire.mend(browser.context);
    await page.locator("[data-testid=cut-off][data-phase=sending]").waitFor();
    await expect.poll(async () => (await keptBy(tablet)).stores).toEqual(["outbox"]);
    expect((await keptBy(tablet)).meta).toContain("identity");
    await picture(page, "cut-off-sending");

    // Switched off and on again it still knows, and still holds what it has to send.
    await page.reload();
    await page.locator("[data-testid=cut-off][data-phase=sending]").waitFor();
    await waitingIs(page, 2);
    wire.divert(null);
    await page.reload();
    await page.locator("[data-testid=cut-off][data-phase=wiped]").waitFor();
    await picture(page, "cut-off-wiped");
    const left = await keptBy(tablet);
    expect(left).toMatchObject({ stores: [], meta: ["wiped"] });
    expect(left.text).not.toContain(pass.plate);
    const [device] = (await stage.admin.call("devices", {})).items;
    expect(device).toMatchObject({ lastSeq: 6, marks: { suspect: 2 } });
    await page.reload();
    await page.locator("[data-testid=cut-off][data-phase=wiped]").waitFor();
  }, 90_000);
});
