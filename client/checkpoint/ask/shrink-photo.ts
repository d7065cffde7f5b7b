import { plainJpeg } from "../../../shared/domain/jpeg.ts";
import { mostPhotoBytes } from "../../../shared/domain/question.ts";
import { sha256 } from "../../api/bytes.ts";

/** A photo as it will be sent: small, and with nothing of camera, place or time in it. */
export interface TakenPhoto {
  readonly sha: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Longest side, px: enough to read a paper held before the camera. */
const longestSide = 1_280;
/** In turn, until it is small enough. */
const attempts = [
  { share: 1, quality: 0.8 },
  { share: 1, quality: 0.6 },
  { share: 0.75, quality: 0.6 },
  { share: 0.5, quality: 0.5 },
] as const;

const drawn = async (photo: ImageBitmap, side: number, quality: number): Promise<Uint8Array> => {
  const share = Math.min(1, side / Math.max(photo.width, photo.height));
  const [width, height] = [photo.width, photo.height].map((px) =>
    Math.max(1, Math.round(px * share)),
  ) as [number, number];
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")?.drawImage(photo, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality });
  return new Uint8Array(await blob.arrayBuffer());
};

/** [O54] Draws a photo anew, at most 1280 px and 400 kB, the right way up; null where it is no picture that opens here. */
export const shrinkPhoto = async (file: Blob): Promise<TakenPhoto | null> => {
  const photo = await createImageBitmap(file).catch(() => null);
  if (!photo) return null;
  try {
    for (const { share, quality } of attempts) {
      // Some browsers write of themselves into what a canvas gives.
      const bytes = plainJpeg(await drawn(photo, longestSide * share, quality));
      if (bytes && bytes.length <= mostPhotoBytes) return { sha: await sha256(bytes), bytes };
    }
    return null;
  } finally {
    photo.close();
  }
};
