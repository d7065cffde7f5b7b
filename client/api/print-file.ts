import type { Asking, RouteName, Routes } from "../../shared/contract/routes.ts";
import { answerOf, Unreachable } from "./call.ts";

/** The routes that answer with a PDF. */
type PrintRoute = {
  readonly [N in RouteName]: Routes[N]["reply"] extends "application/pdf" ? N : never;
}[RouteName];

export interface PrintedFile {
  readonly name: string;
  readonly pdf: Blob;
  readonly pages: number;
}

/** A large file on a slow line. */
const longestPrintMs = 30 * 60_000;

/** How each page of our files is named in them. */
const pageMark = "/Type /Page\n";
const lastMark = "%%EOF";

const countPages = () => {
  const decoder = new TextDecoder("latin1");
  let rest = "";
  return (bytes: Uint8Array): { readonly pages: number; readonly ends: boolean } => {
    const text = rest + decoder.decode(bytes);
    // A mark may lie across two pieces.
    rest = text.slice(-pageMark.length + 1);
    return {
      pages: text.split(pageMark).length - 1,
      ends: text.trimEnd().endsWith(lastMark),
    };
  };
};

/**
 * A file to print, as it comes: `onPage` is told how many of its pages are there. Rejects as `call` does, and with `Unreachable` where it
 * broke off.
 */
export const printFile = async <N extends PrintRoute>(
  name: N,
  asking: Asking<N>,
  { signal, onPage }: { readonly signal: AbortSignal; readonly onPage: (pages: number) => void },
): Promise<PrintedFile> => {
  const response = await answerOf(name, asking, { signal, patienceMs: longestPrintMs });
  const reader = response.body?.getReader();
  const pieces: BlobPart[] = [];
  const count = countPages();
  let pages = 0;
  let ended = false;
  try {
    for (;;) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done || !value) break;
      pieces.push(value);
      const seen = count(value);
      pages += seen.pages;
      ended = seen.ends;
      if (seen.pages > 0) onPage(pages);
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw new Unreachable(cause);
  }
  if (!ended) throw new Unreachable("the file broke off");
  const [, kept] =
    /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "") ?? [];
  return { name: kept ?? "in.pdf", pdf: new Blob(pieces, { type: "application/pdf" }), pages };
};
