import { vehicleKey } from "../../../shared/domain/manifest.ts";
import { ms } from "../../../shared/domain/time.ts";
import type { CheckRow, ManifestRow } from "../manifest-ports.ts";

export const manifestColumns = (row: ManifestRow) => ({
  id: row.id,
  vehicle: vehicleKey(row),
  checkpoint: row.checkpoint,
  madeAt: ms(row.madeAt),
  receivedAt: ms(row.receivedAt),
  named: row.erasedAt === null ? 1 : 0,
  body: JSON.stringify(row),
});

export const toManifest = (body: string): ManifestRow => JSON.parse(body) as ManifestRow;
export const toCheck = (body: string): CheckRow => JSON.parse(body) as CheckRow;
