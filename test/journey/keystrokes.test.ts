import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Browser, browserThere } from "./chromium.ts";
import { openOffice } from "./desk.ts";
import { inOrder } from "./in-order.ts";
import { type Stage, setStage } from "./stage.ts";

const mostKeys = 60;

describe.skipIf(!browserThere)("one vehicle by keyboard alone", () => {
  let stage: Stage;
  let office: Browser & { readonly desk: Page };
  let desk: Page;
  let keys = 0;

  beforeAll(async () => {
    stage = await setStage();
    office = await openOffice(stage, {
      username: "lan",
      displayName: "Nguyễn Thị Lan",
      grants: [{ role: "registrar", scope: { kind: "area", id: "binh-phuoc" } }],
    });
    desk = office.desk;
  });
  afterAll(async () => {
    await office?.close();
    await stage?.close();
  });
  inOrder("keystrokes", () => [office.context]);

  /** A key down with whatever is held beside it: each counts. */
  const press = async (key: string): Promise<void> => {
    keys += key === "+" ? 1 : key.split("+").length;
    await desk.keyboard.press(key);
  };
  const type = async (text: string): Promise<void> => {
    for (const key of text) await press(key);
  };
  const focused = (): Promise<string | undefined> =>
    desk.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.testid);
  const tabTo = async (field: string): Promise<void> => {
    for (let most = 0; (await focused()) !== field; most += 1) {
      expect(most, `${field} is too far away`).toBeLessThan(8);
      await press("Tab");
    }
  };
  const take = async (field: string, text: string): Promise<void> => {
    await tabTo(field);
    await type(text);
    await press("Enter");
  };
  const emptyForm = async (): Promise<void> => {
    await desk.goto(`${stage.origin}/registry/new`);
    await desk.getByTestId("register-plate").waitFor();
    await desk.waitForFunction(
      () => (document.activeElement as HTMLElement | null)?.dataset.testid === "register-plate",
    );
    keys = 0;
  };
  const toThePrintablePass = async (): Promise<void> => {
    await press("Control+Enter");
    await desk.getByTestId("pass-issued").waitFor();
    expect(await focused()).toBe("pass-print");
    await press("Enter");
    await desk.getByTestId("print-qr").waitFor();
  };

  test("from the empty form to the printable pass it takes 60 keys at most", async () => {
    await emptyForm();
    await type("93c35791");
    await take("register-carrier", "phuoc l");
    await take("register-kind", "tai");
    await take("register-purpose", "giao");
    await tabTo("register-origin");
    await type("Thu Duc");
    await take("register-endpoint", "xoai ii");
    await take("register-corridor", "bu d");
    await toThePrintablePass();
    const { items } = await stage.admin.call("passes", { query: { plate: "93C35791" } });
    expect(items).toMatchObject([
      {
        carrier: "hat-dieu-vang-phuoc-long",
        kind: 1,
        purpose: 1,
        origin: "Thu Duc",
        occupantsMax: 2,
        endpoint: "kcn-dong-xoai-2",
        corridor: "dt741-ql14",
      },
    ]);
    process.stdout.write(`${keys} keys for a vehicle of a carrier that has no pass yet\n`);
    expect(keys).toBeLessThanOrEqual(mostKeys);
  });

  test("where the carrier has one it is filled in like that, and takes half as many", async () => {
    await emptyForm();
    await type("93c35792");
    await take("register-carrier", "phuoc l");
    await desk.getByTestId("register-like-last").waitFor();
    await toThePrintablePass();
    process.stdout.write(`${keys} keys for a vehicle of a carrier that has a pass\n`);
    expect(keys).toBeLessThanOrEqual(mostKeys / 2);
  });
  test("what is chosen and typed once more stays; Ctrl+Enter takes from an open list, and issues", async () => {
    await emptyForm();
    await type("93c35793");
    await take("register-carrier", "phuoc l");
    await desk.getByTestId("register-like-last").waitFor();
    await take("register-kind", "tai");
    await tabTo("register-purpose");
    await type("nong san");
    await toThePrintablePass();
    const { items } = await stage.admin.call("passes", { query: { plate: "93C35793" } });
    expect(items).toMatchObject([{ kind: 1, purpose: 7 }]);
  });
});
