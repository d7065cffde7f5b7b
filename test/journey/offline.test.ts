import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Pass } from "../../shared/domain/pass.ts";
import { tabletWords } from "../../shared/text/tablet.ts";
import { aPlate } from "../build/a-plate.ts";
import { browserThere } from "./chromium.ts";
import { scriptLoaded } from "./first-load.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import {
  decide,
  enrolAt,
  holds,
  ready,
  reopen,
  type Tablet,
  typeIn,
  unpackTablet,
  verdictOn,
  waitingIs,
} from "./tablet.ts";
import type { Diversion } from "./wire.ts";

const built = (path: string): string =>
  readFileSync(join(import.meta.dirname, "../../dist/client", path), "utf8");
const digest = (text: string): string =>
  `sha384-${createHash("sha384").update(text).digest("base64")}`;

/** The version after the one on this tablet: its page is another, and its worker says so. */
const nextVersion = (mark: string) => {
  const page = built("checkpoint/index.html");
  const nextPage = page.replace("</head>", `<meta name="version" content="${mark}"></head>`);
  const worker = built("service-worker.js").replace(digest(page), digest(nextPage));
  return { page: nextPage, worker };
};
const send = (answer: ServerResponse, type: string, body: string, status = 200): true => {
  answer.writeHead(status, { "content-type": type, "cache-control": "no-cache" }).end(body);
  return true;
};
/** A server on which the next version has been installed; `page`: what it really answers for the page. */
const serving =
  ({ worker }: { readonly worker: string }, page: string): Diversion =>
  ({ url }, answer) => {
    if (url === "/service-worker.js") return send(answer, "text/javascript", worker);
    if (url === "/checkpoint/index.html") return send(answer, "text/html", page);
    return false;
  };

const versionOf = (page: Page): Promise<string | null> =>
  page.evaluate(
    () => document.querySelector<HTMLMetaElement>("meta[name=version]")?.content ?? null,
  );
/** Has the browser look for a newer version now; resolves with whether one is whole and waits. */
const lookForUpdate = async (page: Page): Promise<boolean> => {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await page.waitForFunction(async () => !(await navigator.serviceWorker.ready).installing);
  return page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
};
/** Looks more than once: a look of the page's own may be under way and end with the version before this one. */
const newVersionIsWhole = (page: Page): Promise<void> =>
  expect.poll(() => lookForUpdate(page)).toBe(true);
/** Another version on the server, between two looks: none is cut off half way. */
const release = async ({ page, wire }: Tablet, version: Diversion): Promise<void> => {
  await lookForUpdate(page);
  wire.divert(version);
};

