/** Where vehicles come from that enter at a post, and the plate series of those provinces. */
interface Origin {
  /** How much of the province's traffic enters here, against the other posts. */
  readonly traffic: number;
  readonly places: readonly string[];
  /** First two digits of the plates. */
  readonly provinces: readonly { readonly number: number; readonly weight: number }[];
}

const south: Origin = {
  traffic: 6,
  places: [
    "Thủ Dầu Một, Bình Dương",
    "KCN VSIP II, Bình Dương",
    "Phước Vĩnh, Phú Giáo, Bình Dương",
    "Thủ Đức, Thành phố Hồ Chí Minh",
    "Cảng Cát Lái, Thành phố Hồ Chí Minh",
    "Chợ đầu mối Hóc Môn, Thành phố Hồ Chí Minh",
    "Biên Hòa, Đồng Nai",
  ],
  provinces: [
    { number: 93, weight: 9 },
    { number: 61, weight: 5 },
    { number: 51, weight: 5 },
    { number: 50, weight: 2 },
    { number: 60, weight: 3 },
  ],
};

const highlands: Origin = {
  traffic: 3,
  places: [
    "Gia Nghĩa, Đắk Nông",
    "Kiến Đức, Đắk R'Lấp, Đắk Nông",
    "Buôn Ma Thuột, Đắk Lắk",
    "Đức Trọng, Lâm Đồng",
  ],
  provinces: [
    { number: 48, weight: 6 },
    { number: 47, weight: 4 },
    { number: 93, weight: 3 },
    { number: 49, weight: 2 },
  ],
};

const origins: Readonly<Record<string, Origin>> = {
  "tan-lap": south,
  "thanh-tam": south,
  "minh-long": {
    traffic: 2,
    places: ["Dầu Tiếng, Bình Dương", "Bến Cát, Bình Dương"],
    provinces: [
      { number: 61, weight: 5 },
      { number: 93, weight: 3 },
    ],
  },
  "minh-tam": {
    traffic: 4,
    places: ["Tân Châu, Tây Ninh", "Thành phố Tây Ninh"],
    provinces: [
      { number: 70, weight: 6 },
      { number: 93, weight: 2 },
    ],
  },
  "dang-ha": {
    traffic: 2,
    places: ["Cát Tiên, Lâm Đồng", "Bảo Lộc, Lâm Đồng"],
    provinces: [
      { number: 49, weight: 5 },
      { number: 93, weight: 2 },
    ],
  },
  "cai-chanh": highlands,
};

/** Of vehicles entering at this post; of the south where the post has none of its own. */
export const originAt = (checkpoint: string): Origin => origins[checkpoint] ?? south;
