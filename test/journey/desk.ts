import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import type { ListFormat } from "../../shared/contract/exports.ts";
import type { Grant } from "../../shared/domain/access-shape.ts";
import { type Browser, launch } from "./chromium.ts";
import type { Stage } from "./stage.ts";

/** Opens the desk and signs in; the person's first page is on screen afterwards. */
export const signInAt = async (
  page: Page,
  { origin }: Pick<Stage, "origin">,
  { username, password }: { readonly username: string; readonly password: string },
): Promise<void> => {
  await page.goto(origin);
  await page.getByTestId("sign-in-username").fill(username);
  await page.getByTestId("sign-in-password").fill(password);
  await page.getByTestId("sign-in-submit").click();
  await page.getByTestId("sign-in-submit").waitFor({ state: "detached" });
};

/** Commands Bình Phước. */
export const commander: Parameters<typeof openOffice>[1] = {
  username: "chi-huy",
  displayName: "Trần Thị Bình",
  grants: [{ role: "commander", scope: { kind: "area", id: "binh-phuoc" } }],
};

/** A person of the office, signed in at a browser of their own; `close` the browser. */
export const openOffice = async (
  stage: Pick<Stage, "origin" | "admin">,
  who: { readonly username: string; readonly displayName: string; readonly grants: Grant[] },
): Promise<Browser & { readonly desk: Page }> => {
  const person = { ...who, password: "mot-mat-khau-thu" };
  await stage.admin.call("createUser", { body: person });
  const office = await launch({ viewport: { width: 1440, height: 900 } });
  const desk = await office.context.newPage();
  await signInAt(desk, stage, person);
  return { ...office, desk };
};

export const signOut = async (page: Page): Promise<void> => {
  await page.getByTestId("account").click();
  await page.getByTestId("sign-out").click();
  await page.getByTestId("sign-in-submit").waitFor();
};

/** Types into a field that searches, and takes the choice of that name. */
export const choose = async (page: Page, field: string, name: string): Promise<void> => {
  await page.getByTestId(field).fill(name);
  await page.getByRole("option", { name }).filter({ visible: true }).first().click();
};

/** Takes the list on screen along, and reads what was saved. */
export const takeAlong = async (
  page: Page,
  format: ListFormat,
): Promise<{ readonly name: string; readonly content: Buffer }> => {
  await page.getByTestId("take-list").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByTestId(`take-${format}`).click(),
  ]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
};
