import { createHash } from "node:crypto";
import type { NewQuestion } from "../../shared/contract/questions.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { uuidV7 } from "./a-device.ts";
import { at } from "./times.ts";

const named = (bytes: Buffer) => ({
  bytes,
  sha: createHash("sha256").update(bytes).digest("base64url"),
});

const plain = Buffer.from(
  "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDAAgoKC8oLzc3Nzc3N0E8QUNDQ0FBQUFDQ0NISEhVVVVISEhDQ0hIUFBVVVxfXFdXVVdfX2RkZHh4c3OMjJGsrM//xABMAAEBAAAAAAAAAAAAAAAAAAAABgEBAQAAAAAAAAAAAAAAAAAABQYQAQAAAAAAAAAAAAAAAAAAAAARAQAAAAAAAAAAAAAAAAAAAAD/wAARCAAQABADASIAAhEAAxEA/9oADAMBAAIRAxEAPwCbAUQF/9k=",
  "base64",
);

/** A picture of a blue nothing; `examples.askQuestion` names it. */
export const aPhoto = named(plain);

export const aSegment = (kind: number, said: string): Buffer => {
  const content = Buffer.from(said);
  const length = content.length + 2;
  return Buffer.concat([Buffer.of(0xff, kind, length >> 8, length & 255), content]);
};

/** A segment put behind a JPEG's first two bytes. */
export const withSegment = (segment: Buffer) =>
  named(Buffer.concat([plain.subarray(0, 2), segment, plain.subarray(2)]));

/** The same picture as a camera gives it: with place, time and its own name. */
export const aPhotoWithExif = withSegment(aSegment(0xe1, "Exif\0\0 10.7769,106.7009 SM-T295"));
export const aPhotoWithComment = withSegment(aSegment(0xfe, "chụp ở chốt Tân Lập"));
/** Another picture by its content. */
export const anotherPhoto = withSegment(aSegment(0xe2, "ICC_PROFILE\0"));

/** A post asks about a vehicle it stopped at 09:00. */
export const aQuestion = (change: Partial<NewQuestion> = {}): NewQuestion => ({
  id: uuidV7(Date.parse(change.at ?? at())),
  plate: "93C12345" as Plate,
  pass: null,
  outcome: "stop",
  reasons: ["too-many-aboard"],
  topics: ["aboard"],
  text: "Người thứ ba là Nguyễn Văn Ba, phụ xe.",
  photos: [],
  at: at(),
  offsetMs: 0,
  ...change,
});
