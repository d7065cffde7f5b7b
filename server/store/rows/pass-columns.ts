import type { Pass } from "../../../shared/domain/pass.ts";
import { ms } from "../../../shared/domain/time.ts";
import { fromPassId } from "../../pass-numbers.ts";
import type { PassToPut } from "../ports.ts";
import { keptPass } from "./pass-body.ts";
import { viaColumn } from "./via.ts";

const columnsOf = (pass: Pass) => ({
  id: pass.id,
  ...fromPassId(pass.id),
  rev: pass.rev,
  shortCode: pass.shortCode,
  plate: pass.plate,
  trailerPlate: pass.trailerPlate,
  carrier: pass.carrier,
  endpoint: pass.endpoint,
  via: viaColumn(pass),
  corridor: pass.corridor,
  validFrom: ms(pass.validFrom),
  validTo: ms(pass.validTo),
  status: pass.status,
  namesDriver: pass.driver === undefined ? 0 : 1,
  changedAt: ms(pass.changedAt),
});

/**
 * A pass as its row is written; `trailerPlate` has a column of its own on PostgreSQL, `changedAt` (ms) in its history. `kept`: what
 * its body holds.
 */
export const passColumns = ({ pass, searchText }: PassToPut) => {
  const kept = keptPass(pass);
  return { ...columnsOf(pass), search: searchText, body: JSON.stringify(kept), kept };
};
