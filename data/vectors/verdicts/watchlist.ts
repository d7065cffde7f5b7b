import { plate } from "../../../shared/domain/plate.ts";
import { shortCode } from "../../../shared/domain/short-code.ts";
import type { VehicleTold, WatchedFor, WatchHit } from "../../../shared/domain/watch.ts";
import {
  cannotCheck,
  goes,
  inspects,
  noPass,
  notAPass,
  onFile,
  pass,
  plan,
  reason,
  stops,
  type VerdictCase,
} from "./verdict-case.ts";

const id = (number: number): string => `019aa9d2-1c00-7000-8000-00000000a00${number}`;
const byPlate = (text: string) => ({ by: "plate", plate: plate.parse(text) }) as const;

const entry: VehicleTold = {
  id: id(1),
  watched: byPlate("93C-123.45"),
  effect: "verify",
  issuer: "Công an huyện Chơn Thành",
  reason: "Xe báo mất",
  instruction: "Xem giấy đăng ký xe, gọi trực ban",
  area: "binh-phuoc",
  from: "2026-11-23T05:00:00Z",
  until: "2026-11-23T07:00:00Z",
};

const { area: _, ...told } = entry;
const hit = (change: Partial<WatchHit> = {}): WatchHit => ({ ...told, like: false, ...change });
const told1 = {
  entry: id(1),
  issuer: entry.issuer,
  instruction: entry.instruction,
  until: entry.until,
  why: entry.reason,
  plate: "93C12345",
};
const verify = reason("watched", "W3", told1);
const denied = reason("denied-plate", "W4", told1);
const like = { watched: byPlate("93C-123.4S"), like: true };
const looks = reason("looks-watched", "W5", { ...told1, plate: "93C1234S" });

/** [W3]–[W6] */
export const onWatchlist: readonly VerdictCase[] = [
  inspects("a watched plate", { watch: [hit()] }, [verify]),
  inspects(
    "a watched pass",
    { watch: [hit({ watched: { by: "pass", pass: pass.id, code: shortCode.parse("00000000") } })] },
    [
      reason("watched", "W3", {
        ...{ entry: id(1), issuer: entry.issuer, instruction: entry.instruction },
        ...{ until: entry.until, why: entry.reason, code: "00000000" },
      }),
    ],
  ),
  inspects("a watched vehicle is not drawn besides", { watch: [hit()], draw: 0 }, [verify]),
  stops("a plate that is denied", { watch: [hit({ effect: "deny" })] }, [denied]),
  inspects("a plate that looks like a watched one", { watch: [hit(like)] }, [looks]),
  inspects(
    "a plate that looks like a denied one is not stopped",
    { watch: [hit({ ...like, effect: "deny" })] },
    [looks],
  ),
  stops(
    "a revoked pass on a watched plate",
    {
      knowledge: { pass: onFile({ status: "revoked", statusReason: "Bán xe" }) },
      watch: [hit()],
    },
    [reason("revoked", "V4", { why: "Bán xe" })],
    { facts: { status: "revoked" } },
  ),
  stops(
    "a revoked pass on a denied plate",
    { knowledge: { status: "revoked" }, watch: [hit({ effect: "deny" })] },
    [reason("revoked", "V4"), denied],
    { facts: { status: "revoked" } },
  ),
  goes("a watched plate a second before its entry begins", {
    watch: [hit({ from: "2026-11-23T06:00:01Z" })],
  }),
  inspects(
    "a watched plate at the moment its entry begins",
    { watch: [hit({ from: "2026-11-23T06:00:00Z" })] },
    [verify],
  ),
  inspects(
    "a watched plate a second before its entry ends",
    { watch: [hit({ until: "2026-11-23T06:00:01Z" })] },
    [reason("watched", "W3", { ...told1, until: "2026-11-23T06:00:01Z" })],
  ),
  goes("a denied plate at the moment its entry ends", {
    watch: [hit({ effect: "deny", until: "2026-11-23T06:00:00Z" })],
  }),
  cannotCheck(
    "a watched plate without a pass on file",
    {
      presented: { by: "lookup", key: "plate", text: "93C-123.45" },
      knowledge: { pass: null, status: null },
      watch: [hit()],
    },
    [reason("unknown-plate", "V14", { text: "93C-123.45" })],
    { facts: noPass },
  ),
  stops(
    "a denied plate without a pass on file",
    {
      presented: { by: "lookup", key: "plate", text: "93C-123.45" },
      knowledge: { pass: null, status: null },
      watch: [hit({ effect: "deny" })],
    },
    [denied],
    { facts: noPass },
  ),
  inspects(
    "a watched plate without a code",
    {
      presented: { by: "walk-up" },
      knowledge: { pass: null, status: null },
      watch: [hit()],
    },
    [reason("walk-up", "V16"), verify],
    { facts: noPass },
  ),
  notAPass(
    "somebody else's QR on a denied plate",
    {
      presented: { by: "token", opened: { kind: "other-qr", what: "url", text: "https://a.vn" } },
      knowledge: { pass: null, status: null },
      watch: [hit({ effect: "deny" })],
    },
    [reason("other-qr", "V2", { what: "url" }, plan)],
    { facts: noPass },
  ),
  cannotCheck(
    "a denial that ends while the clock leaves the time open",
    {
      watch: [hit({ effect: "deny", until: "2026-11-23T06:10:00Z" })],
      latest: "2026-11-23T06:20:00Z",
    },
    [reason("clock-unsure", "D3")],
  ),
];

