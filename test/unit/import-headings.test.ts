import { describe, expect, it } from "vitest";
import { vehicleHeadings } from "../../server/imports/headings.ts";
import type { SheetRow } from "../../server/sheets/sheet.ts";

const rowsOf = (rows: readonly (readonly string[])[]): SheetRow[] =>
  rows.map((cells, place) => ({ number: place + 1, cells }));
/** What each field is read from, by the heading as it is shown. */
const mapped = (...rows: readonly (readonly string[])[]): Readonly<Record<string, string>> => {
  const { headings } = vehicleHeadings.find(rowsOf(rows));
  return Object.fromEntries(
    Object.entries(vehicleHeadings.map(headings)).map(([field, column]) => [
      field,
      headings[column] ?? "",
    ]),
  );
};
const alone = (heading: string): string | undefined =>
  Object.keys(vehicleHeadings.map([heading]))[0];

describe("[I1] a heading about another thing than the pass says nothing of it", () => {
  it.each([
    "Ngày hết hạn xét nghiệm",
    "Ngày hết hạn (xét nghiệm)",
    "Ngày hết hạn GPLX",
    "Ngày hết hạn đăng kiểm",
    "Hạn đăng kiểm",
    "Thời hạn bảo hiểm",
    "Hết hạn hợp đồng",
    "Hiệu lực bằng lái",
    "Thời gian xét nghiệm từ ngày",
    "Thời hạn XN (72h)",
    "Test PCR có giá trị đến ngày",
    "Ngày tiêm đến ngày",
    "Niên hạn sử dụng",
    "Hạn phù hiệu",
    "Licence expiry date",
    "Insurance valid until",
    "Inspection expiry",
    "Hạn sử dụng (lô hàng)",
    "Ngày kết thúc dự án",
    "Đơn vị đăng kiểm",
    "Đơn vị xét nghiệm",
    "Công ty bảo hiểm",
    "Đơn vị tính",
    "Đơn vị nhận hàng",
    "Địa chỉ công ty",
    "Thời gian xuất phát",
    "Thời gian đến",
    "Ngày đến",
    "Số người đi cùng",
    "Số người đi kèm",
    "Số người (không kể lái xe)",
    "Số người đã tiêm",
    "Số người phụ",
    "Loại xe (tấn)",
    "Loại xe (số chỗ)",
    "Số chỗ",
    "Trọng tải",
    "Hàng hóa (tấn)",
    "Sđt lái xe",
    "Hạng GPLX lái xe",
    "Lái xe (số điện thoại)",
    "Số lái xe",
    "Lái xe và phụ xe đi cùng",
    "Chữ ký lái xe",
    "Họ tên",
    "SĐT",
    "Biển số cũ",
    "Giá trị",
    "Giá trị hàng hóa",
    "Trọng tải rơ moóc",
  ])("%s", (heading) => {
    expect(alone(heading)).toBeUndefined();
  });
});

