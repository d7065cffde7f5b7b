import { hash } from "node:crypto";
import { type Refusal, refusal } from "../../shared/contract/problems.ts";
import { isPlainJpeg } from "../../shared/domain/jpeg.ts";
import { withPhotos } from "../../shared/domain/question.ts";
import type { DeviceRow, Store } from "../store/ports.ts";
import { questionEvent } from "./ask-question.ts";

export interface PhotoGiven {
  readonly id: string;
  readonly sha: string;
  readonly bytes: Uint8Array;
}

/**
 * [O50] Keeps a photo that the tablet's own question names by its content. The same again changes nothing. Refuses
 * `invalid-input` for bytes that are not what the name says, or carry anything beside a picture; `not-found` for a
 * photo that no question of this tablet names.
 */
export const putQuestionPhoto = async (
  store: Store,
  device: DeviceRow,
  { id, sha, bytes }: PhotoGiven,
  at: number,
): Promise<{ sha: string } | Refusal> => {
  if (hash("sha256", bytes, "base64url") !== sha)
    return refusal("invalid-input", { sha: "photo-not-as-named" });
  if (!isPlainJpeg(bytes)) return refusal("invalid-input", { photo: "photo-not-plain" });
  return store.write(async (tx) => {
    const question = await tx.question(id.toLowerCase());
    const photo = question?.photos.find((one) => one.sha === sha);
    if (!question || !photo || question.device !== device.id) return refusal("not-found");
    if (photo.state !== "awaited") return { sha };
    const next = withPhotos(question, "here", (one) => one === sha);
    await tx.putQuestionPhoto(question.id, sha, bytes);
    await tx.putQuestion(next);
    await tx.append([questionEvent("photo", next, await tx.reference())], at);
    return { sha };
  });
};
