import type { Page } from "playwright-core";
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
