import type { Alert, AlertAct } from "../../shared/domain/alert.ts";
import type { Finding } from "../../shared/domain/findings/finding-shape.ts";
import { aPassOnFile } from "./a-pass.ts";
import { aScanId } from "./a-scan.ts";
import { at } from "./times.ts";

/** Three aboard at Đồng Xoài where two came in: found at 09:00. */
export const aFound = (n = 1, change: Partial<Finding> = {}): Finding => {
  const pass = aPassOnFile();
  return {
    key: `head-count:${aScanId(n)}`,
    kind: "head-count",
    severity: "urgent",
    at: at(),
    vehicle: pass.id,
    plate: pass.plate,
    pass: pass.id,
    trip: aScanId(1),
    device: null,
    checkpoint: "dong-xoai",
    corridor: pass.corridor,
    endpoint: pass.endpoint,
    scans: [aScanId(n)],
    facts: { counted: 3, expected: 2 },
    ...change,
  };
};

/** Such a finding as the ledger's nth alert, open since 09:01. */
export const anAlert = (number = 1, change: Partial<Alert> = {}): Alert => ({
  ...aFound(number),
  number,
  status: "open",
  firstAt: at("09:01"),
  lastAt: at("09:01"),
  openAt: at("09:01"),
  retroactive: false,
  who: ["command", "posts-ahead", "endpoint"],
  escalatedAt: null,
  assignee: null,
  outcome: null,
  acts: [],
  withdrawn: null,
  ...change,
});

type Acting = Pick<AlertAct, "id" | "by" | "at" | "note">;
const acting = (n: number, change: Partial<Acting>): Acting => ({
  id: aScanId(900 + n),
  by: "account-1",
  at: at("09:05"),
  note: "",
  ...change,
});

/** What somebody does about an alert at 09:05, the nth act of the day. */
export const anAct = {
  acknowledge: (n = 1, change: Partial<Acting> = {}): AlertAct => ({
    what: "acknowledge",
    ...acting(n, change),
  }),
  assign: (to: string | null, n = 2, change: Partial<Acting> = {}): AlertAct => ({
    what: "assign",
    to,
    ...acting(n, change),
  }),
  resolve: (n = 3, change: Partial<Acting> = {}): AlertAct => ({
    what: "resolve",
    outcome: "explained",
    ...acting(n, { note: "Phụ xe thay ca, có giấy.", ...change }),
  }),
};
