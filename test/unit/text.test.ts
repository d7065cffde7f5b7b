import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { problemCodes } from "../../shared/contract/problems.ts";
import { roles } from "../../shared/domain/access-shape.ts";
import { riskLevels } from "../../shared/domain/levels.ts";
import { passStatuses } from "../../shared/domain/pass.ts";
import { checkpointKinds } from "../../shared/domain/place.ts";
import { decisions } from "../../shared/domain/scan.ts";
import { tripStatuses } from "../../shared/domain/trip-shape.ts";
import { outcomes, type Reason, reasonCodes } from "../../shared/domain/verdict-shape.ts";
import {
  checkpointKindWords,
  decisionWords,
  passStatusWords,
  roleWords,
  tripStatusWords,
} from "../../shared/text/everywhere.ts";
import { problemDetails, problemTitles } from "../../shared/text/problems.ts";
import { actText, basisText, reasonText } from "../../shared/text/reason-text.ts";
import { levelWords } from "../../shared/text/rules.ts";
import { languages, say, type Words } from "../../shared/text/say.ts";
import { outcomeWords, reasonWords } from "../../shared/text/verdict.ts";
import { aReason } from "../build/a-verdict.ts";
import { rulesForTests } from "../build/rules-for-tests.ts";
import { at } from "../build/times.ts";

const isWords = (value: object): value is Words => "vi" in value && "en" in value;

const wordsWithin = (value: unknown, path: string): [string, Words][] => {
  if (typeof value !== "object" || value === null) return [];
  if (isWords(value)) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => wordsWithin(inner, `${path}.${key}`));
};

const folder = new URL("../../shared/text/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
const everyWords = (
  await Promise.all(
    files.map(async (name) => wordsWithin({ ...(await import(new URL(name, folder).href)) }, name)),
  )
).flat();

/** Every use of a word by its name, as `set.key`, whatever the set is called where it is used. */
const wordsUsed = (): ReadonlySet<string> => {
  const root = new URL("../../", import.meta.url);
  const sources = ["client", "server", "shared"].flatMap((part) =>
    readdirSync(new URL(part, root), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(new URL(`${part}/${name}`, root), "utf8")),
  );
  return new Set(
    sources.flatMap((source) =>
      [...source.matchAll(/\b(\w+Words)(?: as (\w+))?\b/g)].flatMap(([, set, alias]) =>
        [...source.matchAll(new RegExp(`\\b${alias ?? set}\\.(\\w+)`, "g"))].map(
          ([, key]) => `${set}.${key}`,
        ),
      ),
    ),
  );
};

/** Sets whose keys are ours to choose; the keys of all others are the contract's, held by the compiler. */
const freeSets =
  /\.(admin|alert|alertNote|ask|carrier|checkpoint|command|contract|duty|endpoint|enrolment|everywhere|key|people|proposal|question|record|registry|review|shell|storage|tablet|term)Words\./;

/** Names filled in a text; a plural form alone also names its number. */
const placeholders = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)[^}]*\}/g)].map((found) => found[1]!))].sort();