describe("[I1] headings in several rows", () => {
  const two = [
    ["STT", "Biển số xe", "Loại xe", "Số người", "Lộ trình", "", "Mục đích"],
    ["", "", "", "", "Đi", "Đến", ""],
  ];
  const first = ["1", "93C-123.45", "Xe tải", "2", "Q1", "KCN", "Giao hàng"];
  const usual = {
    plate: "Biển số xe",
    kind: "Loại xe",
    occupantsMax: "Số người",
    origin: "Lộ trình › Đi",
    endpoint: "Lộ trình › Đến",
    purpose: "Mục đích",
  };
  it.each(["Doanh nghiệp", "Hợp tác xã", "Công ty", "Chủ xe", "Hàng hóa", "Lái xe"])(
    "a section %s below them is none of them",
    (section) => {
      expect(mapped(...two, ["I", section, "", "", "", "", ""], first)).toEqual(usual);
      const [one] = two;
      const { origin: _, endpoint: __, ...plain } = usual;
      expect(mapped(one!, ["I", section, "", "", "", "", ""], first)).toEqual(
        expect.objectContaining(plain),
      );
    },
  );

  it("tractor and trailer stand under their plates in either order", () => {
    expect(
      mapped(
        ["STT", "Biển số", "", "Loại xe", "Số người"],
        ["", "Rơ moóc", "Đầu kéo", "", ""],
        ["1", "51R-012.34", "93C-123.45", "Xe tải", "2"],
      ),
    ).toMatchObject({ plate: "Biển số › Đầu kéo", trailerPlate: "Biển số › Rơ moóc" });
  });

  it("a heading says most with what stands right above it, also over a section", () => {
    const found = mapped(
      ["STT", "Phương tiện", "", "Lái xe", "", "Loại phương tiện", "Số người"],
      ["", "Biển số", "", "Họ tên", "Điện thoại", "", ""],
      ["", "Xe", "Rơ moóc", "", "", "", ""],
      ["I", "Doanh nghiệp A", "", "", "", "", ""],
      ["1", "93C-721.01", "93R-001.23", "Trần B", "0912345678", "Xe tải", "2"],
    );
    expect(found).toEqual({
      plate: "Phương tiện › Biển số › Xe",
      trailerPlate: "Phương tiện › Biển số › Rơ moóc",
      driver: "Lái xe › Họ tên",
      kind: "Loại phương tiện",
      occupantsMax: "Số người",
    });
  });

  it("what stands over three rows is known however long it is with the row below it", () => {
    const test = "Kết quả xét nghiệm của người trên xe";
    expect(
      mapped(
        ["STT", "Biển số", "Loại xe", "Số người", test, ""],
        ["", "", "", "", "Thời gian có giá trị", ""],
        ["", "", "", "", "Từ ngày", "Đến ngày"],
        ["1", "93C-123.45", "Xe tải", "2", "01/08/2021", "03/08/2021"],
      ),
    ).toEqual({ plate: "Biển số", kind: "Loại xe", occupantsMax: "Số người" });
  });

  it("[P28] names stand under their drivers, and before a count of them", () => {
    expect(
      mapped(
        ["STT", "Biển số", "Loại xe", "Lái xe", "", ""],
        ["", "", "", "Họ và tên", "SĐT", "GPLX"],
        ["1", "93C-123.45", "Xe tải", "Trần B", "0912345678", "790123456789"],
      ),
    ).toMatchObject({ driver: "Lái xe › Họ và tên" });
    expect(mapped(["Biển số", "Lái xe", "Họ tên lái xe"])).toMatchObject({
      driver: "Họ tên lái xe",
    });
    expect(
      mapped(
        ["STT", "Biển số", "Loại xe", "Lái xe", ""],
        ["", "", "", "Họ tên", "Đơn vị công tác"],
      ),
    ).not.toHaveProperty("carrier");
  });
});

describe("[I1] headings as clerks write them", () => {
  it.each([
    ["plate", "Biển KS"],
    ["plate", "BSX"],
    ["plate", "BKS xe"],
    ["plate", "Biển số ĐK"],
    ["plate", "Đầu kéo"],
    ["plate", "BKS xe / rơ moóc"],
    ["plate", "Biển kiểm soát xe / rơ moóc"],
    ["plate", "Biển số xe đầu kéo/ sơ mi rơ moóc"],
    ["plate", "Biển số xe (theo đăng kiểm)"],
    ["plate", "Vehicle Reg."],
    ["plate", "Registration"],
    ["plate", "Vehicle Reg. No."],
    ["plate", "Licence plate"],
    ["trailerPlate", "Rơ mooc"],
    ["trailerPlate", "BKS rơ-moóc"],
    ["trailerPlate", "Biển số sơ mi rơ moóc"],
    ["occupantsMax", "SL người"],
    ["occupantsMax", "Số lượng người"],
    ["occupantsMax", "Số người/xe"],
    ["occupantsMax", "Số người trên xe (kể cả lái xe)"],
    ["occupantsMax", "Tổng số người bao gồm lái xe"],
    ["occupantsMax", "Pax"],
    ["driver", "Lái xe"],
    ["driver", "Họ và tên lái xe"],
    ["driver", "TÊN TÀI XẾ"],
    ["driver", "Họ tên lái xe chính"],
    ["driver", "Driver's name"],
    ["validFrom", "Giấy có hiệu lực từ ngày"],
    ["validTo", "Giấy có giá trị đến"],
    ["validTo", "Thời gian lưu thông"],
    ["validTo", "Hiệu lực"],
    ["validTo", "Thời hạn của giấy nhận diện"],
    ["validTo", "Đến ngày (dd/mm/yyyy)"],
    ["carrier", "Tên đơn vị vận tải"],
    ["corridor", "Các tuyến đường đi qua"],
    ["corridor", "Hành trình đi"],
    // As a list that was brought before comes back to be mended.
    ["validFrom", "Hiệu lực › Từ ngày"],
    ["origin", "Lộ trình › Đi"],
  ])("%s: %s", (field, heading) => {
    expect(alone(heading)).toBe(field);
  });
});

