import type { PassStatus } from "../../../shared/domain/pass.ts";
import type { Plate } from "../../../shared/domain/plate.ts";
import type { PlateInForce } from "../../../shared/domain/take-over-shape.ts";
import {
  cannotCheck,
  circular,
  goes,
  inspects,
  knowledge,
  noPass,
  notAPass,
  onFile,
  reason,
  stops,
  token,
  type VerdictCase,
} from "./verdict-case.ts";

const opened = <T>(what: T) => ({ by: "token", opened: what }) as const;
const neverSynced = { asOf: null, staleAt: null, expiresAt: null };
const worst = {
  plateMatches: false,
  occupants: 99,
};

/** What is no pass of ours, or none that can be read. [V2] [V3] [V5] [V6] */
export const unsigned: readonly VerdictCase[] = [
  ...(["url", "bank", "health-certificate", "text"] as const).map((what) =>
    notAPass(
      `somebody else's QR: ${what}`,
      { presented: opened({ kind: "other-qr", what, text: "x" }), knowledge: { pass: null } },
      [reason("other-qr", "V2", { what })],
      { facts: noPass },
    ),
  ),
  notAPass(
    "somebody else's QR, whatever else is known",
    {
      presented: opened({ kind: "other-qr", what: "url", text: "https://example.vn" }),
      knowledge: { ...neverSynced, pass: null, status: "revoked", keysFresh: false },
      observed: worst,
    },
    [reason("other-qr", "V2", { what: "url" })],
    { facts: noPass },
  ),
  cannotCheck(
    "our code, damaged",
    { presented: opened({ kind: "damaged" }), knowledge: { pass: null } },
    [reason("damaged", "V3")],
    { facts: noPass },
  ),
  cannotCheck(
    "nothing that can be read",
    { presented: opened({ kind: "unreadable" }), knowledge: { pass: null } },
    [reason("damaged", "V3")],
    { facts: noPass },
  ),
  stops(
    "forged",
    { presented: opened({ kind: "forged", kid: 1 }), knowledge: { pass: null } },
    [reason("forged", "V5", { kid: 1 })],
    { facts: noPass },
  ),
  stops(
    "forged, however old the data",
    {
      presented: opened({ kind: "forged", kid: 1 }),
      knowledge: { ...neverSynced, pass: null, keysFresh: false },
    },
    [reason("forged", "V5", { kid: 1 })],
    { facts: noPass },
  ),
  stops(
    "an unknown key while the keys at hand are fresh",
    { presented: opened({ kind: "unknown-key", kid: 9 }), knowledge: { pass: null } },
    [reason("unknown-key", "V6", { kid: 9 })],
    { facts: noPass },
  ),
  cannotCheck(
    "an unknown key while the keys at hand are old",
    {
      presented: opened({ kind: "unknown-key", kid: 9 }),
      knowledge: { pass: null, keysFresh: false },
    },
    [reason("keys-stale", "V6", { kid: 9 })],
    { facts: noPass },
  ),
  stops("a drill's pass", { presented: token({ realm: "drill" }) }, [
    reason("unknown-key", "V6", { realm: "drill" }),
  ]),
];

const stopped = ["revoked", "suspended", "spent"] as const;

