import { asOneLine } from "../../shared/domain/one-line.ts";

/** Numbers of telephones, papers and licences, with what names them: whoever drives is known by name alone. */
const numbers =
  /[\s([,;:–-]*(?:(?:số\s*)?(?:cccd|cmnd|cmt|căn cước|gplx|bằng lái|điện thoại|đt|sđt|sdt|tel|phone|mobile)\b\.?)?[\s:.–-]*\+?\d(?:[\s.-]?\d){7,13}[)\]]*/giu;
const letters = /\p{L}.*\p{L}/u;

/** [P28] The name in a cell about the driver; null where it holds none, which is no fault: a pass needs none. */
export const readDriver = (text: string): string | null => {
  const name = asOneLine(text.replace(numbers, " ").replace(/\s*\n\s*/g, ", ")).replace(
    /^[\s,;:–-]+|[\s,;:–-]+$/g,
    "",
  );
  return letters.test(name) ? name : null;
};