describe.skipIf(!browserThere)("a tablet whose server is gone", () => {
  let stage: Stage;
  let tablet: Tablet;
  let pass: Pass;

  beforeAll(async () => {
    stage = await setStage();
    pass = await issue(stage, { plate: aPlate("93C-123.45") });
    tablet = await unpackTablet(stage, "offline", { whole: true });
    await enrolAt(stage, tablet, places.border, "Máy Tân Lập 1");
  });
  afterAll(async () => {
    await tablet?.close();
    await stage?.close();
  });
  inOrder("offline", () => (tablet ? [tablet.browser.context] : []));

  test("all the script it loads until it can judge is at most 150 kB, compressed", async () => {
    const bytes = await scriptLoaded(tablet.page);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(150_000);
  });

  test("[O1] it starts cold with the server dead, reads a code, judges and records", async () => {
    await holds(tablet.page, pass.plate);
    await tablet.page.evaluate(() => navigator.serviceWorker.ready);
    await stage.killServer();
    await reopen(tablet, "/checkpoint/");
    await tablet.show(pass.token);
    expect(await verdictOn(tablet.page)).toMatchObject({ outcome: "go" });
    await decide(tablet.page, "let-through");
    await waitingIs(tablet.page, 1);
    await tablet.takeAway();
  });

  test.each(["/checkpoint", "/checkpoint/recent?from=home#x"])(
    "any address of its own opens it all the same: %s",
    async (address) => {
      const page = await tablet.browser.context.newPage();
      await page.goto(tablet.wire.origin + address);
      await page.getByTestId("post-name").waitFor();
      expect(await page.getByTestId("outbox-count").getAttribute("data-waiting")).toBe("1");
      await page.close();
    },
  );

  test("the desk's pages are none of the worker's business", async () => {
    const page = await tablet.browser.context.newPage();
    await expect(page.goto(`${tablet.wire.origin}/registry`)).rejects.toThrow(/ERR_/);
    await page.close();
  });

  test.each<[string, string | null, Diversion]>([
    [
      "a Wi-Fi sign-in page that answers everything with 200",
      "not-ours",
      (_, answer) => send(answer, "text/html", "<form>Wi-Fi miễn phí</form>"),
    ],
    [
      "a server that fails",
      "internal",
      (_, answer) =>
        send(
          answer,
          "application/problem+json",
          JSON.stringify({
            type: "about:blank",
            title: "x",
            status: 500,
            code: "internal",
            detail: "x",
          }),
          500,
        ),
    ],
    [
      "a server that cannot keep up",
      "rate-limited",
      (_, answer) =>
        send(
          answer,
          "application/problem+json",
          JSON.stringify({
            type: "about:blank",
            title: "x",
            status: 429,
            code: "rate-limited",
            detail: "x",
          }),
          429,
        ),
    ],
    [
      "garbage that calls itself JSON",
      "not-ours",
      (_, answer) => send(answer, "application/json", '{"results": [{"id": '),
    ],
    [
      "JSON of some other server",
      "not-ours",
      (_, answer) => send(answer, "application/json", '{"ok":true,"results":"all"}'),
    ],
    [
      "half an answer",
      null,
      (_, answer) => {
        answer.writeHead(200, { "content-type": "application/json", "content-length": "9000" });
        answer.write('{"results": [');
        setImmediate(() => answer.destroy());
        return true;
      },
    ],
  ])("[O3] %s costs no scan, and what it is is said", async (_, trouble, diversion) => {
    const { page, wire } = tablet;
    wire.divert(diversion);
    await expect
      .poll(() =>
        page.evaluate(() => {
          // Each time, for an attempt under way when the line changed waits a while for the next.
          dispatchEvent(new Event("online"));
          const banner = document.querySelector("[data-testid=banner]");
          return banner?.getAttribute("data-trouble") ?? null;
        }),
      )
      .toBe(trouble);
    expect(await page.getByTestId("outbox-count").getAttribute("data-waiting")).toBe("1");
    if (trouble === "internal") await picture(page, "offline-server-trouble");
  });

  test("[S3] back at its own server everything is there once", async () => {
    tablet.wire.divert(null);
    await stage.startServer();
    await tablet.page.evaluate(() => dispatchEvent(new Event("online")));
    await waitingIs(tablet.page, 0);
    const { items } = await stage.admin.call("trips", { query: {} });
    expect(items.map((trip) => trip.sightings.length)).toEqual([1]);
  });

  test("[O30] closed with a scan to send, it sends it when the network is back, once more, and it counts once", async () => {
    const { page, wire, browser } = tablet;
    const behind = await issue(stage, { plate: aPlate("93C-222.33") });
    await holds(page, behind.plate);
    await wire.cut(browser.context);
    await typeIn(page, behind.plate);
    await verdictOn(page);
    await decide(page, "let-through");
    await waitingIs(page, 1);
    await page.goto("about:blank");
    await wire.mend(browser.context);
    const protocol = await browser.context.newCDPSession(page);
    const registered = new Promise<string>((resolve) =>
      protocol.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
        const ours = registrations.find(({ scopeURL }) => scopeURL.startsWith(wire.origin));
        if (ours) resolve(ours.registrationId);
      }),
    );
    await protocol.send("ServiceWorker.enable");
    const registrationId = await registered;
    const sightings = async () => {
      const { items } = await stage.admin.call("trips", { query: { plate: behind.plate } });
      return items.map((trip) => trip.sightings.length);
    };
    // As a browser does, again for as long as the worker could not send.
    const call = { origin: wire.origin, registrationId, tag: "outbox", lastChance: false };
    const afterCall = async () => {
      await protocol.send("ServiceWorker.dispatchSyncEvent", call);
      return sightings();
    };
    await expect.poll(afterCall, { interval: 1_000 }).toEqual([1]);
    await page.goto(`${wire.origin}/checkpoint/`);
    await ready(tablet);
    await waitingIs(page, 0);
    expect(await sightings()).toEqual([1]);
  });

  test("a version of which one file comes cut or altered is not taken, and the one before goes on", async () => {
    // Chromium: a look that a dying line cut off may never end, nor let another begin, until the browser is started anew.
    tablet = await tablet.afterPowerCut();
    await tablet.page.goto(`${tablet.wire.origin}/checkpoint/`);
    await ready(tablet);
    const next = nextVersion("broken");
    await release(tablet, serving(next, next.page.slice(0, -20)));
    expect(await lookForUpdate(tablet.page)).toBe(false);
    await reopen(tablet, "/checkpoint/");
    expect(await versionOf(tablet.page)).toBeNull();
    await tablet.page.getByTestId("post-name").waitFor();
  });

  test("a newer version waits for the vehicle to be dealt with, takes over by itself, and says so", async () => {
    const { page } = tablet;
    const next = nextVersion("next");
    await release(tablet, serving(next, next.page));
    await typeIn(page, pass.plate);
    await verdictOn(page);
    await newVersionIsWhole(page);
    await page.getByTestId("update-waits").waitFor({ state: "attached" });
    // Another page of this tablet, with nothing before it, must not let it in either.
    const second = await tablet.browser.context.newPage();
    await second.goto(`${tablet.wire.origin}/checkpoint/`);
    await second.getByTestId("update-waits").waitFor();
    expect(await versionOf(second)).toBeNull();
    await second.close();
    expect(await versionOf(page)).toBeNull();
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });

    await page.getByTestId("close-undecided").click();
    await page.getByTestId("updated").waitFor();
    expect(await page.getByTestId("updated").textContent()).toContain(tabletWords.updated.vi);
    await picture(page, "offline-updated");
    expect(await versionOf(page)).toBe("next");
    await waitingIs(page, 0);
  });

  test("a newer version lets nobody lose what is half entered", async () => {
    const { page } = tablet;
    await page.getByTestId("tab-typed").click();
    await page.getByTestId("typed-field").fill("93C-1");
    const next = nextVersion("later");
    await release(tablet, serving(next, next.page));
    await newVersionIsWhole(page);
    await page.getByTestId("update-waits").waitFor();
    expect(await page.getByTestId("typed-field").inputValue()).toBe("93C-1");
    await page.getByTestId("tab-scan").click();
    await page.locator("meta[name=version][content=later]").waitFor({ state: "attached" });
  });
});
