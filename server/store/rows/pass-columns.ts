import { ms } from "../../../shared/domain/time.ts";
import { fromPassId } from "../../pass-numbers.ts";
import type { PassToPut } from "../ports.ts";
import { viaColumn } from "./via.ts";

/** A pass as its row is written; `trailerPlate` has a column of its own on PostgreSQL, `changedAt` (ms) in its history. */
export const passColumns = ({ pass, searchText }: PassToPut) => ({
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
  changedAt: ms(pass.changedAt),
  search: searchText,
  body: JSON.stringify(pass),
});
