import type { Page } from "playwright-core";
import { callsTo } from "../../data/demo/call.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { receiptCodeOf } from "../../shared/domain/receipt-code.ts";
import { type SignUpAsked, signUpReasons } from "../../shared/domain/sign-up-shape.ts";
import { signUpWords } from "../../shared/text/sign-ups.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aCarrier } from "../build/a-place.ts";
import { aSignUpAsked } from "../build/a-sign-up.ts";
import { lookAtDesk, type View } from "./screens-desk.ts";
import type { Matrix, State } from "./screens-matrix.ts";
import type { Stage } from "./screens-stage.ts";

const id = (name: string): string => `[data-testid=${name}]`;
const list: View = { screen: "sign-ups", path: "/admin/sign-ups", ready: id("sign-up-row") };
const join: View = { screen: "join", path: "/join", ready: id("join-send") };

/** Before anybody has asked for an account. */
export const emptySignUps: readonly View[] = [
  { ...list, ready: id("empty-state") },
  join,
  {
    ...join,
    screen: "join-wrong",
    bring: async (page) => {
      await page.getByTestId("join-tax-number").fill("0100233489");
      await page.getByTestId("join-password").fill("ngan");
      await page.getByTestId("join-send").click();
      await page.getByTestId("join-wrong").waitFor();
    },
  },
];

const long = {
  carrier:
    "Công ty trách nhiệm hữu hạn một thành viên Thương mại Dịch vụ Vận tải Bù Gia Mập – Phước Long",
  address: "Số 1234/56/7, đường ĐT741, khu phố Phước Hòa, phường Long Phước, thị xã Phước Long",
  contact: "Nguyễn Phước Hoàng Thị Thanh Phương Uyên",
};
const ask = async ({ origin }: Stage, change: Partial<SignUpAsked> = {}): Promise<string> => {
  const asking = uuidV7(Date.now());
  const asked = aSignUpAsked({ ...long, ...change });
  const body = { id: asking, asked, password: "mot-mat-khau-thu" };
  await callsTo(origin).call("submitSignUp", { body });
  return asking;
};

/** Each a page of its own, which no link of the desk opens. */
const lookAtStatus = async (
  matrix: Matrix,
  page: Page,
  { origin }: Stage,
  state: State,
  views: readonly View[],
): Promise<void> => {
  for (const { screen, path, ready, bring } of views) {
    await page.goto(origin + path);
    await page.locator(ready).first().waitFor();
    await bring?.(page);
    await matrix.look(page, screen, state);
  }
};

/** The public page and the desk's, with a request in each state; the desk is to be loaded anew afterwards. */
export const lookAtSignUps = async (
  matrix: Matrix,
  page: Page,
  stage: Stage,
  pass: Pass,
): Promise<void> => {
  const known = aCarrier();
  const waiting = await ask(stage, { carrier: known.name, username: stage.administrator.username });
  await ask(stage);
  const refused = await ask(stage, { username: "bi-tu-choi" });
  await stage.admin.call("decideSignUp", {
    params: { id: refused },
    body: { id: uuidV7(Date.now()), decision: "refuse", reasons: [...signUpReasons] },
  });
  const one: View = {
    screen: "sign-up",
    path: `/admin/sign-ups/${waiting}`,
    ready: id("sign-up-approve"),
  };
  await lookAtDesk(matrix, page, "one", [
    list,
    one,
    {
      ...one,
      screen: "sign-up-refuse",
      bring: async (desk) => {
        await desk.getByTestId("sign-up-refuse").click();
        await desk.getByTestId("confirm").click();
        await desk.getByText(signUpWords.needsReason.vi).waitFor();
      },
    },
    {
      screen: "sign-up-refused",
      path: `/admin/sign-ups/${refused}`,
      ready: id("sign-up-decided"),
    },
    {
      ...join,
      screen: "join-sent",
      bring: async (desk) => {
        const { carrier, contact, address, phone } = aSignUpAsked();
        const typed = {
          carrier,
          contact,
          address,
          phone,
          username: "bu-nho",
          password: "mot-mat-khau-thu",
        };
        for (const [name, text] of Object.entries(typed))
          await desk.getByTestId(`join-${name}`).fill(text);
        await desk.getByTestId("join-area").click();
        await desk.getByRole("option").filter({ visible: true }).first().click();
        await desk.getByTestId("join-send").click();
        await desk.getByTestId("join-code").waitFor();
      },
    },
  ]);
  const told = id("status-told");
  await lookAtStatus(matrix, page, stage, "empty", [
    { screen: "status", path: "/s", ready: id("status-code") },
    {
      screen: "status-none",
      path: `/s/${receiptCodeOf(uuidV7(Date.now()))}`,
      ready: id("status-none"),
    },
  ]);
  await lookAtStatus(matrix, page, stage, "one", [
    { screen: "status-pass", path: `/s/${pass.shortCode}`, ready: told },
    { screen: "status-refused", path: `/s/${receiptCodeOf(refused)}`, ready: told },
    { screen: "status-waiting", path: `/s/${receiptCodeOf(waiting)}`, ready: told },
    {
      screen: "status-wrong",
      path: "/s",
      ready: id("status-code"),
      bring: async (phone) => {
        await phone.getByTestId("status-find-plate").click();
        await phone.locator("[aria-invalid=true]").first().waitFor();
      },
    },
  ]);
};

/** A queue longer than a screen. */
export const askOften = async (stage: Stage, times: number): Promise<void> => {
  for (let n = 0; n < times; n += 1) await ask(stage, { username: `ten-${n}` });
};
export const fullSignUps = list;

/** Where nothing can be had of the server. */
export const failingSignUps = {
  "sign-ups": "/admin/sign-ups",
  "sign-up": "/admin/sign-ups/x",
  join: "/join",
} as const;
