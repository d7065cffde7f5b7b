import {
  type ExportRoute,
  exportRoutes,
  type ListFormat,
} from "../../../shared/contract/exports.ts";
import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { FileReply } from "../../../shared/contract/route-shape.ts";
import { byStateNow } from "../../../shared/domain/published.ts";
import { noteExport } from "../../commands/note-export.ts";
import type { Column } from "../../exports/column.ts";
import {
  alertColumns,
  areaDayColumns,
  postDayColumns,
  questionColumns,
  roadMarkColumns,
  watchColumns,
} from "../../exports/command-columns.ts";
import { listFile, pagesOf } from "../../exports/list-file.ts";
import {
  deviceColumns,
  personColumns,
  proposalColumns,
  signUpColumns,
} from "../../exports/office-columns.ts";
import { levelColumns, measureColumns } from "../../exports/rule-columns.ts";
import {
  applicationColumns,
  convoyColumns,
  extendedColumns,
  passColumns,
  tripColumns,
} from "../../exports/vehicle-columns.ts";
import { alertsFor } from "../../queries/alerts.ts";
import { applicationsFor } from "../../queries/applications.ts";
import { convoysFor } from "../../queries/convoys.ts";
import { dailyFor, postDaysFor } from "../../queries/daily.ts";
import { devicesFor } from "../../queries/devices.ts";
import { extendedFrom, extensionFor } from "../../queries/extensions.ts";
import { passPageFor } from "../../queries/passes.ts";
import { peopleFor } from "../../queries/people.ts";
import { proposalsFor } from "../../queries/proposals.ts";
import { questionsFor } from "../../queries/questions.ts";
import { roadMarksFor } from "../../queries/road-marks.ts";
import { areaStandings, latestFirst } from "../../queries/rules.ts";
import { signUpsFor } from "../../queries/sign-ups.ts";
import { tripsFor } from "../../queries/trips.ts";
import { watchlistFor } from "../../queries/watchlist.ts";
import type { Page, Store } from "../../store/ports.ts";
import type { CallContext, Handlers } from "../handler.ts";
import type { RateLimits } from "../rate-limits.ts";

/** Files under way at once: each takes a share of the thread that takes scans. */
const mostUnderWay = 4;
/** Rows read and written at once: a few milliseconds of that thread. A convoy's each take as much as many others. */
const inPage = 100;
const convoysInPage = 10;

