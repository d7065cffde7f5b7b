import type { Grant } from "../shared/domain/access-shape.ts";
import type { DeviceRow } from "./store/ports.ts";

/** Who makes a call, as authentication found out; what they may do is for `may` to say. */
export type Caller =
  | { readonly kind: "anyone" }
  | {
      readonly kind: "person";
      readonly account: string;
      readonly username: string;
      readonly displayName: string;
      readonly grants: readonly Grant[];
    }
  | { readonly kind: "device"; readonly device: DeviceRow };
