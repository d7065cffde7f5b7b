import { type PassOnFile, passOnFile } from "../../../shared/domain/pass.ts";
import type { MadeVersion } from "../../../shared/domain/pass-revisions.ts";

const fieldsOnFile = Object.keys(passOnFile.shape) as (keyof PassOnFile)[];

/** What tablets hold of a pass, out of its row's body; the rest never leaves for them. */
export const toOnFile = (body: string): PassOnFile => {
  const pass = JSON.parse(body) as PassOnFile;
  return Object.fromEntries(
    fieldsOnFile.flatMap((field) => (field in pass ? [[field, pass[field]]] : [])),
  ) as PassOnFile;
};

export interface MadeVersionColumns {
  readonly body: string;
  /** When it was made, ms. */
  readonly at: number;
}
export const toMadeVersion = ({ body, at }: MadeVersionColumns): MadeVersion => ({
  pass: toOnFile(body),
  from: at,
});

/** A vehicle is scanned at every post it passes: its pass is taken apart once for as long as it stays the same. */
const mostPasses = 20_000;

/** `toOnFile` that remembers, for the scan path. */
export const makeOnFileReader = (): ((id: string, body: string) => PassOnFile) => {
  const kept = new Map<string, { readonly body: string; readonly pass: PassOnFile }>();
  return (id, body) => {
    const before = kept.get(id);
    if (before?.body === body) return before.pass;
    const pass = toOnFile(body);
    if (kept.size >= mostPasses) kept.clear();
    kept.set(id, { body, pass });
    return pass;
  };
};