/** [L1] Each list by its own query, access and order, page after page. */
export const exportHandlers = (store: Store, limits: RateLimits): Pick<Handlers, ExportRoute> => {
  const reads = { ...store.reads, ...store.wholeLists };
  let underWay = 0;

  const limited = async ({ caller }: CallContext): Promise<Refusal | null> => {
    const account = caller.kind === "person" ? caller.account : "";
    const refused =
      underWay < mostUnderWay ? await limits.take("exports", account) : { retryAfter: 5 };
    return refused ? { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 5 } : null;
  };

  /** Noted before its first byte is sent, and not where nobody takes one. */
  async function* noted(
    list: ExportRoute,
    { format, ...query }: { readonly format: ListFormat },
    { caller, at }: CallContext,
    content: FileReply["content"],
  ): FileReply["content"] {
    underWay += 1;
    try {
      await noteExport(
        store,
        {
          account: caller.kind === "person" ? caller.account : "",
          list: exportRoutes[list].path.split("/").at(-1)!,
          format,
          filters: Object.keys(query),
        },
        at,
      );
      yield* content;
    } finally {
      underWay -= 1;
    }
  }

  const file = async <T>(
    list: ExportRoute,
    query: { readonly format: ListFormat },
    context: CallContext,
    columns: readonly Column<T>[],
    read: (cursor: string | undefined) => Promise<Page<T>>,
  ): Promise<FileReply | Refusal> => {
    const refused = await limited(context);
    if (refused) return refused;
    const { language, at } = context;
    const reference = await reads.reference();
    const asked = { list, format: query.format, language, at, reference };
    const made = listFile(asked, columns, pagesOf(read));
    return { ...made, content: noted(list, query, context, made.content) };
  };
  /** Of a list that is read at once, and not before the call is one of those that are taken. */
  const whole = <T>(list: () => Promise<readonly T[]> | readonly T[]) => {
    let read: Promise<readonly T[]> | null = null;
    return async (cursor = "0"): Promise<Page<T>> => {
      read ??= Promise.resolve(list());
      const items = await read;
      const to = Number(cursor) + inPage;
      const next = to < items.length ? String(to) : null;
      return { items: items.slice(Number(cursor), to), next };
    };
  };

  return {
    exportPasses: ({ query }, context) => {
      const { format: _, ...asked } = query;
      const { caller, at } = context;
      return file("exportPasses", query, context, passColumns, (cursor) =>
        passPageFor(reads, caller, { ...asked, cursor, limit: inPage }, at),
      );
    },
    exportApplications: ({ query }, context) =>
      file("exportApplications", query, context, applicationColumns, (cursor) =>
        applicationsFor(reads, context.caller, {
          status: query.status,
          area: query.area,
          cursor,
          limit: inPage,
        }),
      ),
    exportTrips: ({ query }, context) => {
      const { format: _, ...asked } = query;
      return file("exportTrips", query, context, tripColumns, (cursor) =>
        tripsFor(reads, context.caller, { ...asked, cursor, limit: inPage }),
      );
    },
    exportAlerts: ({ query }, context) => {
      const { format: _, ...asked } = query;
      const { caller, at } = context;
      return file("exportAlerts", query, context, alertColumns, (cursor) =>
        alertsFor(reads, caller, { ...asked, cursor, limit: inPage }, at),
      );
    },
    exportWatchlist: ({ query }, context) => {
      const { format: _, ...asked } = query;
      const { caller, at } = context;
      return file("exportWatchlist", query, context, watchColumns, (cursor) =>
        watchlistFor(reads, caller, { ...asked, cursor, limit: inPage }, at),
      );
    },
    exportConvoys: ({ query }, context) => {
      const { caller, at } = context;
      return file("exportConvoys", query, context, convoyColumns, (cursor) =>
        convoysFor(reads, caller, { status: query.status, cursor, limit: convoysInPage }, at),
      );
    },
    exportDaily: async ({ query }, context) => {
      const table = await dailyFor(reads, context.caller, query, context.at);
      return isRefusal(table)
        ? table
        : file(
            "exportDaily",
            query,
            context,
            areaDayColumns,
            whole(() => table.items),
          );
    },
    exportPostDays: async ({ query }, context) => {
      const table = await postDaysFor(reads, context.caller, query, context.at);
      return isRefusal(table)
        ? table
        : file(
            "exportPostDays",
            query,
            context,
            postDayColumns,
            whole(() => table.items),
          );
    },
    exportExtended: async ({ query }, context) => {
      const row = await extensionFor(reads, query.extension, context.caller);
      if ("refused" in row) return row;
      const { outcome } = query;
      return file("exportExtended", query, context, extendedColumns, async (cursor) => {
        const from = Number(cursor ?? 0);
        const asked = { from, outcome, limit: inPage };
        const { items, next } = await extendedFrom(reads, row, asked, context.language);
        return { items, next: next === null ? null : String(next) };
      });
    },
    exportQuestions: ({ query }, context) =>
      file("exportQuestions", query, context, questionColumns, (cursor) =>
        questionsFor(reads, context.caller, { status: query.status, cursor, limit: inPage }),
      ),
    exportRoadMarks: ({ query }, context) =>
      file("exportRoadMarks", query, context, roadMarkColumns, (cursor) =>
        roadMarksFor(reads, { status: query.status, cursor, limit: inPage }, context.at),
      ),
    exportSignUps: ({ query }, context) =>
      file("exportSignUps", query, context, signUpColumns, (cursor) =>
        signUpsFor(reads, context.caller, { status: query.status, cursor, limit: inPage }),
      ),
    exportLevels: ({ query }, context) => {
      const areas = whole(async () =>
        areaStandings(await reads.reference(), query.q ?? "", context.at),
      );
      return file("exportLevels", query, context, levelColumns, areas);
    },
    exportMeasures: ({ query }, context) => {
      const measures = whole(async () =>
        byStateNow(latestFirst((await reads.reference()).measures), context.at),
      );
      return file("exportMeasures", query, context, measureColumns, measures);
    },
    exportProposals: ({ query }, context) =>
      file("exportProposals", query, context, proposalColumns, (cursor) =>
        proposalsFor(reads, context.caller, { cursor, limit: inPage }, context.at),
      ),
    exportUsers: ({ query }, context) =>
      file(
        "exportUsers",
        query,
        context,
        personColumns,
        whole(() => peopleFor(reads)),
      ),
    exportDevices: ({ query }, context) =>
      file(
        "exportDevices",
        query,
        context,
        deviceColumns,
        whole(() => devicesFor(reads, context.caller)),
      ),
  };
};