describe("[I1] headings in two rows: what stands above counts with what stands below", () => {
  const single = ["STT", "Biển số", "Loại xe"];
  /** `down`: the single headings are merged downwards, so that they are read in both rows. */
  const below = (down: boolean): string[] => (down ? single : ["", "", ""]);
  describe.each([
    ["merged downwards", true],
    ["only above", false],
  ])("single headings %s", (_, down) => {
    it("another paper's days are not the pass's", () => {
      expect(
        mapped(
          [...single, "Xét nghiệm", "", "Hiệu lực", ""],
          [...below(down), "Ngày XN", "Hết hạn", "Từ ngày", "Đến ngày"],
        ),
      ).toEqual({
        plate: "Biển số",
        kind: "Loại xe",
        validFrom: "Hiệu lực › Từ ngày",
        validTo: "Hiệu lực › Đến ngày",
      });
      expect(
        mapped(
          [...single, "GPLX", "", "Thời hạn luồng xanh", ""],
          [...below(down), "Số", "Ngày hết hạn", "Từ ngày", "Đến ngày"],
        ),
      ).toMatchObject({
        validFrom: "Thời hạn luồng xanh › Từ ngày",
        validTo: "Thời hạn luồng xanh › Đến ngày",
      });
      expect(mapped([...single, "GPLX", ""], [...below(down), "Số", "Ngày hết hạn"])).toEqual({
        plate: "Biển số",
        kind: "Loại xe",
      });
      expect(mapped([...single, "Cách ly", ""], [...below(down), "Từ ngày", "Đến ngày"])).toEqual({
        plate: "Biển số",
        kind: "Loại xe",
      });
    });

    it.each(["Điểm", "Nơi", "Lộ trình", "Hành trình"])("%s over Đi and Đến", (above) => {
      expect(mapped([...single, above, ""], [...below(down), "Đi", "Đến"])).toEqual({
        plate: "Biển số",
        kind: "Loại xe",
        origin: `${above} › Đi`,
        endpoint: `${above} › Đến`,
      });
    });

    it.each(["Lộ trình", "Hành trình"])("%s over Nơi đi and Nơi đến", (above) => {
      expect(mapped([...single, above, ""], [...below(down), "Nơi đi", "Nơi đến"])).toEqual({
        plate: "Biển số",
        kind: "Loại xe",
        origin: `${above} › Nơi đi`,
        endpoint: `${above} › Nơi đến`,
      });
    });

    it.each([
      ["Thời hạn", "Từ", "Đến"],
      ["Thời hạn", "Từ ngày", "Đến ngày"],
      ["Hiệu lực", "Từ", "Đến"],
      ["Thời gian", "Từ", "Đến"],
      ["Thời hạn luồng xanh", "Từ", "Đến"],
      ["Thời gian lưu thông", "Bắt đầu", "Kết thúc"],
      ["Validity", "From", "To"],
    ])("%s over %s and %s", (above, from, to) => {
      expect(mapped([...single, above, ""], [...below(down), from, to])).toEqual({
        plate: "Biển số",
        kind: "Loại xe",
        validFrom: `${above} › ${from}`,
        validTo: `${above} › ${to}`,
      });
    });

    it("Rơ moóc over Biển số is the trailer's; Loại xe over Số chỗ is no kind", () => {
      expect(
        mapped(
          ["STT", "Đầu kéo", "Rơ moóc", "", "Đơn vị vận tải", "", "Loại xe"],
          ["", "Biển số", "Biển số", "Đăng kiểm", "Tên", "Địa chỉ", "Số chỗ"],
        ),
      ).toEqual({
        plate: "Đầu kéo › Biển số",
        trailerPlate: "Rơ moóc › Biển số",
        carrier: "Đơn vị vận tải › Tên",
      });
    });
  });

  it("one above that stands over the last columns alone, all others below", () => {
    expect(
      mapped(
        ["", "", "", "Xét nghiệm", "", "Hiệu lực", ""],
        [...single, "Ngày", "Hết hạn", "Từ", "Đến"],
      ),
    ).toMatchObject({ validFrom: "Hiệu lực › Từ", validTo: "Hiệu lực › Đến" });
    expect(
      mapped(["", "", "", "", "Xét nghiệm", ""], [...single, "Nơi đi", "Ngày", "Hết hạn"]),
    ).toEqual({ plate: "Biển số", kind: "Loại xe", origin: "Nơi đi" });
  });

  it("a heading too long to stand over others ends what stands before it", () => {
    const long = "Thời gian có hiệu lực của giấy nhận diện luồng xanh";
    for (const again of ["", long])
      expect(
        mapped(
          [...single, "Xét nghiệm", "", long],
          ["", "", "", "Ngày (VD 14/08/2021)", "Hết hạn", again],
        ),
      ).toEqual({ plate: "Biển số", kind: "Loại xe", validTo: long });
  });

  it("a title or the office above, and a section below, are no headings", () => {
    const plain = { plate: "Biển số", kind: "Loại xe", validTo: "Đến ngày" };
    const headings = [...single, "Đến ngày"];
    const row = ["1", "93C-123.45", "Xe tải", "20/08/2021"];
    expect(mapped(["DANH SÁCH XE HỢP ĐỒNG"], headings, row)).toEqual(plain);
    expect(mapped(["", "", "BẢNG KÊ XE XÉT NGHIỆM"], headings, row)).toEqual(plain);
    expect(mapped(["UBND TỈNH", "", "CỘNG HÒA XÃ HỘI"], headings, row)).toEqual(plain);
    expect(mapped(headings, ["I", "Xe của các hợp tác xã"], row)).toEqual(plain);
    expect(mapped(headings, ["Công ty Hải Đăng"], row)).toEqual(plain);
  });
});

