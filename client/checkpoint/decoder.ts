/** Read by whoever it is given to, and closed there: frames not closed keep the camera from giving more. */
export type Picture = ImageBitmap | VideoFrame;
export interface DecodeRequest {
  readonly picture: Picture;
  readonly effort: Effort;
}
/** `thorough` takes its time, for a photo: turned any way, light on dark. */
export type Effort = "quick" | "thorough";
/** `unreadable`: a code is there, but damaged. `broken`: the reader itself did not start. */
export type DecodeReply =
  | { readonly kind: "ready" | "broken" | "nothing" | "unreadable" }
  | { readonly kind: "text"; readonly text: string };

export interface Decoder {
  /** Decodes one picture, which is given away. One at a time. */
  readonly decode: (picture: Picture, effort?: Effort) => Promise<DecodeReply>;
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
    decode: (picture, effort = "quick") =>
      new Promise((resolve) => {
        pending = resolve;
        worker.postMessage({ picture, effort } satisfies DecodeRequest, [picture]);
      }),
    close: () => worker.terminate(),
  };
};
