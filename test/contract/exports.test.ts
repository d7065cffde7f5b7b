import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exportRoutes } from "../../shared/contract/exports.ts";
import type { Scope } from "../../shared/domain/access-shape.ts";
import { type Pass, toPassId } from "../../shared/domain/pass.ts";
import { formatShortCode, makeShortCode } from "../../shared/domain/short-code.ts";
import { ms } from "../../shared/domain/time.ts";
import { aConvoy } from "../build/a-convoy.ts";
import { uuidV7 } from "../build/a-device.ts";
import { bytesOf, rowsOfCsv, rowsOfWorkbook } from "../build/a-list-file.ts";
import { aPass } from "../build/a-pass.ts";
import { aCarrier, aCorridor, anArea, anEndpoint } from "../build/a-place.ts";
import { aPlate } from "../build/a-plate.ts";
import { type Agent, aServer, type TestServer } from "../build/a-server.ts";
import { stores } from "../build/a-store.ts";
import { anAlert } from "../build/an-alert.ts";
import { anApplication, anAsked } from "../build/an-application.ts";
import { at } from "../build/times.ts";

const here: Scope = { kind: "area", id: "binh-phuoc" };
const there: Scope = { kind: "area", id: "dak-nong" };
/** More than two pages of a file. */
const passesHere = 230;

const csv = async (agent: Agent, list: string, query: object = {}): Promise<string[][]> =>
  rowsOfCsv((await bytesOf(agent.get(`/api/exports/${list}`).query(query))).toString("utf8"));

