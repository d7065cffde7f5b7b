import { openDecoder } from "./decoder.ts";

/** Longest side at which a photo is looked at, px, in turn: a code that fills it is found in the first, a small one later. */
const sides = [1_600, 3_200, 800];

const scaled = async (photo: ImageBitmap, side: number): Promise<ImageBitmap> => {
  const share = Math.min(1, side / Math.max(photo.width, photo.height));
  return createImageBitmap(photo, {
    resizeWidth: Math.max(1, Math.round(photo.width * share)),
    resizeHeight: Math.max(1, Math.round(photo.height * share)),
    resizeQuality: "medium",
  });
};

export type PhotoTrouble = "no-picture" | "no-code" | "damaged-code";

/** The text of the code in a photo, or why there is none. The photo never leaves the tablet. */
export const decodePhoto = async (
  file: Blob,
): Promise<{ readonly text: string } | PhotoTrouble> => {
  const photo = await createImageBitmap(file).catch(() => null);
  if (!photo) return "no-picture";
  let broken = false;
  const decoder = openDecoder(() => {
    broken = true;
  });
  let damaged = false;
  try {
    for (const side of sides) {
      if (broken) break;
      const reply = await decoder.decode(await scaled(photo, side), "thorough");
      if (reply.kind === "text") return { text: reply.text };
      damaged ||= reply.kind === "unreadable";
    }
  } finally {
    decoder.close();
    photo.close();
  }
  return damaged ? "damaged-code" : "no-code";
};
