import type { Manifest, ManifestCheck } from "../../shared/domain/manifest-shape.ts";

/** [W11] Entries of the watchlist that somebody's paper met, by id; left out where there are none. */
interface Met {
  readonly met?: readonly string[];
}

/** A list as it is on record, apart from its checks. */
export type ManifestRow = Omit<Manifest, "checks"> & Met;

/** A check as it is on record. */
export interface CheckRow extends ManifestCheck, Met {
  readonly manifest: string;
  readonly scan: string;
  readonly device: string;
}

export interface ManifestReads {
  manifest(id: string): Promise<ManifestRow | undefined>;
  manifestsByIds(ids: readonly string[]): Promise<readonly ManifestRow[]>;
  /** Of vehicles by their keys (pass id, or plate), made at or after a time (ms); as they came. */
  manifestsOf(vehicles: readonly string[], madeSince: number): Promise<readonly ManifestRow[]>;
  /** Made at a post and received after a time (ms); as they came. */
  manifestsAt(checkpoint: string, receivedAfter: number): Promise<readonly ManifestRow[]>;
  /** With names still in them and made at or before a time (ms): the next after `after`, at most `limit`, as they came. */
  namedManifests(
    madeBefore: number,
    after: number,
    limit: number,
  ): Promise<readonly { readonly no: number; readonly row: ManifestRow }[]>;
  manifestCheck(id: string): Promise<CheckRow | undefined>;
  /** Of these lists; as they came. */
  checksOf(manifests: readonly string[]): Promise<readonly CheckRow[]>;
}
export interface ManifestWrites {
  /** Adds a list, or erases its names: nothing else of it changes. */
  putManifest(row: ManifestRow): Promise<void>;
  addManifestCheck(row: CheckRow): Promise<void>;
}