/** [V4] [V7] */
export const statusAndRevision: readonly VerdictCase[] = [
  goes("a pass on file, its QR scanned", {}),
  ...stopped.flatMap((status) => [
    stops(
      `${status} on file`,
      { knowledge: { pass: onFile({ status }) } },
      [reason(status, "V4")],
      { facts: { status } },
    ),
    stops(`${status} by the status list`, { knowledge: { status } }, [reason(status, "V4")], {
      facts: { status },
    }),
    stops(
      `${status} by the status list, not on file`,
      { knowledge: { pass: null, status } },
      [reason(status, "V4")],
      { facts: { status, source: "token" } },
    ),
  ]),
  stops(
    "revoked, in the words of whoever did it",
    {
      knowledge: {
        pass: onFile({ status: "revoked", statusReason: "Chở người trái phép" }),
        status: "revoked",
      },
    },
    [reason("revoked", "V4", { why: "Chở người trái phép" })],
    { facts: { status: "revoked" } },
  ),
  ...(
    [
      ["spent", "revoked", "revoked"],
      ["revoked", "spent", "revoked"],
      ["suspended", "spent", "suspended"],
      ["suspended", "revoked", "revoked"],
    ] as const satisfies readonly (readonly [PassStatus, PassStatus, PassStatus])[]
  ).map(([file, list, worse]) =>
    stops(
      `${file} on file and ${list} by the list`,
      { knowledge: { pass: onFile({ status: file }), status: list } },
      [reason(worse, "V4")],
      { facts: { status: worse } },
    ),
  ),
  stops(
    "revoked on file, with a QR of a later revision",
    {
      presented: token({ rev: 9 }),
      knowledge: { pass: onFile({ status: "revoked" }), status: null },
    },
    [reason("revoked", "V4")],
    { facts: { status: "revoked", rev: 9 } },
  ),
  stops(
    "revoked, and nothing synced for ever",
    { knowledge: { ...neverSynced, status: "revoked" } },
    [reason("revoked", "V4")],
    { facts: { status: "revoked" } },
  ),
  goes(
    "paper that has expired, extended on file",
    {
      presented: token({ validTo: "2026-11-23T05:00:00Z" }),
      knowledge: { pass: onFile({ rev: 2 }) },
    },
    { facts: { rev: 2 } },
  ),
  stops(
    "a QR of a later revision with fewer people",
    { presented: token({ rev: 2, occupantsMax: 1 }) },
    [reason("too-many-aboard", "V11", { max: 1, seen: 2 })],
    { facts: { rev: 2, occupantsMax: 1 } },
  ),
  goes(
    "a QR of a later revision, extended",
    {
      presented: token({ rev: 2 }),
      knowledge: { pass: onFile({ validTo: "2026-11-23T05:00:00Z" }) },
    },
    { facts: { rev: 2 } },
  ),
  stops(
    "at the same revision what is on file counts",
    { knowledge: { pass: onFile({ validTo: "2026-11-23T05:00:00Z" }) } },
    [reason("expired", "V8", { at: "2026-11-23T05:00:00Z" })],
  ),
];

const found = { by: "lookup", key: "plate", text: "93C12345" } as const;

/** [V14] [V15] [V16] */
export const withoutCode: readonly VerdictCase[] = [
  goes("a plate typed, its pass on file", { presented: found }, { facts: { source: "on-file" } }),
  goes(
    "a short code typed, its pass on file",
    { presented: { by: "lookup", key: "code", text: "00000000" } },
    { facts: { source: "on-file" } },
  ),
  stops(
    "a plate typed, its pass revoked",
    { presented: found, knowledge: { status: "revoked" } },
    [reason("revoked", "V4")],
    { facts: { source: "on-file", status: "revoked" } },
  ),
  cannotCheck(
    "a plate that no pass on file has",
    { presented: found, knowledge: { pass: null, status: null } },
    [reason("unknown-plate", "V14", { text: "93C12345" })],
    { facts: noPass },
  ),
  cannotCheck(
    "a short code that no pass on file has",
    {
      presented: { by: "lookup", key: "code", text: "K7M29QXD" },
      knowledge: { pass: null, status: null },
    },
    [reason("unknown-code", "V14", { text: "K7M29QXD" })],
    { facts: noPass },
  ),
  cannotCheck(
    "of a long text 40 characters are told",
    {
      presented: { by: "lookup", key: "plate", text: "9".repeat(41) },
      knowledge: { pass: null, status: null },
    },
    [reason("unknown-plate", "V14", { text: "9".repeat(40) })],
    { facts: noPass },
  ),
  cannotCheck(
    "a plate that no pass has, and nothing was ever synced",
    { presented: found, knowledge: { ...neverSynced, pass: null, status: null } },
    [reason("unknown-plate", "V14", { text: "93C12345" }), reason("status-expired", "V13")],
    { facts: noPass },
  ),
  goes(
    "a QR not on file that a status list covers",
    { knowledge: { pass: null } },
    { facts: { source: "token" } },
  ),
  inspects(
    "a QR not on file that no status list covers",
    { knowledge: { pass: null, status: null } },
    [reason("not-on-file", "V15")],
    { facts: { source: "token", status: null } },
  ),
  inspects(
    "a vehicle without a code",
    { presented: { by: "walk-up" }, knowledge: { pass: null, status: null } },
    [reason("walk-up", "V16")],
    { facts: noPass },
  ),
  inspects(
    "a vehicle without a code, and nothing was ever synced",
    { presented: { by: "walk-up" }, knowledge: { ...neverSynced, pass: null, status: null } },
    [reason("walk-up", "V16")],
    { facts: noPass },
  ),
];

