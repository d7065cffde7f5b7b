import type { ImportField } from "../../shared/domain/import-shape.ts";
import { drivers, headed, times, validity } from "./headed.ts";
import { headingReader, type MemoryOf } from "./heading-reader.ts";
import { notOf, otherPapers, others } from "./other-headings.ts";

/** Words that change nothing in what a heading says of a pass's time. */
const besideTimes = [
  ...validity,
  ...times,
  ...[
    "gia tri",
    "tu ngay",
    "den ngay",
    "tu",
    "den",
    "gio",
    "bat dau",
    "ket thuc",
    "het han",
    "het",
    "han",
  ],
  ...["luong xanh", "giay", "giay nhan dien", "the nhan dien", "the luong xanh", "nhan dien"],
  ...[
    "qr",
    "ma",
    "ma qr",
    "cua",
    "co",
    "va",
    "duoc",
    "duoc phep",
    "cap giay",
    "xin cap",
    "duoc cap",
  ],
  ...["de nghi", "de nghi cap", "dang ky luu thong", "dang ky luong xanh", "dang ky di chuyen"],
  ...["luu thong", "luu hanh", "di chuyen", "van chuyen", "hoat dong", "di lai", "thong tin"],
  ...["lo trinh", "hanh trinh", "lich trinh", "tuyen", "chuyen di"],
  ...["pass", "permit", "green lane", "period", "date", "time", "of", "the", "and", "from", "to"],
];
/** A heading that names the pass is surer than `Ngày hết hạn`, which many things have. */
const namingPass = [
  ...["hieu luc", "gia tri", "luong xanh", "luu thong", "luu hanh", "nhan dien"],
  ...["valid", "validity", "green lane"],
];
const besidePeople = [
  ...[
    "xe",
    "phuong tien",
    "tren xe",
    "tren phuong tien",
    "di",
    "di tren xe",
    "tren 1 xe",
    "moi xe",
  ],
  ...["so", "luong", "tong", "tong cong", "toi da", "duoc", "duoc phep", "cho phep", "thong tin"],
  ...["lai xe", "tai xe"].flatMap((driver) =>
    ["ke ca", "ca", "gom", "gom ca", "bao gom", "bao gom ca", "tinh ca"].map(
      (with_) => `${with_} ${driver}`,
    ),
  ),
  ...["including driver", "incl driver", "max", "total", "number", "of", "on board", "vehicle"],
];

/** Nearly every other word makes it a licence, a telephone or a count of drivers. */
const besideDriver = [
  ...["ho", "ten", "va", "cua", "xe", "1", "chinh", "name", "full", "main"],
  ...["thong tin", "phuong tien", "nguoi", "tren xe", "tren phuong tien", "di", "crew", "vehicle"],
];

export type HeadingMemory = MemoryOf<ImportField>;

/** Lists of vehicles. */
export const vehicleHeadings = headingReader({
  headed,
  others,
  notOf,
  besides: {
    validFrom: besideTimes,
    validTo: besideTimes,
    occupantsMax: besidePeople,
    driver: besideDriver,
  },
  naming: { validFrom: namingPass, validTo: namingPass },
  first: "plate",
  alone: new Set(drivers),
  weak: new Set([
    // Many a list counts them.
    ...drivers,
    ...["so xe", "dau keo", "phuong tien", "chu xe", "chu phuong tien"],
    ...["ly do", "loai hang", "hang hoa", "mat hang", "cargo", "goods"],
    ...["ngay di", "ngay khoi hanh", "thoi gian di"],
  ]),
  // By itself it is when one arrives.
  onlyBeside: Object.fromEntries(times.map((one) => [`${one} den`, `${one} tu`])),
  followsOn: {
    headings: new Set([
      ...["so", "ngay", "ngay cap", "noi cap", "het han", "ngay het han", "han su dung"],
      ...["ngay ket thuc", "expiry", "expiry date", "expires", "expires on"],
    ]),
    words: otherPapers,
  },
  asked: new Set<ImportField>([
    "plate",
    "occupantsMax",
    "origin",
    "endpoint",
    "validFrom",
    "validTo",
  ]),
  // A list without a beginning begins when it is brought: so its end is asked about too.
  askedWith: [["validFrom", "validTo"]],
});