describe.each(Object.entries(stores))("lists in files, on %s", { timeout: 90_000 }, (_, open) => {
  let server: TestServer;
  let registrar: Agent;
  let commander: Agent;

  beforeAll(async () => {
    const { store } = await open();
    server = await aServer({ store });
    await server.store.write(async (tx) => {
      await tx.putArea(anArea({ id: "dak-nong", name: "Đắk Nông" }));
      await tx.putCarrier(aCarrier({ id: "htx", name: '=HYPERLINK("http://x")' }));
      await tx.putEndpoint(
        anEndpoint({ id: "cho", code: 9, name: "Chợ Gia Nghĩa", area: "dak-nong" }),
      );
      await tx.putCorridor(aCorridor({ id: "ql14-bac", code: 9, name: "QL14 bắc", posts: [] }));
      for (let n = 0; n < passesHere; n += 1) {
        const plate = aPlate(`93C-${String(10_000 + n)}`);
        await tx.putPass(
          aPass({
            id: toPassId(1, 0, n),
            shortCode: makeShortCode(n),
            plate,
            ...(n % 2 === 0 && { status: "suspended", statusReason: "-1+1" }),
            ...(n === 3 && { carrier: "htx", origin: "@SUM(A1)" }),
          }),
          `${plate.toLowerCase()} kcn chon thanh`,
        );
      }
      const far = { endpoint: "cho", corridor: "ql14-bac", plate: aPlate("48C-678.90") };
      await tx.putPass(
        aPass({ ...far, id: toPassId(1, 0, 900), shortCode: makeShortCode(900) }),
        "48c67890 cho gia nghia",
      );
      await tx.putAlert(anAlert());
      await tx.putConvoy(aConvoy(1));
      await tx.putApplication(anApplication());
      await tx.putApplication(
        anApplication([], anAsked({ ...far, plate: aPlate("48C-111.11") }), uuidV7(ms(at()))),
      );
      return true;
    });
    registrar = await server.as("registrar", here);
    commander = await server.as("commander", here);
    const device = await server.tablet("tan-lap");
    const of = { pass: toPassId(1, 0, 1), plate: aPlate("93C-10001") };
    const scan = device.scan({ ...of, at: at("08:00") });
    await server
      .anyone()
      .post("/api/scans")
      .send(device.batch([scan]))
      .expect(200);
    const entry = {
      id: uuidV7(ms(at())),
      watched: { by: "plate", plate: "93C-77777" },
      effect: "verify",
      issuer: "Công an tỉnh",
      reason: "+xác minh",
      instruction: "Xem giấy",
      area: "binh-phuoc",
      until: at("08:00", 5),
    };
    await (await server.as("commander")).post("/api/watchlist").send(entry).expect(201);
  }, 120_000);
  afterAll(() => server.close());

  const everyPass = async (query: object = {}): Promise<Pass[]> => {
    const items: Pass[] = [];
    for (let cursor: string | undefined; ; ) {
      const { body } = await registrar
        .get("/api/passes")
        .query({ ...query, limit: 200, ...(cursor && { cursor }) });
      items.push(...body.items);
      if (body.next === null) return items;
      cursor = body.next;
    }
  };

  it("[L1] every row of the list, in its order, from the first to the last, as it is filtered", async () => {
    for (const query of [{}, { status: "suspended" }, { q: "1002" }, { q: "none at all" }]) {
      const listed = await everyPass(query);
      const [, ...rows] = await csv(registrar, "passes", query);
      expect(rows.map(([code]) => code)).toEqual(
        listed.map(({ shortCode }) => formatShortCode(shortCode)),
      );
    }
    expect(await everyPass()).toHaveLength(passesHere);
  });

  it("[L1] nothing out of reach, whichever list", async () => {
    const everyone = await server.as("registrar");
    const far = await server.as("registrar", there);
    const plates = async (agent: Agent, list: string, column: number) =>
      (await csv(agent, list, list === "applications" ? { status: "all" } : {}))
        .slice(1)
        .map((row) => row[column]);
    expect(await plates(everyone, "passes", 1)).toContain("48C-678.90");
    expect(await plates(registrar, "passes", 1)).not.toContain("48C-678.90");
    expect(await plates(far, "passes", 1)).toEqual(["48C-678.90"]);
    expect(await plates(registrar, "applications", 1)).not.toContain("48C-111.11");
    expect(await plates(far, "applications", 1)).toEqual(["48C-111.11"]);
    const farCommander = await server.as("commander", there);
    for (const list of ["trips", "alerts", "watchlist", "convoys"]) {
      expect((await csv(commander, list)).length, list).toBe(2);
      expect((await csv(farCommander, list)).length, list).toBe(1);
    }
    const day = { day: at().slice(0, 10) };
    expect((await csv(commander, "daily", day))[1]?.[0]).toContain("Bình Phước");
    expect(await csv(farCommander, "daily", day)).toHaveLength(1);
    expect((await csv(commander, "daily-posts", day))[1]?.slice(0, 3)).toEqual([
      "Chốt Tân Lập",
      "1",
      "0",
    ]);
    expect(await csv(farCommander, "daily-posts", day)).toHaveLength(1);
    const administrator = await server.as("administrator", here);
    expect((await csv(administrator, "devices")).length).toBe(2);
    const other = await server.as("administrator", there);
    expect((await csv(other, "devices")).length).toBe(1);
    await other.get("/api/exports/users").expect(403);
    expect((await csv(await server.as("administrator"), "users")).length).toBeGreaterThan(5);
  });

  it("[L2] says what the list says, in the reader's language and Việt Nam's time", async () => {
    const asked = registrar
      .get("/api/exports/passes")
      .query({ q: "93C10001" })
      .set("accept-language", "vi");
    const { headers, text } = await asked.expect(200);
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(headers["content-disposition"]).toBe(
      'attachment; filename="giay-luong-xanh-2026-11-22.csv"',
    );
    expect(text.startsWith("\ufeff")).toBe(true);
    expect(text.split("\ufeff")).toHaveLength(2);
    const [headings, row] = rowsOfCsv(text);
    expect(headings?.slice(0, 4)).toEqual([
      "Mã ngắn",
      "Biển số",
      "Biển số rơ moóc",
      "Đơn vị vận tải",
    ]);
    expect(row?.[1]).toBe("93C-100.01");
    expect(row).toContain("2026-11-22 00:00");
    expect(row).toContain("Còn hiệu lực");
    const english = await registrar
      .get("/api/exports/passes")
      .query({ q: "93C10001", format: "xlsx" })
      .set("accept-language", "en");
    expect(english.headers["content-disposition"]).toContain('"passes-2026-11-22.xlsx"');
    const bytes = await bytesOf(
      registrar
        .get("/api/exports/passes")
        .query({ q: "93C10001", format: "xlsx" })
        .set("accept-language", "en"),
    );
    const [heads, cells] = await rowsOfWorkbook(bytes);
    expect(heads?.slice(0, 2)).toEqual(["Short code", "Plate"]);
    expect(cells).toContain("93C-100.01");
    expect(cells).toContain(2);
    expect(cells).toContain("Valid");
  });

  it("[L2] [R11] nothing of it runs in a spreadsheet, and a workbook holds every row", async () => {
    const rows = await csv(registrar, "passes");
    const cells = rows.flat();
    expect(cells).toContain(`'=HYPERLINK("http://x")`);
    expect(cells).toContain("'@SUM(A1)");
    expect(cells).toContain("'-1+1");
    expect(cells.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
    expect((await csv(commander, "watchlist")).flat()).toContain("'+xác minh");
    const query = { format: "xlsx" };
    const sheet = await rowsOfWorkbook(
      await bytesOf(registrar.get("/api/exports/passes").query(query)),
    );
    expect(sheet.map((row) => row[0])).toEqual(rows.map((row) => row[0]));
    // A text with a quote before it in a workbook: as it is, and never a formula.
    expect(sheet.flat()).toContain('=HYPERLINK("http://x")');
  });

  it("[L4] the log says who took which list along and by which filters, and nothing of what they say", async () => {
    await csv(registrar, "passes", { q: "93C1000", status: "valid" });
    const administrator = await server.as("administrator");
    const { body } = await administrator.get("/api/audit").query({ limit: 1 });
    const me = (await registrar.get("/api/session")).body.person.id;
    expect(body.items[0]).toMatchObject({
      type: "list.exported",
      subject: { kind: "person", id: me },
      payload: { list: "passes", format: "csv", filters: "q status" },
      topics: [],
    });
    expect(JSON.stringify(body.items[0])).not.toContain("93C");
    const before = await server.store.reads.latestSeq();
    await registrar.head("/api/exports/passes").expect(200);
    await registrar.get("/api/exports/passes").query({ format: "pdf" }).expect(400);
    await (await server.as("officer")).get("/api/exports/users").expect(403);
    expect(await server.store.reads.latestSeq()).toBe(before);
  });

  it("[L1] each is for whom its list is for", async () => {
    for (const { path } of Object.values(exportRoutes)) {
      expect((await server.anyone().get(path)).body.code).toBe("not-signed-in");
    }
    const carrier = await server.as("carrier", { kind: "carrier", id: "htx" });
    expect((await csv(carrier, "passes")).slice(1).map((row) => row[1])).toEqual(["93C-100.03"]);
    for (const list of ["alerts", "watchlist", "convoys", "users", "devices"])
      await carrier.get(`/api/exports/${list}`).expect(403);
  });
});
