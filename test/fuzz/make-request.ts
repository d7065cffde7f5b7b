import type { TestDevice } from "../build/a-device.ts";
import { aPhoto } from "../build/a-question.ts";
import type { Caller } from "./callers.ts";
import type { Chance } from "./chance.ts";
import { changedInOne, fromSchema, type Making, varied } from "./from-schema.ts";
import {
  hostileBodies,
  hostileQueries,
  hostileTexts,
  hostileTypes,
  hostileValues,
} from "./hostile.ts";
import type { Operation } from "./read-description.ts";
import { type Sent, sendable } from "./send.ts";

const encoded = (value: unknown): string =>
  encodeURIComponent(
    (typeof value === "object" ? JSON.stringify(value) : String(value)).toWellFormed(),
  ).slice(0, 6_000);

const queryOf = (operation: Operation, making: Making): string => {
  const { chance, hostility } = making;
  if (chance.percent(hostility)) return `?${chance.one(hostileQueries)}`;
  const asked = operation.query.flatMap(({ name, required, schema }) =>
    required || chance.percent(40) ? [`${name}=${encoded(fromSchema(schema, name, making))}`] : [],
  );
  return asked.length > 0 ? `?${asked.join("&")}` : "";
};

/** `about`: the id of what the request is to be about; undefined where chance decides. */
const pathOf = (operation: Operation, making: Making, about: unknown): string => {
  const { chance, hostility, known } = making;
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    if (about !== undefined && name === "id") return encoded(about);
    const there = known.get(`${operation.tag}.${name}`) ?? [];
    if (there.length > 0 && chance.percent(85)) return encoded(chance.one(there));
    if (chance.percent(hostility)) return encoded(chance.one(hostileTexts)) || "x";
    const schema = operation.params.find((one) => one.name === name)?.schema ?? { type: "string" };
    return encoded(fromSchema(schema, name, making)) || "x";
  });
};

/** Scans as a tablet makes them, one field of which may be anything; signed by the tablet whose they are. */
const uploadOf = (tablet: TestDevice, making: Making): object => {
  const { chance, known, hostility, now } = making;
  const scans = Array.from({ length: chance.int(1, 3) }, () => {
    const pass = known.get("passes.id") ?? [];
    const change = {
      at: new Date(now - chance.int(0, 90) * 60_000).toISOString(),
      ...(pass.length > 0 && chance.percent(70) ? { pass: chance.one(pass) } : {}),
    };
    const scan: Record<string, unknown> = { ...tablet.scan(change as object) };
    if (chance.percent(hostility)) {
      const field = chance.one([...Object.keys(scan), "extra", "__proto__"]);
      Object.defineProperty(scan, field, { value: chance.one(hostileValues), enumerable: true });
    }
    return scan;
  });
  try {
    return tablet.batch(scans);
  } catch {
    // What has no canonical encoding cannot be signed, but it can be sent.
    return { device: tablet.id, scans, signature: "A".repeat(86) };
  }
};

const bodyValueOf = ({ body, example }: Operation, making: Making): unknown => {
  const { chance } = making;
  if (example === undefined || chance.percent(25)) return fromSchema(body ?? {}, "", making);
  if (chance.percent(35)) return changedInOne(example, body ?? {}, making);
  return varied(example, body ?? {}, chance.one([5, 15, 40]), making);
};

/** One carrier that there is not, and a place that lacks all else. */
const aSmallSheet = Buffer.from("Mã,Tên\r\nvan-tai-moi,Vận tải Mới\r\n");
/** Read at once and never issued: there is no such carrier. */
const aSmallList = Buffer.from("Biển số,Đơn vị vận tải,Số người\r\n93C-123.45,Không có,2\r\n");

const bytesOf: Readonly<Record<string, Buffer>> = {
  takeImport: aSmallList,
  bringCarriers: aSmallSheet,
  bringPlaces: aSmallSheet,
};

const bodyOf = async (
  operation: Operation,
  caller: Caller,
  making: Making,
): Promise<Sent["body"]> => {
  const { chance, hostility } = making;
  if (operation.bytes && !chance.percent(hostility)) return bytesOf[operation.name] ?? aPhoto.bytes;
  if (!operation.body && !chance.percent(hostility)) return null;
  if (chance.percent(hostility)) return chance.one(hostileBodies);
  const tablet = operation.name === "recordScans" ? await caller.tablet() : null;
  return (
    JSON.stringify(
      tablet && chance.percent(70) ? uploadOf(tablet, making) : bodyValueOf(operation, making),
    ) ?? ""
  );
};

const oddHeaders = (chance: Chance): Record<string, string> => {
  const [name, values] = chance.one([
    ["authorization", ["Greenlane-Device a.1.b", "Bearer x", "Greenlane-Device ", "Basic YTpi"]],
    ["accept-language", ["en", "vi", ";;q=", "*", "en;q=NaN", "x".repeat(500)]],
    [
      "cookie",
      ["greenlane", "greenlane=", "=;=", "greenlane=%00", `greenlane=${"a".repeat(3_000)}`],
    ],
    ["origin", ["null", "", "https://evil.example", "not an origin"]],
    ["content-encoding", ["gzip", "br", "x"]],
    ["x-forwarded-for", ["203.0.113.9", "::1%eth0", "x"]],
    ["accept", ["text/html", "application/xml", ""]],
    ["content-type", hostileTypes],
  ] as const);
  return { [name]: chance.one(values) };
};

const oddMethods = ["HEAD", "PUT", "OPTIONS", "PATCH", "DELETE", "TRACE", "PROPFIND"];

/** One random request for an operation, as a caller; from our own pages at `origin` unless chance says otherwise. */
export const makeRequest = async (
  operation: Operation,
  caller: Caller,
  about: unknown,
  making: Making,
  origin: string,
): Promise<Sent> => {
  const { chance, hostility } = making;
  const odd = chance.percent(hostility / 2);
  const method = odd ? chance.one(oddMethods) : operation.method;
  const path = sendable(pathOf(operation, making, about) + queryOf(operation, making));
  const body = await bodyOf(operation, caller, making);
  const takesBody = operation.body !== null || operation.bytes !== null;
  return {
    method,
    path,
    body,
    headers: {
      origin,
      // Node sends a body with GET, too, but says its length only where told.
      ...(body === null
        ? {}
        : {
            "content-type": operation.bytes ?? "application/json",
            "content-length": String(Buffer.byteLength(body)),
          }),
      ...(await caller.sign(method, path, takesBody ? (body ?? "") : undefined)),
      ...(chance.percent(hostility) ? oddHeaders(chance) : {}),
    },
  };
};