describe("[I1] two columns that say the same field", () => {
  it("the better heading is taken", () => {
    expect(mapped(["Biển số", "Thời gian đến", "Giấy có giá trị đến"])).toMatchObject({
      validTo: "Giấy có giá trị đến",
    });
    expect(mapped(["Biển số", "Hết hạn", "Thời gian lưu thông"])).toMatchObject({
      validTo: "Thời gian lưu thông",
    });
    expect(mapped(["Biển số", "Ngày hết hạn đăng kiểm", "Hiệu lực"])).toMatchObject({
      validTo: "Hiệu lực",
    });
    expect(mapped(["Hàng hóa", "Mục đích", "Ngày đi", "Từ ngày", "Số xe", "Biển số"])).toEqual({
      purpose: "Mục đích",
      validFrom: "Từ ngày",
      plate: "Biển số",
    });
  });

  it("of two as good neither, where nobody would see it misread", () => {
    expect(mapped(["Biển số", "Từ ngày", "Đến ngày", "Ngày hết hạn"])).toEqual({
      plate: "Biển số",
      validFrom: "Từ ngày",
    });
    expect(mapped(["Biển số", "Số người", "Số người trên xe"])).toEqual({ plate: "Biển số" });
    // Without its beginning a pass would begin today: so both are asked about.
    expect(mapped(["Biển số", "Từ ngày", "Ngày bắt đầu", "Đến ngày"])).toEqual({
      plate: "Biển số",
    });
    expect(mapped(["Biển số", "Ngày bắt đầu dự án", "Đến ngày"])).toEqual({ plate: "Biển số" });
  });

  it("an end right behind another paper in one row is nobody's for sure", () => {
    for (const before of [["GPLX"], ["Số GPLX", "Ngày cấp"], ["Ngày xét nghiệm"], ["Bảo hiểm"]])
      expect(mapped(["Biển số", "Nơi đi", ...before, "Ngày hết hạn"])).toEqual({
        plate: "Biển số",
        origin: "Nơi đi",
      });
    expect(mapped(["Biển số", "Họ tên lái xe", "Ngày hết hạn"])).toHaveProperty("validTo");
    expect(mapped(["Biển số", "GPLX", "Ghi chú", "Ngày hết hạn"])).toHaveProperty("validTo");
    expect(mapped(["Biển số", "GPLX", "Từ ngày", "Đến ngày"])).toHaveProperty("validTo");
  });

  it("one that has no cell filled does not count", () => {
    expect(vehicleHeadings.map(["Đến ngày", "Ngày hết hạn"], {}, [false, true])).toEqual({
      validTo: 1,
    });
  });

  it("Thời gian đến is a pass's end only beside Thời gian từ", () => {
    expect(mapped(["Biển số", "Thời gian từ", "Thời gian đến"])).toEqual({
      plate: "Biển số",
      validFrom: "Thời gian từ",
      validTo: "Thời gian đến",
    });
    expect(mapped(["Biển số", "Thời gian đi", "Thời gian đến"])).not.toHaveProperty("validTo");
  });
});
