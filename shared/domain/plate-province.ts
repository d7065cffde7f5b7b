/** Codes that begin a plate of Việt Nam and whose they are: circular 58/2020/TT-BCA, annex 2; areas as they were then. */
const owners: readonly (readonly [name: string, ...codes: readonly number[]])[] = [
  ["Cao Bằng", 11],
  ["Lạng Sơn", 12],
  ["Quảng Ninh", 14],
  ["Hải Phòng", 15, 16],
  ["Thái Bình", 17],
  ["Nam Định", 18],
  ["Phú Thọ", 19],
  ["Thái Nguyên", 20],
  ["Yên Bái", 21],
  ["Tuyên Quang", 22],
  ["Hà Giang", 23],
  ["Lào Cai", 24],
  ["Lai Châu", 25],
  ["Sơn La", 26],
  ["Điện Biên", 27],
  ["Hòa Bình", 28],
  ["Hà Nội", 29, 30, 31, 32, 33, 40],
  ["Hải Dương", 34],
  ["Ninh Bình", 35],
  ["Thanh Hóa", 36],
  ["Nghệ An", 37],
  ["Hà Tĩnh", 38],
  ["Đồng Nai", 39, 60],
  ["TP.HCM", 41, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59],
  ["Đà Nẵng", 43],
  ["Đắk Lắk", 47],
  ["Đắk Nông", 48],
  ["Lâm Đồng", 49],
  ["Bình Dương", 61],
  ["Long An", 62],
  ["Tiền Giang", 63],
  ["Vĩnh Long", 64],
  ["Cần Thơ", 65],
  ["Đồng Tháp", 66],
  ["An Giang", 67],
  ["Kiên Giang", 68],
  ["Cà Mau", 69],
  ["Tây Ninh", 70],
  ["Bến Tre", 71],
  ["Vũng Tàu", 72],
  ["Quảng Bình", 73],
  ["Quảng Trị", 74],
  ["Huế", 75],
  ["Quảng Ngãi", 76],
  ["Bình Định", 77],
  ["Phú Yên", 78],
  ["Khánh Hòa", 79],
  ["Trung ương", 80],
  ["Gia Lai", 81],
  ["Kon Tum", 82],
  ["Sóc Trăng", 83],
  ["Trà Vinh", 84],
  ["Ninh Thuận", 85],
  ["Bình Thuận", 86],
  ["Vĩnh Phúc", 88],
  ["Hưng Yên", 89],
  ["Hà Nam", 90],
  ["Quảng Nam", 92],
  ["Bình Phước", 93],
  ["Bạc Liêu", 94],
  ["Hậu Giang", 95],
  ["Bắc Kạn", 97],
  ["Bắc Giang", 98],
  ["Bắc Ninh", 99],
];

const names: ReadonlyMap<string, string> = new Map(
  owners.flatMap(([name, ...codes]) => codes.map((code) => [String(code), name] as const)),
);

/** Whose plates begin with these two digits; null where nobody's do. */
export const plateProvince = (code: string): string | null => names.get(code) ?? null;

/** The two digits that most of the plates begin with, the commonest first; those of no province are left out. */
export const commonProvinces = (plates: Iterable<string>, most: number): readonly string[] => {
  const counts = new Map<string, number>();
  for (const plate of plates) {
    const code = plate.slice(0, 2);
    if (names.has(code)) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts]
    .sort(([codeA, a], [codeB, b]) => b - a || (codeA < codeB ? -1 : 1))
    .slice(0, most)
    .map(([code]) => code);
};
