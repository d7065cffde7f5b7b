import { describe, expect, it } from "vitest";
import { fromLegacy, isSyllable, legacyOf, tellingWords } from "../../server/sheets/legacy.ts";

/** Sentences as they stand in papers of those years, typed with either font. */
const said = [
  [
    "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "Céng hßa x· héi chñ nghÜa ViÖt Nam",
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
  ],
  [
    "Độc lập - Tự do - Hạnh phúc",
    "§éc lËp - Tù do - H¹nh phóc",
    "Ñoäc laäp - Töï do - Haïnh phuùc",
  ],
  [
    "Uỷ ban nhân dân tỉnh Bình Phước",
    "Uû ban nh©n d©n tØnh B×nh Ph\u00adíc",
    "Uyû ban nhaân daân tænh Bình Phöôùc",
  ],
  [
    "Vận chuyển hàng hóa thiết yếu bằng đường bộ, đường thủy",
    "VËn chuyÓn hµng hãa thiÕt yÕu b»ng ®\u00adêng bé, ®\u00adêng thñy",
    "Vaän chuyeån haøng hoùa thieát yeáu baèng ñöôøng boä, ñöôøng thuûy",
  ],
  [
    "Ở Lộc Ninh kỹ sư nghỉ sửa xe ngã ba, mở cửa chợ Phú Riềng",
    "ë Léc Ninh kü s\u00ad nghØ söa xe ng· ba, më cöa chî Phó RiÒng",
    "ÔÛ Loäc Ninh kyõ sö nghæ söûa xe ngaõ ba, môû cöûa chôï Phuù Rieàng",
  ],
] as const;

describe("[I3] text of legacy fonts", () => {
  it.each(said)("%s", (text, tcvn3, vni) => {
    // TCVN3 has no capitals with a tone: fonts of capitals drew them.
    expect(fromLegacy("tcvn3", tcvn3)).toBe(text.replace("Ở", "ở"));
    expect(fromLegacy("vni", vni)).toBe(text);
  });

  it("is told by what makes Vietnamese of it, and Vietnamese is left alone", () => {
    const words = (of: 0 | 1 | 2) => said.flatMap((one) => tellingWords(one[of]));
    expect(legacyOf(words(0))).toBeNull();
    expect(legacyOf(words(1))).toBe("tcvn3");
    expect(legacyOf(words(2))).toBe("vni");
    expect(
      said.flatMap(([text]) => tellingWords(text)).filter((word) => !isSyllable(word)),
    ).toEqual([]);
  });
});
