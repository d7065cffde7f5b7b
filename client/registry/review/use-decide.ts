import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type {
  ApplicationDecision,
  ApplicationSeen,
} from "../../../shared/contract/applications.ts";
import type { Found } from "../../../shared/domain/application-shape.ts";
import { call, ProblemError } from "../../api/call.ts";
import { newId } from "../../ui/new-id.ts";

export type Decision = ApplicationDecision["decision"];

/** `how`: what somebody else did to it first. */
type Outcome = "done" | "failed" | { readonly how: string };

interface Deciding {
  readonly decision: Decision;
  readonly reasons: readonly Found[];
}

const send = (
  { id, rev }: ApplicationSeen,
  { decision, reasons }: Deciding,
): Promise<ApplicationSeen> => {
  const act = { id: newId(), rev };
  const body: ApplicationDecision =
    decision === "approve" ? { ...act, decision } : { ...act, decision, reasons: [...reasons] };
  return call("decideApplication", { params: { id }, body });
};

/** Decides files, one at a time. What failed stays open, with why. */
export const useDecide = () => {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const readAnew = (): void => {
    for (const name of ["applications", "application", "passes"])
      void client.invalidateQueries({ queryKey: [name] });
  };
  const attempt = async (one: ApplicationSeen, deciding: Deciding): Promise<Outcome> => {
    try {
      await send(one, deciding);
      return "done";
    } catch (cause) {
      if (cause instanceof ProblemError && cause.code === "application-moved")
        return { how: cause.fields.rev ?? cause.detail };
      setError(cause);
      return "failed";
    }
  };
  const during = async <T>(work: () => Promise<T>): Promise<T> => {
    setBusy(true);
    setError(null);
    try {
      return await work();
    } finally {
      setBusy(false);
      readAnew();
    }
  };
  return {
    busy,
    error,
    reset: (): void => setError(null),
    one: (file: ApplicationSeen, deciding: Deciding) => during(() => attempt(file, deciding)),
    /** Approves several, one after another; those that cannot be stay. */
    many: (files: readonly ApplicationSeen[]) =>
      during(async () => {
        const done: ApplicationSeen[] = [];
        for (const file of files)
          if ((await attempt(file, { decision: "approve", reasons: [] })) === "done")
            done.push(file);
        setError(null);
        return { done, left: files.length - done.length };
      }),
  };
};