/** [V30] */
const takenOver: PlateInForce = {
  from: "93C12345" as Plate,
  plate: "51D99999" as Plate,
  newDriver: true,
  reason: "breakdown",
  checkpoint: "tan-lap",
  at: "2026-11-23T05:30:00Z",
};
const { plate, from, at: since } = takenOver;
const tookOver = [reason("taken-over", "V30", { plate, from, at: since })];

/** [V1] [V10] [V30] */
export const precedence: readonly VerdictCase[] = [
  stops("another plate than the pass's", { observed: { plateMatches: false } }, [
    reason("plate-mismatch", "V10", { plate: "93C12345" }, circular),
  ]),
  goes("the plate not compared yet", { observed: { plateMatches: null, occupants: null } }),
  stops(
    "every reason to stop is told, the gravest first, and no lesser one",
    {
      knowledge: { status: "revoked", staleAt: knowledge.asOf },
      observed: { plateMatches: false, occupants: 3 },
      corridorsHere: ["ql13"],
      at: "2026-11-25T00:00:00Z",
    },
    [
      reason("revoked", "V4"),
      reason("plate-mismatch", "V10", { plate: "93C12345" }, circular),
      reason("expired", "V8", { at: "2026-11-25T00:00:00Z" }),
      reason("too-many-aboard", "V11", { max: 2, seen: 3 }),
    ],
    { facts: { status: "revoked", onCorridor: false } },
  ),
  inspects("another vehicle took over, its plate not compared yet", { takenOver }, tookOver, {
    facts: { takenOver },
  }),
  stops(
    "another vehicle took over, and it is not this one",
    { takenOver, observed: { plateMatches: false } },
    [reason("plate-mismatch", "V10", { plate, from }, circular)],
    { facts: { takenOver } },
  ),
  goes("the pass's own vehicle took its load back", {
    takenOver: { ...takenOver, from: "51D99999" as Plate, plate: "93C12345" as Plate },
  }),
  cannotCheck(
    "what cannot be checked outranks a look",
    {
      knowledge: { pass: null, status: null, expiresAt: "2026-11-23T06:00:00Z" },
      corridorCodesHere: [2],
    },
    [reason("status-expired", "V13", { asOf: "2026-11-23T05:55:00Z" })],
    { facts: { source: "token", status: null, onCorridor: false } },
  ),
  stops(
    "a stop outranks what cannot be checked",
    { knowledge: neverSynced, observed: { occupants: 3 } },
    [reason("too-many-aboard", "V11", { max: 2, seen: 3 })],
  ),
  inspects(
    "of several looks every one is told",
    {
      knowledge: { pass: null, status: null, staleAt: "2026-11-23T06:00:00Z" },
      corridorCodesHere: [2],
    },
    [
      reason("status-stale", "V12", { asOf: "2026-11-23T05:55:00Z" }),
      reason("not-on-file", "V15"),
      reason("off-corridor", "V17", { corridor: 1 }),
    ],
    { facts: { source: "token", status: null, onCorridor: false } },
  ),
];
