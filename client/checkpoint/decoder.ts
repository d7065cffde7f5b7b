export interface DecodeRequest {
  readonly bitmap: ImageBitmap;
  readonly effort: Effort;
}
/** `thorough` takes its time, for a photo: turned any way, light on dark. */
export type Effort = "quick" | "thorough";
/** `unreadable`: a code is there, but damaged. `broken`: the reader itself did not start. */
export type DecodeReply =
  | { readonly kind: "ready" | "broken" | "nothing" | "unreadable" }
  | { readonly kind: "text"; readonly text: string };

export interface Decoder {
  /** Decodes one frame; the bitmap is given away. One at a time. */
  readonly decode: (bitmap: ImageBitmap, effort?: Effort) => Promise<DecodeReply>;
  readonly close: () => void;
}

/** Starts the reader in its own thread, so that looking for codes never delays a tap. `onBroken`: it did not start. */
export const openDecoder = (onBroken: () => void): Decoder => {
  const worker = new Worker(new URL("./decode-worker.ts", import.meta.url), { type: "module" });
  let pending: ((reply: DecodeReply) => void) | null = null;
  worker.onmessage = ({ data }: MessageEvent<DecodeReply>) => {
    if (data.kind === "broken") onBroken();
    if (data.kind === "ready") return;
    pending?.(data);
    pending = null;
  };
  worker.onerror = () => {
    onBroken();
    pending?.({ kind: "broken" });
    pending = null;
  };
  return {
    decode: (bitmap, effort = "quick") =>
      new Promise((resolve) => {
        pending = resolve;
        worker.postMessage({ bitmap, effort } satisfies DecodeRequest, [bitmap]);
      }),
    close: () => worker.terminate(),
  };
};
