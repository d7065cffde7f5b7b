import type { Inflate } from "../../shared/domain/status-list.ts";

/** zlib, stopping as soon as the output exceeds what the caller allows. */
export const inflate: Inflate = async (deflated, maxBytes) => {
  const source = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate"));
  // Not `for await`: Safari's streams cannot be iterated.
  const reader = source.getReader();
  const out = new Uint8Array(maxBytes);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return out.slice(0, length);
    if (length + value.length > maxBytes) {
      await reader.cancel();
      throw new RangeError("inflates to more than allowed");
    }
    out.set(value, length);
    length += value.length;
  }
};
