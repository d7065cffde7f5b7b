import type { SheetCheck } from "../../../shared/contract/place-sheets.ts";
import { type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { PlaceKindName } from "../../../shared/contract/reference.ts";
import { toCsv } from "../../../shared/domain/csv.ts";
import { importWhyWords } from "../../../shared/text/imports.ts";
import { sheetNames } from "../../../shared/text/place-sheets.ts";
import { type Language, say } from "../../../shared/text/say.ts";
import type { Caller } from "../../caller.ts";
import { checkSheet, putSheet } from "../../commands/put-sheet.ts";
import { listOf } from "../../imports/read-places.ts";
import { makeListThread } from "../../imports/thread.ts";
import { headingsOf, sheetRows, writingOf } from "../../imports/write-places.ts";
import { mayPutCarrier } from "../../may-put-carrier.ts";
import { seenSheet, unreadSheet } from "../../queries/place-sheets.ts";
import { SheetRefused } from "../../sheets/sheet.ts";
import { makeWorkbook } from "../../sheets/write-workbook.ts";
import type { Store } from "../../store/ports.ts";
import type { CallContext, Handlers } from "../handler.ts";
import type { RateLimits } from "../rate-limits.ts";

/** Sheets that wait to be read: each is whole in memory. */
const mostWaiting = 3;

export const placeSheetHandlers = (
  store: Store,
  limits: RateLimits,
): Pick<
  Handlers,
  "carriersXlsx" | "carriersCsv" | "bringCarriers" | "placesXlsx" | "placesCsv" | "bringPlaces"
> => {
  const thread = makeListThread();
  let waiting = 0;
  let before: Promise<unknown> = Promise.resolve();
  /** The thread is asked one thing at a time. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    waiting += 1;
    const mine = before.then(work, work).finally(() => {
      waiting -= 1;
      // Sheets are rare: it rests until one comes, or a list of vehicles.
      if (waiting === 0) thread.close();
    });
    before = mine.catch(() => {});
    return mine;
  };

  /** [B6] Who acts for certain carriers only takes away, and brings back, those. */
  const within = (kind: PlaceKindName, caller: Caller, id: string): boolean =>
    kind !== "carrier" || mayPutCarrier(caller, id);

  const written = async (kind: PlaceKindName, { caller, language }: CallContext) => {
    const reference = await store.reads.reference();
    const all: readonly { readonly id: string }[] = reference[listOf[kind]];
    return {
      headings: headingsOf(kind, language),
      rows: sheetRows(
        kind,
        all.filter(({ id }) => within(kind, caller, id)),
        writingOf(reference, language),
      ),
    };
  };
  const workbook = async (kind: PlaceKindName, context: CallContext): Promise<Buffer> => {
    const { headings, rows } = await written(kind, context);
    return makeWorkbook(say(sheetNames[kind], context.language), headings, rows);
  };
  const csv = async (kind: PlaceKindName, context: CallContext): Promise<string> => {
    const { headings, rows } = await written(kind, context);
    const pieces = [toCsv([headings])];
    // The mark stands once, at the head.
    for await (const some of rows) pieces.push(toCsv(some).slice(1));
    return pieces.join("");
  };

  const notRead = ({ code, params }: SheetRefused, language: Language): SheetCheck =>
    unreadSheet(say(importWhyWords[code], language, params));

  const bring = async (
    kind: PlaceKindName,
    bytes: Uint8Array,
    stamp: string | undefined,
    { caller, language, at }: CallContext,
  ): Promise<SheetCheck | Refusal> => {
    const account = caller.kind === "person" ? caller.account : "";
    const refused =
      waiting < mostWaiting ? await limits.take("imports", account) : { retryAfter: 10 };
    if (refused) return { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 10 };
    const { areas, checkpoints, corridors, endpoints, carriers } = await store.reads.reference();
    const lists = { areas, checkpoints, corridors, endpoints, carriers };
    try {
      const read = await inTurn(() => thread.readPlaces({ bytes, kind, lists }));
      if (!read.places.every(({ id }) => id === null || within(kind, caller, id)))
        return refusal("not-allowed");
      if (stamp === undefined)
        return seenSheet(
          kind,
          checkSheet(kind, read, await store.reads.reference()),
          read.unknown,
          false,
          language,
        );
      const done = await putSheet(store, kind, read, stamp, at);
      return seenSheet(kind, done, read.unknown, done.written, language);
    } catch (error) {
      if (error instanceof SheetRefused) return notRead(error, language);
      throw error;
    }
  };

  return {
    carriersXlsx: (_, context) => workbook("carrier", context),
    carriersCsv: (_, context) => csv("carrier", context),
    bringCarriers: ({ query, bytes }, context) => bring("carrier", bytes, query.stamp, context),
    placesXlsx: ({ params }, context) => workbook(params.kind, context),
    placesCsv: ({ params }, context) => csv(params.kind, context),
    bringPlaces: ({ params, query, bytes }, context) =>
      bring(params.kind, bytes, query.stamp, context),
  };
};
