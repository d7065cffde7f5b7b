import { useEffect, useRef, useState } from "react";
import type { Pass } from "../../shared/domain/pass.ts";
import { useCall } from "../api/queries.ts";
import type { Reference } from "../api/reference.ts";
import type { Draft } from "../registration/draft.ts";

/** What one vehicle of a carrier has in common with the next, where its places are still in use. */
const likeLast = (pass: Pass, { endpoints, corridors }: Reference): Partial<Draft> => ({
  kind: String(pass.kind),
  purpose: String(pass.purpose),
  origin: pass.origin,
  ...(endpoints.get(pass.endpoint)?.active && { endpoint: pass.endpoint }),
  ...(corridors.get(pass.corridor)?.active && { corridor: pass.corridor }),
});

/**
 * Fills what is empty in a registration as the newest pass of its carrier has it, once for each carrier that is chosen; answers
 * of that pass, where anything was filled in from it.
 */
export const useLastOfCarrier = (
  draft: Draft,
  change: (part: Partial<Draft>) => void,
  reference: Reference,
): Pass | null => {
  const { carrier } = draft;
  const [filled, setFilled] = useState<Pass | null>(null);
  const looked = useRef("");
  const last = useCall("passes", { query: { carrier, limit: 1 } }, { enabled: carrier !== "" });
  const pass = last.data?.items[0];
  useEffect(() => {
    if (pass?.carrier !== carrier || looked.current === carrier) return;
    looked.current = carrier;
    const missing = Object.entries(likeLast(pass, reference)).filter(
      ([field]) => draft[field as keyof Draft] === "",
    );
    if (missing.length === 0) return;
    change(Object.fromEntries(missing));
    setFilled(pass);
  }, [pass, carrier, draft, change, reference]);
  return filled?.carrier === carrier ? filled : null;
};
