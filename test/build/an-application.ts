import type { NewApplied } from "../../shared/contract/applications.ts";
import type { AmendmentAsked } from "../../shared/domain/amendment-asked.ts";
import {
  type Application,
  type ApplicationAct,
  applied,
} from "../../shared/domain/application-shape.ts";
import { toPassId } from "../../shared/domain/pass.ts";
import { aScanId } from "./a-scan.ts";
import { at } from "./times.ts";

/** A lorry of two to Chơn Thành for three days. */
export const anAsked = (change: Partial<NewApplied> = {}): NewApplied => ({
  ...applied.parse({
    plate: "93C-123.45",
    trailerPlate: null,
    kind: 1,
    purpose: 1,
    carrier: "van-tai-phuoc-long",
    occupantsMax: 2,
    origin: "TP. Thủ Đức",
    endpoint: "kcn-chon-thanh",
    corridor: "dt741-ql14",
    use: "multi",
    validFrom: at("07:00"),
    validTo: at("07:00", 3),
    tested: "2026-11-21",
  }),
  ...change,
});

export const aPassNumber = toPassId(1, 0, 7);

/** Held up at Tân Lập, and asked of the first revision. */
export const anAmends = (change: Partial<AmendmentAsked> = {}): AmendmentAsked => ({
  pass: aPassNumber,
  rev: 1,
  why: "held-up",
  post: "tan-lap",
  place: "",
  note: "",
  ...change,
});

type Doing = ApplicationAct extends infer A
  ? A extends ApplicationAct
    ? Omit<A, "id" | "by" | "at"> & { readonly at?: string; readonly by?: string }
    : never
  : never;
/** The nth act on an application. */
export const aMove = (n: number, doing: Doing): ApplicationAct =>
  ({
    id: aScanId(7_000 + n),
    by: "lan",
    at: at(`09:${String(n).padStart(2, "0")}`),
    ...doing,
  }) as ApplicationAct;

export const findings = {
  aboard: { reason: "too-many-aboard", note: "" },
  other: { reason: "other", note: "Gọi lại số 0271 3888 999" },
} as const;

/** An application with what was done to it since it was submitted at 09:00. */
export const anApplication = (
  moves: readonly Doing[] = [],
  asked: NewApplied = anAsked(),
  id = aScanId(7_000),
): Application => ({
  id,
  acts: [
    { what: "submitted", id, by: "vui", at: at(), asked },
    ...moves.map((doing, n) => aMove(n + 1, doing)),
  ],
});
