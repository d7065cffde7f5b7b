import type { z } from "zod";
import type { Action } from "../domain/access.ts";
import type { ProblemCode } from "./problems.ts";

/**
 * Who may call: `anyone`; `signed-in`, anyone with a session; `device`, an enrolled tablet by its key;
 * `{ may }`, a person whose grants allow the action somewhere (the subject is checked in the handler);
 * `{ may, orDevice }`, that or a tablet; `{ may, whole }`, only with a grant over the whole installation, to
 * which people, keys, places, rules and the log belong.
 */
export type Who =
  | "anyone"
  | "signed-in"
  | "device"
  | { readonly may: Action; readonly orDevice?: true; readonly whole?: true };

/** What a list in a file may be: separated text or a workbook. */
export const listTypes = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/** A file that is sent while it is made. `name`: what it is kept as. */
export interface FileReply {
  readonly name: string;
  readonly type: "application/pdf" | (typeof listTypes)[keyof typeof listTypes];
  readonly content: AsyncGenerator<Uint8Array>;
}

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly summary: string;
  readonly who: Who;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /** A body that is no JSON: its media type. */
  readonly bytes?: "image/jpeg" | "application/octet-stream";
  /** JSON reply, or the media type of another kind. */
  readonly reply:
    | z.ZodType
    | "image/svg+xml"
    | "image/png"
    | "image/jpeg"
    | "text/plain"
    | "text/csv"
    | "application/pdf"
    | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    | "application/octet-stream"
    /** A list in a file, in the format that was asked for. */
    | "list";
  /** The answer grows with the province: packed where it is long and the caller reads gzip. */
  readonly packs?: true;
  /** What this address answers never changes: the caller may keep it for good. */
  readonly keeps?: true;
  /** 200 unless said. */
  readonly status?: 201 | 204;
  /** Largest body, bytes; 100 kB unless said. */
  readonly bodyLimit?: number;
  /** Problems of its own, beside those that every such route can be refused with (`problemsOf`). */
  readonly refuses?: readonly ProblemCode[];
}
