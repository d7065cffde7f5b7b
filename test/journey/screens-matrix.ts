import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import type { Language } from "../../shared/text/say.ts";
import { faultsOnScreen } from "./screens-faults.ts";

/** What a screen has to show: nothing, one thing, very many, or that something failed. */
export type State = "empty" | "one" | "many" | "error";

/** A phone, the tablet upright, a desk. */
const windows = [
  { width: 360, height: 740 },
  { width: 800, height: 1280 },
  { width: 1440, height: 900 },
] as const;
const [narrow, , widest] = windows;

const axe = readFileSync(new URL(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const pictures = process.env.SCREENS ? join(import.meta.dirname, "../var/screens") : null;
if (pictures) mkdirSync(pictures, { recursive: true });

const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const drawn = () => new Promise((next) => requestAnimationFrame(next));
    await document.fonts.ready;
    await drawn();
    await drawn();
    const ending = document
      .getAnimations()
      .filter(({ effect }) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY);
    if (ending.length === 0) return;
    await Promise.all(ending.map(({ finished }) => finished.catch(() => {})));
    await drawn();
  });

/** Chosen in another window, where the language of a page is told to all of its own. */
const speak = async (page: Page, language: Language): Promise<void> => {
  await page.evaluate((chosen) => {
    const key = "greenlane.language";
    localStorage.setItem(key, chosen);
    dispatchEvent(new StorageEvent("storage", { key, newValue: chosen }));
  }, language);
  await page.waitForFunction((chosen) => document.documentElement.lang === chosen, language);
};

const gravest = async (page: Page, rules: string[] | null): Promise<string[]> => {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe);
  const options: RunOptions = {
    resultTypes: ["violations"],
    ...(rules ? { runOnly: { type: "rule", values: rules } } : {}),
  };
  const { violations } = await page.evaluate(
    (how) =>
      (
        globalThis as unknown as {
          axe: { run: (what: object, how: object) => Promise<AxeResults> };
        }
      ).axe.run({ exclude: ["li:nth-child(n+12)", "tr:nth-child(n+12)"] }, how),
    options as object,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => {
        const why = node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? "";
        return `${id}: ${node.target.join(" ")}: ${why}`;
      }),
    );
};

export interface Matrix {
  /** Looks at what is on screen at its widths, in Vietnamese and in English; axe too, on a phone, by day and by night. */
  readonly look: (page: Page, screen: string, state: State) => Promise<void>;
  /** Every fault found since the last time it was asked. */
  readonly faults: () => string[];
  readonly summary: () => string;
}

/**
 * Colours alone depend on the scheme, and words alone on the language: so layout is looked at by day, at each width in
 * Vietnamese and where it is tightest in English, and axe by day whole, by night for contrast, and on the tablet for 7:1
 * where the device asks for more. All that of a screen that has something to show; of one that is empty, very full or
 * failed what differs: the narrowest and the widest, and axe where the screen was not judged yet. Rows are data and have
 * no language, nor has what the server says, which spoke Vietnamese when it was asked.
 */
export const makeMatrix = (): Matrix => {
  let found: string[] = [];
  const screens = new Set<string>();
  const cells = new Set<string>();
  const judged = new Set<string>();
  let looks = 0;
  let runs = 0;

  const look = async (page: Page, screen: string, state: State): Promise<void> => {
    screens.add(screen);
    cells.add(`${screen}/${state}`);
    const note = (where: string, faults: readonly string[]): void => {
      for (const fault of faults) found.push(`${screen} · ${state} · ${where}: ${fault}`);
    };
    const picture = async (name: string): Promise<void> => {
      const path = join(pictures ?? "", `${screen}.${state}.${name}.png`);
      if (pictures) await page.screenshot({ path });
    };
    const layout = async (language: Language, window: (typeof windows)[number]): Promise<void> => {
      await page.setViewportSize(window);
      await settled(page);
      looks += 1;
      const faults = await page.evaluate(faultsOnScreen);
      note(
        `${language} ${window.width}`,
        faults.map(({ rule, selector, detail }) => `${rule}: ${selector}: ${detail}`),
      );
      await picture(`${language}.${window.width}`);
    };
    const isFull = state === "one";
    for (const window of isFull ? windows : [narrow, widest]) await layout("vi", window);
    if (isFull || state === "empty") {
      await speak(page, "en");
      await layout("en", narrow);
      await speak(page, "vi");
    }
    // Of more rows of the same, and of another failure, there is nothing new to say.
    if (judged.has(screen) && !isFull) return;
    judged.add(screen);
    await page.setViewportSize(narrow);
    await settled(page);
    note("vi 360 light", await gravest(page, null));
    await page.emulateMedia({ colorScheme: "dark" });
    await settled(page);
    note("vi 360 dark", await gravest(page, ["color-contrast"]));
    runs += 2;
    await picture("vi.360.dark");
    await page.emulateMedia({ colorScheme: "light" });
    if (await page.evaluate(() => document.documentElement.dataset.contrast === undefined)) return;
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, contrast: "more" });
      await settled(page);
      const faults = await gravest(page, ["color-contrast-enhanced"]);
      note(`vi 360 ${colorScheme}, high contrast`, faults);
      runs += 1;
      await picture(`vi.360.${colorScheme}.high`);
    }
    await page.emulateMedia({ colorScheme: "light", contrast: "no-preference" });
  };

  return {
    look,
    faults: () => {
      const before = [...new Set(found)];
      found = [];
      return before;
    },
    summary: () =>
      `${screens.size} screens in ${cells.size} states: ${looks} looks at layout, ${runs} runs of axe`,
  };
};
