import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readReference } from "../../data/demo/reference.ts";
import { formatPlate, parsePlate } from "../../shared/domain/plate.ts";
import { checkpointWords } from "../../shared/text/checkpoint.ts";
import { headCountWords, roleWords, tripStatusWords } from "../../shared/text/everywhere.ts";
import { outcomeWords } from "../../shared/text/verdict.ts";
import { aDevice } from "../build/a-device.ts";
import { aPlate } from "../build/a-plate.ts";
import { aVerdict } from "../build/a-verdict.ts";
import { type Browser, browserThere, launch } from "./chromium.ts";
import { choose, signInAt, signOut } from "./desk.ts";
import { inOrder, picture } from "./in-order.ts";
import { issue, places, type Stage, setStage } from "./stage.ts";
import {
  decide,
  enrolAt,
  enrolWith,
  holds,
  type Tablet,
  typeIn,
  unpackTablet,
  verdictOn,
  waitingIs,
} from "./tablet.ts";

const reference = readReference();
const nameOf = (kind: "checkpoints" | "endpoints" | "corridors" | "carriers", id: string) =>
  reference[kind].find((one) => one.id === id)!.name;

const plate = parsePlate("61C-456.78")!;
const latePlate = parsePlate("93C-111.22")!;
const password = "mat-khau-that-dai";
const people = [
  { role: "registrar", username: "lan.dk", name: "Lê Thị Lan", at: null },
  { role: "commander", username: "huy.ch", name: "Phạm Minh Huy", at: null },
  { role: "receiver", username: "nam.tn", name: "Nguyễn Văn Nam", at: places.endpoint },
] as const;
const [registrar, commander, receiver] = people;

