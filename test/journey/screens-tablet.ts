import type { BrowserContext, Page } from "playwright-core";

/** From the next time it is opened, the page's clock can be put forward. */
export const withClock = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const now = Date.now.bind(Date);
    const ahead = Number(sessionStorage.getItem("ahead"));
    Date.now = () => now() + ahead;
  });

export const newTablet = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  await withClock(page);
  return page;
};

/** Opens the tablet anew. */
export const openTablet = async (page: Page, origin: string): Promise<void> => {
  await page.bringToFront();
  if (!page.url().startsWith(origin)) await page.goto(`${origin}/checkpoint/`);
  await page.goto(`${origin}/checkpoint/`);
};

export const live = (page: Page): Promise<void> =>
  page.locator("[data-testid=data-age][data-live=true]").first().waitFor();

export const onTab = async (page: Page, name: string): Promise<void> => {
  // The lists of what comes and what was scanned stand beside the rest where there is room.
  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByTestId(`tab-${name}`).click();
};

/** Types a plate, a short code or, as a hand reader does, a whole code; the verdict is on screen afterwards. */
export const judged = async (page: Page, text: string): Promise<string | null> => {
  await onTab(page, "typed");
  await page.getByTestId("typed-field").fill(text);
  await page.getByTestId("typed-submit").click();
  await page.getByTestId("verdict").waitFor();
  return page.getByTestId("verdict").getAttribute("data-face");
};

export const putAside = async (page: Page): Promise<void> => {
  await page.getByTestId("close-undecided").click();
  await page.getByTestId("verdict").waitFor({ state: "detached" });
};

/** The tablet's own clock, ms ahead, from the next time it is opened. */
export const putForward = (page: Page, by: number): Promise<void> =>
  page.evaluate((ahead) => sessionStorage.setItem("ahead", String(ahead)), by);

/** The page loses its camera, or has it back: told as a browser tells it. */
export const camera = async (page: Page, there: boolean): Promise<void> => {
  await page.evaluate((has) => {
    const devices = navigator.mediaDevices;
    if (has) Reflect.deleteProperty(devices, "getUserMedia");
    else
      devices.getUserMedia = () => Promise.reject(new DOMException("refused", "NotAllowedError"));
    document.dispatchEvent(new Event("visibilitychange"));
  }, there);
  const seen = there ? ".camera[data-state=on]" : "[data-testid=camera-trouble]";
  await page.locator(seen).first().waitFor();
};

/** Fills the tablet's own list as a busy day does. */
export const fillRecent = (page: Page, count: number): Promise<void> =>
  page.evaluate(async (rows) => {
    const db = await new Promise<IDBDatabase>((done, failed) => {
      const asked = indexedDB.open("greenlane-checkpoint");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    const outcomes = ["go", "inspect", "stop", "cannot-check", "not-a-pass"];
    const states = ["recorded", "waiting", "refused"];
    const tx = db.transaction("recent", "readwrite");
    for (let n = 0; n < rows; n += 1)
      tx.objectStore("recent").put({
        id: `fill-${n}`,
        seq: 10_000 + n,
        at: new Date(Date.now() - n * 97_000).toISOString(),
        plate: n % 9 === 8 ? null : `93C2${String(n).padStart(4, "0")}`,
        outcome: outcomes[n % 5],
        reason: n % 5 === 2 ? "too-many-aboard" : null,
        decision: n % 5 === 2 ? "turn-back" : "let-through",
        occupantsSeen: n % 4 === 3 ? null : 1 + (n % 4),
        state: states[n % 3],
        serverOutcome: n % 11 === 10 ? "stop" : null,
        news: n % 11 === 10 ? { outcome: "stop", reason: "too-many-aboard" } : null,
      });
    await new Promise<void>((done, failed) => {
      tx.oncomplete = () => done();
      tx.onerror = () => failed(tx.error);
    });
    db.close();
  }, count);

/** On the sheet that names who is on duty, or on its form. */
export const signOn = async (page: Page, username: string, password: string): Promise<void> => {
  await page.getByTestId("sign-on-username").fill(username);
  await page.getByTestId("sign-on-password").fill(password);
  await page.getByTestId("sign-on").click();
};

/** Everybody at the post has a PIN on this tablet, some of them too old and one locked out. */
export const fillPins = (
  page: Page,
  people: readonly { readonly id: string; readonly displayName: string }[],
): Promise<void> =>
  page.evaluate(async (officers) => {
    const db = await new Promise<IDBDatabase>((done, failed) => {
      const asked = indexedDB.open("greenlane-checkpoint");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    const minute = 60_000;
    const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
    const pins = officers.map(({ id, displayName }, n) => [
      id,
      {
        displayName,
        salt: "AAAAAAAAAAAAAAAAAAAAAA",
        verifier: "A".repeat(43),
        iterations: 1_000,
        signedInAt: ago(n % 3 === 1 ? 11 * 1_440 * minute : minute),
        wrong: n % 5 === 2 ? 5 : 0,
        waitUntil: n % 5 === 2 ? ago(-10 * minute) : null,
      },
    ]);
    const tx = db.transaction("meta", "readwrite");
    tx.objectStore("meta").put(Object.fromEntries(pins), "pins");
    await new Promise<void>((done, failed) => {
      tx.oncomplete = () => done();
      tx.onerror = () => failed(tx.error);
    });
    db.close();
  }, people);