describe("all words", () => {
  test("there are many, from every file that holds some", () => {
    expect(everyWords.length).toBeGreaterThan(200);
  });

  test("each is used: what no screen says any more is deleted", () => {
    const free = everyWords.flatMap(([path]) => (freeSets.test(path) ? [path] : []));
    expect(free.length).toBeGreaterThan(200);
    const used = wordsUsed();
    const unused = free.filter((path) => !used.has(path.split(".").slice(2).join(".")));
    expect(unused).toEqual([]);
  });

  test.each(everyWords)("%s says the same in both languages", (_, { vi, en }) => {
    for (const text of [vi, en]) {
      expect(text.trim()).toBe(text);
      expect(text).not.toBe("");
      expect(text).toBe(text.normalize("NFC"));
      expect(text).not.toMatch(/\{[^}]*$|\{\}| {2}/);
    }
    expect(placeholders(en)).toEqual(placeholders(vi));
    expect(vi).not.toMatch(/\{\w+\|/);
  });
});

describe("every code has words", () => {
  const tables: [string, readonly string[], object][] = [
    ["outcome", outcomes, outcomeWords],
    ["reason", reasonCodes, reasonWords],
    ["refusal", problemCodes, problemTitles],
    ["refusal's detail", problemCodes, problemDetails],
    ["role", roles, roleWords],
    ["decision", decisions, decisionWords],
    ["risk level", riskLevels, levelWords],
    ["kind of checkpoint", checkpointKinds, checkpointKindWords],
    ["status of a trip", tripStatuses, tripStatusWords],
    ["status of a pass", [...passStatuses, "expired", "not-yet-valid"], passStatusWords],
  ];
  test.each(tables)("%s", (_, codes, words) => {
    expect(Object.keys(words).sort()).toEqual([...codes].sort());
  });

  test("no two outcomes and no two reasons share a title in either language", () => {
    for (const language of languages)
      for (const table of [outcomeWords, reasonWords]) {
        const titles = Object.values(table).map((told) => told.title[language]);
        expect(new Set(titles).size).toBe(titles.length);
      }
  });
});

describe("a reason as it is told", () => {
  const measure = { measure: "a", measureVi: "Dừng", measureEn: "Stop", areaName: "Đồng Phú" };
  const watch = { issuer: "Công an", instruction: "Gọi", until: at(), plate: "93C12345" };
  /** What `judge` gives each reason, so that no placeholder is left standing. */
  const params: Partial<Record<Reason["code"], Reason["params"]>> = {
    expired: { at: at("00:00") },
    "not-yet-valid": { at: at("00:00") },
    "plate-mismatch": { plate: "93C12345" },
    "too-many-aboard": { max: 2, seen: 3 },
    "barred-by-measure": measure,
    "stop-not-permitted": measure,
    "denied-plate": watch,
    watched: watch,
    "looks-watched": watch,
    "status-stale": { asOf: at() },
    "status-expired": { asOf: at() },
    "taken-over": { at: at(), plate: "51D99999", from: "93C12345" },
    "unknown-plate": { text: "93C99999" },
    "unknown-code": { text: "K7M29QXD" },
    "other-qr": { what: "bank" },
  };

  test.each(reasonCodes)("%s leaves no placeholder standing", (code) => {
    for (const language of languages) {
      const { title, action } = reasonText(aReason(code, "V1", params[code]), language);
      expect(`${title} ${action}`).not.toMatch(/[{}]/);
    }
  });

  test.each(["barred-by-measure", "stop-not-permitted", "too-many-aboard"] as const)(
    "[V24] %s leaves none standing where it came after the trip began",
    (code) => {
      const given = { ...measure, max: 2, seen: 3, until: at("15:00") };
      for (const language of languages) {
        const told = reasonText(aReason(code, "V24", given), language);
        expect(`${told.title} ${told.action}`).not.toMatch(/[{}]/);
        expect(told.action).toContain("15:00");
      }
    },
  );

  test("times stand in Việt Nam's time, plates as painted", () => {
    expect(reasonText(aReason("expired", "V8", { at: at("00:00") }), "vi").action).toContain(
      "00:00 ngày 22/11/2026",
    );
    expect(
      reasonText(aReason("plate-mismatch", "V10", { plate: "93C12345" }), "en").action,
    ).toContain("93C-123.45");
    expect(
      reasonText(aReason("unknown-plate", "V14", { text: "93C99999" }), "vi").action,
    ).toContain("93C-999.99");
  });

  test("[V9] expired under way is told apart from expired", () => {
    const under = reasonText(aReason("expired", "V9", { at: at(), until: at("15:00") }), "vi");
    expect(under.title).toBe("Hết hạn khi đang trên đường");
    expect(under.action).toContain("15:00 ngày 22/11/2026");
  });

  test("[V13] never synced is told apart from out of date", () => {
    expect(reasonText(aReason("status-expired", "V13"), "en").title).toBe("No data on this tablet");
  });

  test("[V6] a drill's pass is told apart from an unknown key", () => {
    expect(reasonText(aReason("unknown-key", "V6", { realm: "drill" }), "en").title).toBe(
      "Drill pass",
    );
  });

  test("[V4] the words of whoever revoked it are told as they are", () => {
    const reason = aReason("revoked", "V4", { why: "Chở {người} trái phép" });
    expect(reasonText(reason, "vi").why).toBe("Lý do ghi trong hồ sơ: Chở {người} trái phép");
    expect(reasonText(aReason("revoked", "V4"), "vi").why).toBeNull();
  });

  test("one person is told from several", () => {
    expect(reasonText(aReason("too-many-aboard", "V11", { max: 1, seen: 2 }), "en").action).toMatch(
      /^1 person is permitted, 2 are on board/,
    );
  });

  test("[V19] its act is named in one line", () => {
    const { basis } = rulesForTests();
    expect(basisText(basis.default, "vi")).toBe(
      "Căn cứ: Kế hoạch thực hiện Nghị quyết 05-NQ/TU ngày 14/08/2021, Tỉnh Bình Phước",
    );
    expect(basisText(basis["plate-mismatch"]!, "en")).toBe(
      "Basis: Thông tư 58/2020/TT-BCA of 16 Jun 2020, Bộ Công an",
    );
    expect(actText(basis["plate-mismatch"]!, "vi")).toBe(
      "Thông tư 58/2020/TT-BCA ngày 16/06/2020, Bộ Công an",
    );
  });
});

test("what is not given stays visible rather than vanishing", () => {
  expect(say({ vi: "{a} và {b}", en: "{a} and {b}" }, "en", { a: 1 })).toBe("1 and {b}");
});