describe.skipIf(!browserThere)("one vehicle from registration to its endpoint", () => {
  let stage: Stage;
  let desk: Browser;
  let office: Page;
  let centre: Browser;
  let wall: Page;
  const tablets: Tablet[] = [];
  let border: Tablet;
  let next: Tablet;
  let qr: Uint8Array;

  beforeAll(async () => {
    stage = await setStage();
    desk = await launch({ viewport: { width: 1440, height: 900 } });
    office = desk.context.pages()[0]!;
  });
  afterAll(async () => {
    await Promise.all([desk?.close(), centre?.close(), ...tablets.map((one) => one.close())]);
    await stage?.close();
  });
  inOrder("story", () =>
    [desk, centre, ...tablets.map((one) => one.browser)].flatMap((one) => one?.context ?? []),
  );

  const onWall = (column: string, of = plate) =>
    wall.getByTestId(`column-${column}`).locator(`[data-testid=board-vehicle][data-plate="${of}"]`);

  test("the administrator makes a registrar, a commander and a receiver at the desk", async () => {
    await signInAt(office, stage, stage.administrator);
    for (const { role, username, name, at } of people) {
      await office.getByTestId("nav-admin").click();
      await office.getByTestId("admin-people").click();
      await office.getByTestId("person-new").click();
      await office.getByTestId("person-name").fill(name);
      await office.getByTestId("person-username").fill(username);
      await office.getByTestId("person-password").fill(password);
      await office.getByTestId("grant-role").click();
      await office.getByRole("option", { name: roleWords[role].vi, exact: true }).click();
      if (at) await choose(office, "grant-place", nameOf("endpoints", at));
      await office.getByTestId("person-save").click();
      await office.getByTestId("person-row").filter({ hasText: name }).waitFor();
    }
  });

  test("[X12] tablets at the border and at the next post enrol themselves with one-time codes", async () => {
    border = await unpackTablet(stage, "border", { size: { width: 1280, height: 720 } });
    tablets.push(border);
    await office.getByTestId("admin-tablets").click();
    await office.getByTestId("tablet-enrol-first").click();
    await choose(office, "enrol-post", nameOf("checkpoints", places.border));
    await office.getByTestId("enrol-make").click();
    const code = (await office.getByTestId("enrol-code").textContent()) ?? "";
    await enrolWith(border, code, "Máy Tân Lập 1");
    expect(await border.page.getByTestId("post-name").textContent()).toBe(
      nameOf("checkpoints", places.border),
    );
    await office.getByTestId("enrol-done").waitFor();
    await picture(border.page, "story-tablet-ready");

    next = await unpackTablet(stage, "next");
    tablets.push(next);
    const body = { checkpoint: places.next };
    const { link } = await stage.admin.call("createEnrolCode", { body });
    // As the QR on the administrator's screen would take it there.
    await next.page.goto(`${next.wire.origin}/checkpoint/${new URL(link).hash}`);
    await next.page.getByTestId("post-name").waitFor();
    await signOut(office);
  });

  test("the commander's wall is open and empty", async () => {
    centre = await launch({ viewport: { width: 1440, height: 900 } });
    wall = centre.context.pages()[0]!;
    await signInAt(wall, stage, { ...commander, password });
    await wall.locator("[data-testid=live-state][data-state=live]").waitFor();
    expect(await wall.getByTestId("count-on-the-road").textContent()).toBe("0");
    await wall.evaluate(() => {
      document.body.dataset.since = "the beginning";
    });
  });

  test("[P11] the registrar registers the vehicle, and its QR is there at once", async () => {
    await signInAt(office, stage, { ...registrar, password });
    await office.getByTestId("register-first").click();
    await office.getByTestId("register-plate").fill("61c45678");
    await choose(office, "register-kind", "Xe tải");
    await choose(office, "register-purpose", "Giao hàng");
    await choose(office, "register-carrier", reference.carriers[0]!.name);
    await office.getByTestId("register-origin").fill("Thủ Đức");
    await choose(office, "register-endpoint", nameOf("endpoints", places.endpoint));
    await choose(office, "register-corridor", nameOf("corridors", places.corridor));
    await office.getByTestId("register-submit").click();
    await office.getByTestId("pass-issued").waitFor();
    expect(await office.getByTestId("pass-issued").textContent()).toContain(formatPlate(plate));
    const shown = await office.getByTestId("pass-qr").getAttribute("src");
    const png = await office.request.get(stage.origin + shown!.replace(/\.svg$/, ".png"));
    expect(png.headers()["content-type"]).toBe("image/png");
    qr = await png.body();
  });

  test("[O1] with the network cut, its QR before the camera is a go, and one tap records it", async () => {
    const { page, wire, browser } = border;
    await holds(page, plate);
    await wire.cut(browser.context);
    await page.locator("[data-testid=data-age][data-live=false]").waitFor();
    await border.show(qr);
    const verdict = await verdictOn(page);
    expect(verdict).toMatchObject({ outcome: "go", reasons: "" });
    expect(verdict.headline).toBe(outcomeWords.go.title.vi);
    const vehicle = page.getByTestId("verdict");
    expect(await vehicle.getByTestId("plate").first().textContent()).toBe(formatPlate(plate));
    expect(await vehicle.getByTestId("permitted").locator("b").textContent()).toBe("2");
    await picture(page, "story-verdict-go");
    expect(await decide(page, "let-through")).toContain(checkpointWords.recorded.vi);
    await waitingIs(page, 1);
    expect(await wall.getByTestId("count-on-the-road").textContent()).toBe("0");
  });

  test("[O4] [F1] back in the network it is sent, and the wall and the next post show it without reload", async () => {
    const { page, wire, browser } = border;
    await wire.mend(browser.context);
    await waitingIs(page, 0);
    await onWall("on-the-road").waitFor();
    expect(await wall.getByTestId("count-on-the-road").textContent()).toBe("1");
    expect(await onWall("on-the-road").textContent()).toContain(
      nameOf("endpoints", places.endpoint),
    );
    expect(await wall.evaluate(() => document.body.dataset.since)).toBe("the beginning");
    await picture(wall, "story-wall-on-the-road");
    const { items } = await stage.admin.call("trips", { query: {} });
    expect(items.map((trip) => trip.sightings.length)).toEqual([1]);
  });

  test("[T7] the next post sees it coming", async () => {
    await next.page.getByTestId("tab-coming").click();
    const coming = next.page.locator(`[data-testid=approaching-item][data-plate="${plate}"]`);
    await coming.waitFor();
    expect(await coming.textContent()).toContain(formatPlate(plate));
    await picture(next.page, "story-next-post");
    await next.close();
    tablets.splice(tablets.indexOf(next), 1);
  });

  test("[T2] [R1] scanned at the endpoint's gate it has arrived, and the head count is reconciled", async () => {
    const gate = await unpackTablet(stage, "gate");
    tablets.push(gate);
    await enrolAt(stage, gate, places.gate, "Máy cổng");
    await gate.show(qr);
    expect(await verdictOn(gate.page)).toMatchObject({ outcome: "go", reasons: "" });
    await decide(gate.page, "let-through");
    await onWall("arrived").waitFor();
    expect(await wall.getByTestId("count-on-the-road").textContent()).toBe("0");
    await onWall("arrived").click();
    await wall.getByText(headCountWords.matches.vi, { exact: true }).waitFor();
    await wall.getByText(tripStatusWords.arrived.vi, { exact: true }).waitFor();
    expect(await wall.getByTestId("sightings").locator("li").count()).toBe(2);
    const first = wall.getByTestId("posts-on-way").locator("li").first();
    expect(await first.getAttribute("data-state")).toBe("seen");
    expect(await wall.evaluate(() => document.body.dataset.since)).toBe("the beginning");
    await picture(wall, "story-arrived");
    await wall.goBack();
    await gate.close();
    tablets.splice(tablets.indexOf(gate), 1);
  });

  test("[T8] [R2] one person is missing when the receiver counts, and the wall says so", async () => {
    await issue(stage, { plate: latePlate });
    const { page } = border;
    await holds(page, latePlate);
    await typeIn(page, "93c 111.22");
    expect(await verdictOn(page)).toMatchObject({ outcome: "go" });
    await decide(page, "let-through");
    await signOut(office);
    await signInAt(office, stage, { ...receiver, password });
    const due = office.locator(`[data-testid=endpoint-vehicle][data-plate="${latePlate}"]`);
    await due.getByTestId("confirm-arrival").click();
    await office.getByTestId("arrival-minus").click();
    expect(await office.getByTestId("arrival-send").isDisabled()).toBe(true);
    await office.getByTestId("arrival-note").fill("Phụ xe xuống ở Đồng Xoài");
    await office.getByTestId("arrival-send").click();
    await office.getByTestId("arrived").getByText(headCountWords.fewer.vi).waitFor();
    await onWall("arrived", latePlate).getByText(headCountWords.fewer.vi).waitFor();
  });

  test("[F8] what a tablet brings after a day without network is on the wall at once, all of it", async () => {
    const { code } = await stage.admin.call("createEnrolCode", {
      body: { checkpoint: places.border },
    });
    const made = aDevice(places.border);
    const { device } = await stage.admin.call("enrolDevice", {
      body: { code, name: "Máy Tân Lập 2", publicKey: made.publicKey },
    });
    const returning = aDevice(places.border, device.id, made.keys);
    const walkUp = { kind: 1, endpoint: places.endpoint, corridor: places.corridor };
    const scans = Array.from({ length: 30 }, (_, n) =>
      returning.scan({
        how: "walk-up",
        pass: null,
        plate: aPlate(`93C-${10_000 + n}`),
        walkUp,
        verdict: aVerdict({ outcome: "inspect" }),
        at: new Date(Date.now() - n).toISOString(),
      }),
    );
    const before = Number(await wall.getByTestId("count-on-the-road").textContent());
    const { results } = await stage.admin.call("recordScans", { body: returning.batch(scans) });
    expect(results.every(({ result }) => result === "recorded")).toBe(true);
    await expect
      .poll(() => wall.getByTestId("count-on-the-road").textContent())
      .toBe(String(before + scans.length));
  });

  test("from the frame that shows the code to the verdict takes well under a second", async () => {
    // A tablet has its processor to itself.
    await Promise.all([desk.close(), centre.close()]);
    const { page } = border;
    const measured = async () =>
      (await page.evaluate(() => document.documentElement.dataset.frameToVerdict ?? ""))
        .split(",")
        .filter(Boolean)
        .map(Number);
    const before = (await measured()).length;
    // The pass still lies before the camera, dealt with once already.
    for (let n = 1; n <= 12; n++) {
      await page.getByTestId("scan-again").click();
      await page.getByTestId("verdict").waitFor();
      await expect.poll(async () => (await measured()).length).toBe(before + n);
      await page.getByTestId("close-undecided").click();
    }
    const times = (await measured()).slice(before).sort((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)]!;
    process.stdout.write(
      `frame to verdict at 1280×720: median ${median} ms of ${times.length} (${times[0]}–${times.at(-1)} ms; goal ≤ 150)\n`,
    );
    expect(median).toBeLessThan(1_000);
  });
});
