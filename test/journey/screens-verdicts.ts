import type { Page } from "playwright-core";
import { expect } from "vitest";
import { forge } from "../../data/demo/forgery.ts";
import type { Pass } from "../../shared/domain/pass.ts";
import { openToken } from "../../shared/domain/pass-token.ts";
import { iso } from "../../shared/domain/time.ts";
import { aCheckpoint, aCorridor } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { verifyByNode } from "../build/issuing-key.ts";
import type { Matrix } from "./screens-matrix.ts";
import { longNames, type Stage } from "./screens-stage.ts";
import { judged, onTab, putAside } from "./screens-tablet.ts";

const hour = 3_600_000;

/** Passes of every kind a post meets, by what is special about them. */
export const issueEachKind = async (stage: Stage) => {
  const { admin, issue } = stage;
  const aside = aCorridor({
    id: "duong-khac",
    code: 9,
    name: "ĐT752: Minh Tâm (Tây Ninh) → An Lộc, đường không qua chốt này",
    posts: [{ checkpoint: aCheckpoint().id, km: 0 }],
  });
  await admin.call("putCorridors", { body: { items: [aside] } });
  const long = {
    id: "ten-dai",
    name: longNames.carrier,
    phone: null,
    active: true,
  };
  await admin.call("putCarriers", { body: { items: [long] } });
  const revoked = await issue({ plate: aPlate("93C-444.01") });
  const reason =
    "Chở người ngoài danh sách qua chốt Tân Lập ngày 13/8, đơn vị vận tải đã được nhắc nhở hai lần bằng văn bản";
  await admin.call("revokePass", { params: { id: revoked.id }, body: { reason } });
  const suspended = await issue({ plate: aPlate("93C-444.06") });
  await admin.call("suspendPass", { params: { id: suspended.id }, body: { reason } });
  return {
    go: await issue({ plate: aPlate("93C-444.00") }),
    "go-with-trailer": await issue({
      plate: aPlate("93H-444.02"),
      trailerPlate: aPlate("93R-012.34"),
      kind: 2,
      purpose: 3,
      carrier: long.id,
      occupantsMax: 48,
      origin: longNames.origin,
    }),
    "off-corridor": await issue({ plate: aPlate("93C-444.03"), corridor: aside.id }),
    revoked,
    suspended,
    "not-yet-valid": await issue({
      plate: aPlate("93C-444.04"),
      validFrom: iso(Date.now() + 20 * hour),
      validTo: iso(Date.now() + 40 * hour),
    }),
    expired: await issue({ plate: aPlate("93C-444.05"), validTo: iso(Date.now() + hour) }),
  } satisfies Record<string, Pass>;
};
export type EachKind = Awaited<ReturnType<typeof issueEachKind>>;

const forged = async ({ admin }: Stage, { token }: Pass): Promise<string> => {
  const { keys } = await admin.call("keys", {});
  const known = keys.map((key) => ({
    ...key,
    publicKey: Uint8Array.from(Buffer.from(key.publicKey, "base64url")),
  }));
  const opened = await openToken(token, known, verifyByNode);
  if (opened.kind !== "pass") throw new Error(`the server issued a token that is ${opened.kind}`);
  return forge(opened, "93C-666.66");
};

/** The verdict on what is typed, at every width, and then what the officer makes of it. */
const lookAtVerdict = async (
  matrix: Matrix,
  page: Page,
  [screen, text, face]: readonly [string, string, string],
  then?: () => Promise<void>,
): Promise<void> => {
  expect(await judged(page, text), screen).toBe(face);
  await matrix.look(page, `verdict-${screen}`, "one");
  await then?.();
  await putAside(page);
};

/** Every verdict the tablet can give by its keys, and what follows from it. */
export const lookAtVerdicts = async (
  matrix: Matrix,
  page: Page,
  stage: Stage,
  passes: EachKind,
): Promise<void> => {
  const see = (
    screen: string,
    text: string,
    face: string,
    then?: () => Promise<void>,
  ): Promise<void> => lookAtVerdict(matrix, page, [screen, text, face], then);
  const faceNow = (): Promise<string | null> =>
    page.getByTestId("verdict").getAttribute("data-face");

  await see("go", passes.go.token, "go", async () => {
    await page.getByTestId("occupants-minus").click();
    await matrix.look(page, "verdict-go-fewer", "one");
    await page.getByTestId("occupants-plus").click();
    await page.getByTestId("occupants-plus").click();
    expect(await faceNow()).toBe("crowded");
    await matrix.look(page, "verdict-crowded", "one");
  });
  await see("go-with-trailer", passes["go-with-trailer"].token, "go", async () => {
    await page.getByTestId("other-plate").click();
    expect(await faceNow()).toBe("mismatch");
    await page.getByTestId("plate-seen").fill("61C-999.99");
    await matrix.look(page, "verdict-mismatch", "one");
  });
  await see("seen-before", passes.go.plate, "go");
  // Passes of other corridors are not on file here: only the code itself tells of them.
  await see("off-corridor", passes["off-corridor"].token, "inspect");
  await see("forged", await forged(stage, passes.go), "forged");
  await see("revoked", passes.revoked.shortCode, "revoked", async () => {
    await page.getByTestId("decide-let-through").click();
    await page.getByTestId("override").waitFor();
    await page.getByTestId("override-confirm").click();
    await matrix.look(page, "override", "error");
    await page.getByTestId("sheet-close").click();
  });
  await see("not-yet-valid", passes["not-yet-valid"].plate, "not-yet-valid");
  await see("damaged", passes.go.token.slice(0, -40), "damaged");
  await see("unknown-plate", "93C-987.65", "unknown");

  await onTab(page, "walkUp");
  await matrix.look(page, "walk-up", "empty");
  await page.getByTestId("walk-up-submit").click();
  await matrix.look(page, "walk-up", "error");
  await page.getByTestId("walk-up-plate").fill("50LD-123.45");
  for (const field of ["kind", "endpoint", "corridor"]) {
    await page.getByTestId(`walk-up-${field}`).click();
    await page.getByTestId(`walk-up-${field}-sheet`).waitFor();
    if (field === "kind") await matrix.look(page, "picker", "many");
    await page.locator(".picks button").first().click();
  }
  await matrix.look(page, "walk-up", "one");
  await page.getByTestId("walk-up-submit").click();
  await page.getByTestId("verdict").waitFor();
  await matrix.look(page, "verdict-walk-up", "one");
  await putAside(page);
};

/** A verdict that cannot be stored must not look as if it were. */
export const lookAtNotRecorded = async (
  matrix: Matrix,
  page: Page,
  passes: EachKind,
): Promise<void> => {
  await judged(page, passes.go.plate);
  const room = (there: boolean): Promise<void> =>
    page.evaluate((has) => {
      const store = IDBObjectStore.prototype as IDBObjectStore & { kept?: IDBObjectStore["put"][] };
      if (has)
        [store.put, store.add] = store.kept as [IDBObjectStore["put"], IDBObjectStore["add"]];
      else {
        store.kept = [store.put, store.add];
        store.put = store.add = () => {
          throw new DOMException("the disk answers nothing", "UnknownError");
        };
      }
    }, there);
  await room(false);
  await page.getByTestId("decide-let-through").click();
  await page.getByTestId("not-recorded").waitFor();
  await matrix.look(page, "verdict-not-recorded", "error");
  await room(true);
  await page.getByTestId("record-again").click();
  await page.getByTestId("verdict").waitFor({ state: "detached" });
};
