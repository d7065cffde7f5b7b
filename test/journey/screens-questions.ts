import type { Page } from "playwright-core";
import { toBuffer } from "qrcode";
import { addressOf } from "../../shared/contract/address.ts";
import type { NewQuestion } from "../../shared/contract/questions.ts";
import { routes } from "../../shared/contract/routes.ts";
import { iso } from "../../shared/domain/time.ts";
import { uuidV7 } from "../build/a-device.ts";
import { aPlate } from "../build/a-plate.ts";
import { aPhoto, aQuestion } from "../build/a-question.ts";
import type { View } from "./screens-desk.ts";
import type { Matrix } from "./screens-matrix.ts";
import type { Stage } from "./screens-stage.ts";
import { judged, onTab, putAside } from "./screens-tablet.ts";
import type { UnseenTablet } from "./unseen-tablet.ts";

const minute = 60_000;
const longText =
  "Tài xế xuất trình giấy xét nghiệm ngày 10/8 nhưng ghi tên Nguyễn Thị Hoàng Oanh, người ngồi ghế phụ nói là chị gái tài xế, không có giấy tờ tùy thân, xin đi cùng tới KCN Đồng Xoài II rồi quay về trong ngày; xe chở thức ăn chăn nuôi, niêm phong còn nguyên.";

const sendPhoto = async (stage: Stage, device: UnseenTablet, id: string): Promise<void> => {
  const path = addressOf(routes.putQuestionPhoto.path, { id, sha: aPhoto.sha });
  const authorization = device.authorization("PUT", path, Date.now(), aPhoto.bytes);
  const answer = await fetch(stage.origin + path, {
    method: "PUT",
    headers: { authorization, "content-type": "image/jpeg" },
    body: new Uint8Array(aPhoto.bytes),
  });
  if (!answer.ok) throw new Error(await answer.text());
};

/** A post asks, with a photo that has come and one that has not. */
export const askOne = async (
  stage: Stage,
  device: UnseenTablet,
  change: Partial<NewQuestion> = {},
): Promise<string> => {
  const at = iso(Date.now());
  const { call } = device.calls;
  const photos = [aPhoto.sha, "A".repeat(43)];
  const body = aQuestion({ id: uuidV7(Date.now()), at, photos, ...change });
  await call("askQuestion", { body });
  if (body.photos.includes(aPhoto.sha)) await sendPhoto(stage, device, body.id);
  return body.id;
};

/** More than anybody wants to answer, every third of them closed, some as long as may be. */
export const askMany = async (stage: Stage, device: UnseenTablet, count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) {
    const id = await askOne(stage, device, {
      plate: n % 9 === 8 ? null : aPlate(`93C-555.${String(n % 100).padStart(2, "0")}`),
      topics: n % 2 ? ["let-through", "papers", "aboard", "goods"] : ["goods"],
      text: n % 4 ? "" : longText,
      at: iso(Date.now() - n * minute),
      photos: n % 5 ? [] : [aPhoto.sha],
    });
    if (n % 3 === 0)
      await stage.admin.call("answerQuestion", {
        params: { id },
        body: n % 2 ? { decision: "none", words: longText } : { decision: "turn-back", words: "" },
      });
  }
};

export const emptyQuestions: readonly View[] = [
  { screen: "questions", path: "/command/questions", ready: "[data-testid=empty-state]" },
];

export const fullQuestions: readonly View[] = [
  { screen: "questions", path: "/command/questions", ready: "[data-testid=question]" },
  {
    screen: "question-unsaid",
    path: "/command/questions",
    ready: "[data-testid=answer-send]",
    bring: (page) => page.getByTestId("answer-send").first().click(),
  },
  {
    screen: "question-photo",
    path: "/command/questions",
    ready: "[data-testid=question-photo]",
    bring: async (page) => {
      await page.getByTestId("question-photo").first().click();
      await page.getByTestId("question-photo-large").waitFor();
    },
  },
];

/** On the tablet: the sheet in each of its states, what it says while nobody answers, and the answer. */
export const lookAtAsking = async (
  matrix: Matrix,
  tablet: Page,
  stage: Stage,
  code: string,
): Promise<void> => {
  await judged(tablet, code);
  await tablet.locator("[data-testid=ask-command]:enabled").click();
  await tablet.getByTestId("ask").waitFor();
  await matrix.look(tablet, "ask", "empty");
  await tablet.getByTestId("ask-submit").click();
  await tablet.getByTestId("ask-problem").waitFor();
  await matrix.look(tablet, "ask", "error");
  await tablet.getByTestId("topic-goods").click();
  await tablet.getByTestId("ask-text").fill(longText);
  for (const [n, text] of ["một", "hai", "ba"].entries()) {
    const buffer = await toBuffer(text, { width: 600 });
    await tablet
      .getByTestId("ask-photo-file")
      .setInputFiles({ name: `${text}.png`, mimeType: "image/png", buffer });
    await tablet.locator(`[data-testid=ask-photos][data-count='${n + 1}']`).waitFor();
  }
  await matrix.look(tablet, "ask", "many");
  await tablet.getByTestId("ask-submit").click();
  const shown = tablet.getByTestId("verdict").locator("[data-testid=inquiry][data-state=asked]");
  await shown.waitFor();
  await matrix.look(tablet, "verdict-asked", "one");
  await putAside(tablet);
  const { items } = await stage.admin.call("questions", { query: {} });
  const { id } = items.at(-1)!;
  const body = { decision: "hold" as const, words: longText };
  await stage.admin.call("answerQuestion", { params: { id }, body });
  await tablet.getByTestId("answer-news").waitFor();
  await matrix.look(tablet, "scan-answered", "one");
  await judged(tablet, code);
  await matrix.look(tablet, "verdict-answered", "one");
  await tablet.getByTestId("verdict").getByTestId("answer-seen").click();
  await putAside(tablet);
  await onTab(tablet, "recent");
  await tablet.getByTestId("inquiries").waitFor();
  await matrix.look(tablet, "recent-answered", "one");
  await judged(tablet, code);
  await tablet.locator("[data-testid=decide-hold]:enabled").click();
  await tablet.getByTestId("print-last-record").waitFor();
  await matrix.look(tablet, "scan-held", "one");
  await tablet.getByTestId("print-last-record").click();
  await tablet.getByTestId("record-paper").waitFor();
  await matrix.look(tablet, "record", "one");
  await tablet.getByTestId("record-close").click();
  await tablet.getByTestId("record").waitFor({ state: "detached" });
};