/** Which entries a vehicle meets at a post. */
export interface MeetsCase {
  readonly name: string;
  readonly input: {
    readonly entries: readonly VehicleTold[];
    readonly vehicle: WatchedFor;
    readonly at: string;
  };
  readonly expected: readonly Pick<WatchHit, "id" | "like">[];
}

const lorry: WatchedFor = {
  plates: [plate.parse("93C-123.45"), plate.parse("51R-012.34")],
  pass: pass.id,
  areas: ["dong-phu", "binh-phuoc"],
};
const meets = (
  name: string,
  expected: MeetsCase["expected"],
  entries: readonly Partial<VehicleTold>[],
  vehicle: Partial<WatchedFor> = {},
): MeetsCase => ({
  name,
  input: {
    entries: entries.map((change, place) => ({ ...entry, id: id(place + 1), ...change })),
    vehicle: { ...lorry, ...vehicle },
    at: "2026-11-23T06:00:00Z",
  },
  expected,
});
const exact = (number = 1) => ({ id: id(number), like: false });
const alike = (number = 1) => ({ id: id(number), like: true });

/** [W3] [W5] [W6] */
export const meetsCases: readonly MeetsCase[] = [
  meets("its plate", [exact()], [{}]),
  meets("its trailer's plate", [exact()], [{ watched: byPlate("51R-012.34") }]),
  meets("letters that look like its digits", [alike()], [{ watched: byPlate("93C-I23.4S") }]),
  meets("another plate", [], [{ watched: byPlate("93C-123.46") }]),
  meets(
    "its pass, whatever the plate",
    [exact()],
    [{ watched: { by: "pass", pass: pass.id, code: pass.shortCode } }],
    { plates: [null] },
  ),
  meets("an area above the post's", [exact()], [{ area: "binh-phuoc" }]),
  meets("the post's own area", [exact()], [{ area: "dong-phu" }]),
  meets("another area", [], [{ area: "bu-dang" }]),
  meets("not yet", [], [{ from: "2026-11-23T06:00:01Z" }]),
  meets("from its first moment", [exact()], [{ from: "2026-11-23T06:00:00Z" }]),
  meets("no more at its end", [], [{ until: "2026-11-23T06:00:00Z" }]),
  meets(
    "exact ones first, denials before them, four at most",
    [exact(3), exact(2), exact(4), alike(1)],
    [
      { watched: byPlate("93C-123.4S") },
      {},
      { effect: "deny" },
      {},
      { watched: byPlate("93C-123.4S") },
    ],
  ),
];
