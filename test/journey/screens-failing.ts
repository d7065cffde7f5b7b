import type { BrowserContext, Page } from "playwright-core";
import { problemDetails, problemTitles } from "../../shared/text/problems.ts";
import type { Language } from "../../shared/text/say.ts";
import { typeCount, type View } from "./screens-desk.ts";

/** From now on the server answers every call but who is signed in with a failure of its own. */
export const failEveryCall = (context: BrowserContext, language: Language): Promise<unknown> => {
  const problem = {
    type: "about:blank",
    title: problemTitles.internal[language],
    status: 500,
    code: "internal",
    detail: problemDetails.internal[language],
    requestId: "0199a3c1-7c1e-7bb1-9b52-3f8f6f4b3a10",
  };
  const failing = { status: 500, contentType: "application/problem+json", json: problem };
  return context.route(/\/api\/(?!session|setup)/, (route) => route.fulfill(failing));
};

/** From now on reading works and whatever would change something gets no answer. */
export const loseEveryChange = (context: BrowserContext): Promise<unknown> =>
  context.route("**/api/**", (route) =>
    route.request().method() === "GET" ? route.fallback() : route.abort(),
  );

/** Every page that reads something, when it cannot. */
export const failedViews = (pass: string): readonly View[] =>
  Object.entries({
    registry: "/registry",
    register: "/registry/new",
    pass: `/registry/passes/${pass}`,
    print: `/registry/passes/${pass}/print`,
    wall: "/command",
    trip: `/command/trips/${pass}`,
    endpoint: "/endpoint",
    people: "/admin/people",
    person: "/admin/people/x",
    tablets: "/admin/tablets",
    "tablet-enrol": "/admin/tablets/enrol",
    places: "/admin/places",
    "post-form": "/admin/places/posts/dong-xoai",
  }).map(([screen, path]) => ({ screen, path, ready: "[data-testid=error-state]" }));

const pressedInVain = async (page: Page, button: string): Promise<void> => {
  await page.getByTestId(button).click();
  await page.locator("[role=alert]").filter({ visible: true }).last().waitFor();
};

/** Pages that send something, when it does not arrive. */
export const unsentViews = (pass: string): readonly View[] => [
  {
    screen: "register",
    path: `/registry/new?like=${pass}`,
    ready: "[data-testid=register-submit]",
    bring: async (page) => {
      await page.getByTestId("register-plate").fill("93C-777.77");
      await pressedInVain(page, "register-submit");
    },
  },
  {
    screen: "endpoint-confirm",
    path: "/endpoint",
    ready: "[data-testid=confirm-arrival]",
    bring: async (page) => {
      await typeCount(page, 0);
      await pressedInVain(page, "arrival-send");
    },
  },
];
