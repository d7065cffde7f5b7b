import type { CropMarks, Paper } from "../../../shared/contract/prints.ts";
import { isRefusal, type Refusal, refusal } from "../../../shared/contract/problems.ts";
import type { FileReply } from "../../../shared/contract/route-shape.ts";
import type { Printed } from "../../outbound/print/job.ts";
import { canPrint, printed } from "../../outbound/print/printer.ts";
import { chosenPasses, convoyPrint, importPasses, type Printing } from "../../queries/prints.ts";
import type { Store } from "../../store/ports.ts";
import type { CallContext, Handlers } from "../handler.ts";
import type { RateLimits } from "../rate-limits.ts";

/** [G5] Files as they are made: nobody waits for the last page before the first is sent. */
export const printHandlers = (
  store: Store,
  limits: RateLimits,
  travelNow: Printing["travelNow"],
): Pick<Handlers, "passPdf" | "printPasses" | "convoyPdf" | "importPdf"> => {
  const { reads } = store;
  const printingOf = ({ caller, at, origin }: CallContext): Printing => ({
    caller,
    at,
    host: new URL(origin).host,
    travelNow,
  });
  /** Refused where as many files are under way as may be, or the account has had as many as it may. */
  const limited = async ({ caller }: CallContext): Promise<Refusal | null> => {
    const account = caller.kind === "person" ? caller.account : "";
    const refused = canPrint() ? await limits.take("prints", account) : { retryAfter: 5 };
    return refused ? { ...refusal("rate-limited"), retryAfter: refused.retryAfter ?? 5 } : null;
  };
  const file = (
    name: string,
    { paper, marks }: { readonly paper: Paper; readonly marks: CropMarks },
    { at }: CallContext,
    groups: AsyncIterable<readonly Printed[]>,
  ): FileReply => ({
    name: `${name}-${paper}.pdf`,
    type: "application/pdf",
    content: printed({ title: name, paper, crop: marks === "crop", at }, groups),
  });

  return {
    passPdf: async ({ params, query }, context) => {
      const groups = await chosenPasses(reads, [params.id], printingOf(context));
      // It is named by its address, and no field.
      if (isRefusal(groups)) return refusal(groups.refused);
      return (await limited(context)) ?? file(`giay-${params.id}`, query, context, groups);
    },
    printPasses: async ({ body }, context) => {
      const groups = await chosenPasses(reads, body.passes, printingOf(context));
      if (isRefusal(groups)) return groups;
      return (await limited(context)) ?? file("giay", body, context, groups);
    },
    importPdf: async ({ params, query }, context) => {
      const { caller } = context;
      const row = await reads.importBatch(params.id);
      // [I11] Another's does not exist.
      if (caller.kind !== "person" || row?.account !== caller.account) return refusal("not-found");
      const groups = await importPasses(reads, row, query.file, printingOf(context));
      if (isRefusal(groups)) return groups;
      const part = query.file === undefined ? "" : `-${query.file}`;
      return (await limited(context)) ?? file(`giay-danh-sach${part}`, query, context, groups);
    },
    convoyPdf: async ({ params, query }, context) => {
      const found = await convoyPrint(reads, params.id, printingOf(context));
      if (isRefusal(found)) return found;
      const { convoy, passes } = found;
      const all = async function* (): AsyncGenerator<readonly Printed[]> {
        yield [{ convoy }];
        yield* passes;
      };
      return (await limited(context)) ?? file("doan-xe", query, context, all());
    },
  };
};
