import { createPublicKey, verify } from "node:crypto";
import { promisify } from "node:util";
import { inflate } from "node:zlib";
import type { Item } from "../../shared/contract/sync.ts";
import type { VerifyingKey } from "../../shared/domain/cose.ts";
import { freshness } from "../../shared/domain/freshness.ts";
import { ruleBook, type Standing, standingsOf } from "../../shared/domain/in-force.ts";
import type { AreaLevel } from "../../shared/domain/levels.ts";
import type { AreaMeasure } from "../../shared/domain/measures.ts";
import type { PassOnFile } from "../../shared/domain/pass.ts";
import { type OpenedToken, openToken } from "../../shared/domain/pass-token.ts";
import type { Area, Checkpoint, Corridor, Endpoint } from "../../shared/domain/place.ts";
import type { RuleSet } from "../../shared/domain/rules.ts";
import {
  newerList,
  openStatusList,
  type StatusList,
  statusAt,
} from "../../shared/domain/status-list.ts";
import { type IsoTime, ms } from "../../shared/domain/time.ts";
import type { JudgeInput, Knowledge } from "../../shared/domain/verdict-input.ts";
import type { Calls } from "./call.ts";

/** What a tablet holds, kept fresh as tablets do: a snapshot, then changes by cursor. */
export interface OnFile {
  /** Asks for what changed since the last time. */
  readonly refresh: () => Promise<void>;
  readonly open: (text: string) => Promise<OpenedToken>;
  readonly knowledge: (pass: PassOnFile | null, at: IsoTime) => Knowledge;
  /** Server time minus this machine's, ms; 0 where they agree within two seconds. */
  readonly offsetMs: () => number;
  readonly pass: (id: string) => PassOnFile | null;
  /** What is in force at a time (ms) at a post for a vehicle bound for an endpoint, given by id, or by code in a token. */
  readonly standings: (
    checkpoint: string,
    endpoint: string | number | null,
    tripBegan: IsoTime | null,
    at: number,
  ) => Pick<JudgeInput, keyof Standing | "before" | "boundFor">;
  readonly corridorsAt: (checkpoint: string) => readonly Corridor[];
}

const inflateAsync = promisify(inflate);
const offsetWorthTelling = 2_000;

const verifyEd25519 = async (
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> => {
  const x = Buffer.from(publicKey).toString("base64url");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  return verify(null, message, key, signature);
};

/** Takes the snapshot with the tablet's own calls. */
export const openOnFile = async (calls: Calls): Promise<OnFile> => {
  const passes = new Map<string, PassOnFile>();
  const corridors = new Map<string, Corridor>();
  const ruleSets = new Map<string, RuleSet>();
  const levels = new Map<string, AreaLevel>();
  const measures = new Map<string, AreaMeasure>();
  const areas = new Map<string, Area>();
  const checkpoints = new Map<string, Checkpoint>();
  const endpoints = new Map<string, Endpoint>();
  let book = ruleBook([], [], []);
  const lists = new Map<string, StatusList>();
  let keys: readonly VerifyingKey[] = [];
  let cursor = 0;
  let asOf: IsoTime | null = null;
  let offset = 0;

  const store = <V>(table: Map<string, V>, id: string, value: V | null): void => {
    if (value === null) table.delete(id);
    else table.set(id, value);
  };

  const takeList = async (token: string): Promise<void> => {
    const opened = await openStatusList(
      new Uint8Array(Buffer.from(token, "base64url")),
      keys,
      verifyEd25519,
      async (bytes, maxOutputLength) =>
        new Uint8Array(await inflateAsync(bytes, { maxOutputLength })),
    );
    if (!opened) return;
    const name = `${opened.kid}-${opened.list}`;
    lists.set(name, newerList(lists.get(name), opened));
  };

  /** Keys first: the lists of the same frame are verified with them. */
  const take = async (items: readonly Item[]): Promise<void> => {
    for (const item of items) {
      if (item.kind === "keys" && item.value)
        keys = item.value.keys.map((key) => ({
          ...key,
          publicKey: new Uint8Array(Buffer.from(key.publicKey, "base64url")),
        }));
      if (item.kind === "pass") store(passes, item.id, item.value);
      if (item.kind === "corridor") store(corridors, item.id, item.value);
      if (item.kind === "rules") store(ruleSets, item.id, item.value);
      if (item.kind === "risk-level") store(levels, item.id, item.value);
      if (item.kind === "measure") store(measures, item.id, item.value);
      if (item.kind === "area") store(areas, item.id, item.value);
      if (item.kind === "checkpoint") store(checkpoints, item.id, item.value);
      if (item.kind === "endpoint") store(endpoints, item.id, item.value);
    }
    book = ruleBook([...ruleSets.values()], [...levels.values()], [...measures.values()]);
    for (const item of items)
      if (item.kind === "status-list" && item.value) await takeList(item.value.token);
  };

  const tellTime = (serverTime: IsoTime): void => {
    asOf = serverTime;
    const measured = ms(serverTime) - Date.now();
    offset = Math.abs(measured) > offsetWorthTelling ? measured : 0;
  };

  /** The area and those above it, lowest first. */
  const chainOf = (id: string | undefined): readonly Area[] => {
    const area = areas.get(id ?? "");
    return area ? [area, ...chainOf(area.parent ?? undefined)] : [];
  };

  const first = await calls.call("snapshot", {});
  await take(first.items);
  cursor = first.cursor;
  tellTime(first.serverTime);

  return {
    refresh: async () => {
      for (let more = true; more; ) {
        const page = await calls.call("changes", { query: { after: cursor } });
        await take(page.items);
        cursor = page.next;
        tellTime(page.serverTime);
        more = page.more;
      }
    },
    open: (text) => openToken(text, keys, verifyEd25519),
    pass: (id) => passes.get(id) ?? null,
    offsetMs: () => offset,
    knowledge: (pass, at) => {
      const [kid, list, index] = pass ? pass.id.split("-").map(Number) : [];
      const found = lists.get(`${kid}-${list}`);
      return {
        pass,
        status: (found && index !== undefined && statusAt(found, index)) || null,
        asOf,
        staleAt: asOf && freshness(asOf, at).staleAt,
        expiresAt: asOf && freshness(asOf, at).expiresAt,
        keysFresh: true,
      };
    },
    standings: (checkpoint, endpoint, tripBegan, at) => {
      const bound =
        typeof endpoint === "number"
          ? [...endpoints.values()].find(({ code }) => code === endpoint)
          : endpoints.get(endpoint ?? "");
      const where = {
        here: chainOf(checkpoints.get(checkpoint)?.area),
        bound: chainOf(bound?.area),
      };
      const found = standingsOf(book, where, tripBegan, at);
      if (!found) throw new Error("the server sent no rule set in force");
      return { ...found.now, before: found.before, boundFor: bound?.id ?? null };
    },
    corridorsAt: (checkpoint) =>
      [...corridors.values()].filter((corridor) =>
        corridor.posts.some((post) => post.checkpoint === checkpoint),
      ),
  };
};
