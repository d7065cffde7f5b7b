import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import { adminWords } from "../../shared/text/admin.ts";
import { checkpointWords } from "../../shared/text/checkpoint.ts";
import { say } from "../../shared/text/say.ts";
import { storageWords } from "../../shared/text/storage.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere, launch } from "./chromium.ts";
import { signInAt } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import {
  decide,
  enrolAt,
  holds,
  loseDatabase,
  ready,
  reopen,
  type Tablet,
  typeIn,
  unpackTablet,
  verdictOn,
  waitingIs,
} from "./tablet.ts";

const megabyte = 1_048_576;

/**
 * Fills what the browser still gives this origin, to the last few bytes, from a database beside the tablet's. `over`: a
 * part of a snapshot that serves nobody is left lying about first.
 */
const fillUp = (page: Page, over: boolean): Promise<void> =>
  page.evaluate(async (oldPart) => {
    const open = (name: string, make?: (db: IDBDatabase) => void): Promise<IDBDatabase> =>
      new Promise((done, failed) => {
        const asked = indexedDB.open(name);
        asked.onupgradeneeded = () => make?.(asked.result);
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
    const put = (db: IDBDatabase, store: string, value: unknown, key?: string): Promise<boolean> =>
      new Promise((done) => {
        const tx = db.transaction(store, "readwrite");
        tx.objectStore(store).put(value, key);
        tx.oncomplete = () => done(true);
        tx.onabort = () => done(false);
      });
    const noise = (bytes: number): Uint8Array => {
      const made = new Uint8Array(bytes);
      for (let at = 0; at < bytes; at += 65_536)
        crypto.getRandomValues(made.subarray(at, Math.min(bytes, at + 65_536)));
      return made;
    };
    if (oldPart) {
      const own = await open("greenlane-checkpoint");
      await put(own, "part", { name: "of a snapshot before", bytes: noise(400_000) });
      own.close();
    }
    const filler = await open("filler", (db) => db.createObjectStore("of"));
    let count = 0;
    for (const bytes of [1_000_000, 100_000, 10_000, 1_000])
      while (await put(filler, "of", noise(bytes), String(count))) count += 1;
    filler.close();
  }, over);

/** The owner deletes photos. */
const deletePhotos = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((done) => {
        indexedDB.deleteDatabase("filler").onsuccess = () => done();
      }),
  );

describe.skipIf(!browserThere)("a tablet whose storage fails it", () => {
  let stage: Stage;
  let tablet: Tablet;
  let lorry: Pass;

  beforeAll(async () => {
    stage = await setStage();
    lorry = await issue(stage, { plate: aPlate("93C-123.45") });
    tablet = await unpackTablet(stage, "storage");
  });
  afterAll(async () => {
    await tablet?.close();
    await stage?.close();
  });
  inOrder("storage", () => (tablet ? [tablet.browser.context] : []));

  const enrolAnew = (name: string): Promise<void> => enrolAt(stage, tablet, places.border, name);
  /** No more than so many bytes for all that this origin keeps, as the browser itself enforces it. */
  const allow = async (page: Page, bytes: number): Promise<void> => {
    const cdp = await tablet.browser.context.newCDPSession(page);
    const origin = tablet.wire.origin;
    await cdp.send("Storage.overrideQuotaForOrigin", { origin: `${origin}/`, quotaSize: bytes });
  };

  const notRecorded = async (): Promise<string | null> => {
    const told = tablet.page.getByTestId("not-recorded");
    await told.waitFor();
    return told.getAttribute("data-why");
  };
  const judge = async (): Promise<void> => {
    // As a hand reader reads it: whether passes are on file or not.
    await typeIn(tablet.page, lorry.token);
    await verdictOn(tablet.page);
  };

  test("[O21] room runs out: it is said before anything is refused", async () => {
    await allow(tablet.page, 14 * megabyte);
    const asked = await tablet.page.evaluateHandle(() => {
      const gestures: boolean[] = [];
      const persist = navigator.storage.persist.bind(navigator.storage);
      navigator.storage.persist = () => {
        gestures.push(navigator.userActivation.isActive);
        return persist();
      };
      return gestures;
    });
    await enrolAnew("Máy Tân Lập 1");
    // Asked for with the tap that enrols.
    expect(await asked.jsonValue()).toEqual([true]);
    await holds(tablet.page, lorry.plate);
    const banner = tablet.page.locator("[data-testid=storage-level][data-level=low]");
    await banner.waitFor();
    expect(await banner.textContent()).toBe(storageWords.low.vi);
    await picture(tablet.page, "storage-low");
  });

  test("[O21] that the browser may clear it is told as a risk, until the browser says that it will not", async () => {
    const { page } = tablet;
    await page.getByTestId("duty").click();
    await page.getByTestId("duty-sheet").getByTestId("storage-risk").waitFor();
    await page.getByTestId("sheet-close").click();
    await page.getByTestId("menu").click();
    const note = page.locator("[data-testid=storage-note][data-kept=false]");
    await note.waitFor();
    expect(await page.getByTestId("storage-used").textContent()).toMatch(/[1-9]\d* MB/);
    await picture(page, "storage-risk");
    const cdp = await tablet.browser.context.newCDPSession(page);
    const { origin } = tablet.wire;
    await cdp.send("Browser.grantPermissions", { origin, permissions: ["durableStorage"] });
    await page.getByTestId("storage-ask").click();
    await page.locator("[data-testid=storage-note][data-kept=true]").waitFor();
    expect(await page.getByTestId("storage-risk").count()).toBe(0);
    await page.getByTestId("sheet-close").click();
    // Granting that took the camera away.
    await cdp.send("Browser.grantPermissions", {
      origin,
      permissions: ["durableStorage", "videoCapture"],
    });
  });

  test("[O22] a full disk takes a scan all the same, in the place of what serves nobody", async () => {
    const { page } = tablet;
    await tablet.wire.cut(tablet.browser.context);
    await fillUp(page, true);
    await judge();
    expect(await decide(page, "let-through")).toContain(checkpointWords.recorded.vi);
    await waitingIs(page, 1);
  });

  test("[O22] where nothing is left to give up it says that it is not recorded, and why; with room it is", async () => {
    const { page } = tablet;
    await fillUp(page, false);
    await judge();
    await page.getByTestId("decide-hold").click();
    expect(await notRecorded()).toBe("full");
    await picture(page, "storage-not-recorded");
    await page
      .locator("[data-testid=storage-level][data-level=full]")
      .waitFor({ state: "attached" });
    await deletePhotos(page);
    await page.getByTestId("record-again").click();
    await page.getByTestId("verdict").waitFor({ state: "detached" });
    await waitingIs(page, 2);
    // The passes gave way; a code is judged without them.
    await page.getByTestId("passes-given-up").waitFor();
    await picture(page, "storage-passes-given-up");
    await tablet.show(lorry.token);
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await page.getByTestId("close-undecided").click();
    await waitingIs(page, 3);
    await tablet.takeAway();
  });

  test("[O25] deleted under the open page it takes nothing more and says so; the vehicle stays on screen", async () => {
    const { page } = tablet;
    await tablet.wire.mend(tablet.browser.context);
    await waitingIs(page, 0);
    await tablet.wire.cut(tablet.browser.context);
    await judge();
    await decide(page, "let-through");
    await waitingIs(page, 1);
    await judge();
    await loseDatabase(page, "database");
    await page.getByTestId("decide-let-through").click();
    expect(await notRecorded()).toBe("gone");
    await picture(page, "storage-gone-verdict");
    await page.getByTestId("close-undecided").click();
    await page.getByTestId("storage-gone").waitFor();
    await picture(page, "storage-gone");
  });

  test("[O26] opened again it is who it was, and sends what waited", async () => {
    await reopen(tablet, "/checkpoint/");
    const { page } = tablet;
    await waitingIs(page, 1);
    expect(await page.getByTestId("storage-set-back").count()).toBe(0);
    await tablet.wire.mend(tablet.browser.context);
    await waitingIs(page, 0);
    await ready(tablet);
    const { items } = await stage.admin.call("devices", {});
    expect(items.map(({ lastSeq, marks }) => ({ lastSeq, marks }))).toEqual([
      { lastSeq: 4, marks: {} },
    ]);
  });

  test("[O24] its copy gone too it says what is lost; enrolled anew the administrator sees how much", async () => {
    await tablet.wire.cut(tablet.browser.context);
    await judge();
    await decide(tablet.page, "let-through");
    await waitingIs(tablet.page, 1);
    await loseDatabase(tablet.page, "and its copy");
    await reopen(tablet, "/checkpoint/");
    const { page } = tablet;
    const told = page.getByTestId("lost-count");
    await told.waitFor();
    expect(await told.textContent()).toBe(
      say(storageWords.lostUnsent, "vi", { count: 5, unsent: 1 }),
    );
    await picture(page, "storage-lost");
    await tablet.wire.mend(tablet.browser.context);
    await page.getByTestId("enrol-again").click();
    await enrolAnew("Máy Tân Lập 1 (lại)");

    const desk = await launch();
    try {
      const admin = desk.context.pages()[0]!;
      await signInAt(admin, stage, stage.administrator);
      await admin.goto(`${stage.origin}/admin/tablets`);
      const marks = admin.getByTestId("tablet-marks");
      await marks.waitFor();
      expect(await marks.textContent()).toContain(
        say(adminWords.marked, "vi", { mark: adminWords.lostScans.vi, count: 1 }),
      );
      await picture(admin, "storage-lost-admin");
    } finally {
      await desk.close();
    }
  });

  test("[O24] put back to an earlier state it goes on where it was, and says what is missing", async () => {
    const { page } = tablet;
    await tablet.wire.cut(tablet.browser.context);
    await holds(page, lorry.plate);
    await judge();
    await decide(page, "let-through");
    await judge();
    await decide(page, "let-through");
    await waitingIs(page, 2);
    await page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((done) => {
        const asked = indexedDB.open("greenlane-checkpoint");
        asked.onsuccess = () => done(asked.result);
      });
      const tx = db.transaction(["meta", "outbox"], "readwrite");
      tx.objectStore("meta").delete("head");
      tx.objectStore("outbox").clear();
      await new Promise((done) => {
        tx.oncomplete = done;
      });
      db.close();
      const { storageBuckets } = navigator as unknown as {
        storageBuckets: { delete: (name: string) => Promise<void> };
      };
      await storageBuckets.delete("greenlane-waiting");
    });
    await reopen(tablet, "/checkpoint/");
    const banner = tablet.page.getByTestId("storage-set-back");
    await banner.waitFor();
    expect(await banner.textContent()).toContain(
      say(storageWords.setBack, "vi", { count: 2, unsent: 2 }),
    );
    await picture(tablet.page, "storage-set-back");
    await banner.getByRole("button").click();
    await banner.waitFor({ state: "detached" });
    await judge();
    await decide(tablet.page, "let-through");
    await tablet.wire.mend(tablet.browser.context);
    await waitingIs(tablet.page, 0);
    const { items } = await stage.admin.call("devices", {});
    expect(items.map(({ lastSeq, marks }) => ({ lastSeq, marks }))).toEqual([
      { lastSeq: 4, marks: { lost: 1 } },
      { lastSeq: 3, marks: { gap: 1 } },
    ]);
    await reopen(tablet, "/checkpoint/");
    await ready(tablet);
    expect(await tablet.page.getByTestId("storage-set-back").count()).toBe(0);
  });
});

describe.skipIf(!browserThere)("a browser that keeps nothing", () => {
  test("[O21] says that a post cannot work here, in place of a tablet that loses what it records", async () => {
    const stage = await setStage();
    const profile = mkdtempSync(join(stage.folder, "blocked-"));
    mkdirSync(join(profile, "Default"));
    // As its owner blocks it in the settings: cookies, and with them all storage.
    const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
    writeFileSync(join(profile, "Default", "Preferences"), JSON.stringify(blocked));
    const browser = await launch({ profile, whole: true });
    try {
      const page = browser.context.pages()[0]!;
      await page.goto(`${stage.origin}/checkpoint/`);
      const screen = page.getByTestId("cannot-start-storage");
      await screen.waitFor();
      expect(await screen.textContent()).toContain(storageWords.none.vi);
      await picture(page, "storage-refused");
    } finally {
      await browser.close();
      rmSync(profile, { recursive: true, force: true });
      await stage.close();
    }
  });
});
