import type { RiskLevel } from "../domain/levels.ts";
import type { MeasureEffect } from "../domain/measures.ts";
import type { StateNow } from "../domain/published.ts";
import type { RuleSet } from "../domain/rules.ts";
import type { Words } from "./say.ts";

/** Names and colours of decision 2686/QĐ-BCĐQG. */
export const levelWords = {
  "new-normal": { vi: "Xanh – bình thường mới", en: "Green – new normal" },
  "at-risk": { vi: "Vàng – nguy cơ", en: "Yellow – at risk" },
  high: { vi: "Cam – nguy cơ cao", en: "Orange – high" },
  "very-high": { vi: "Đỏ – nguy cơ rất cao", en: "Red – very high" },
} as const satisfies Record<RiskLevel, Words>;

export const effectWords = {
  bar: { vi: "Cấm đi", en: "Barred" },
  stops: { vi: "Chỉ đi qua, không dừng", en: "May only pass through" },
  occupants: { vi: "Giới hạn số người", en: "Limit on people aboard" },
  declare: { vi: "Khai báo y tế", en: "Health declaration" },
  test: { vi: "Xét nghiệm âm tính", en: "Negative test" },
} as const satisfies Record<MeasureEffect["kind"], Words>;

/** The same with its figure. */
export const effectFigures = {
  stops: { vi: "Chỉ dừng ở: {stops}", en: "May stop only at: {stops}" },
  occupants: { vi: "Nhiều nhất {max} người", en: "At most {max} {max|person|people}" },
  everyone: { vi: "Mọi người khai báo y tế", en: "Health declaration by everyone" },
  atRisk: {
    vi: "Người có nguy cơ khai báo y tế",
    en: "Health declaration by those at risk",
  },
  test: {
    vi: "Xét nghiệm âm tính trong {hours} giờ",
    en: "Negative test no older than {hours} {hours|hour|hours}",
  },
} as const satisfies Record<string, Words>;

export const scenarioWords = {
  "under-1000": { vi: "Dưới 1.000 ca", en: "Under 1,000 cases" },
  "1000-to-5000": { vi: "1.000–5.000 ca", en: "1,000–5,000 cases" },
  "over-5000": { vi: "Trên 5.000 ca", en: "Over 5,000 cases" },
} as const satisfies Record<NonNullable<RuleSet["scenario"]>, Words>;

/** How something published stands. */
export const stateNowWords = {
  "in-force": { vi: "Đang áp dụng", en: "In force" },
  scheduled: { vi: "Sắp có hiệu lực", en: "Scheduled" },
  over: { vi: "Đã hết", en: "Over" },
  withdrawn: { vi: "Đã rút", en: "Withdrawn" },
} as const satisfies Record<StateNow, Words>;

/** The desk for risk levels, measures and rule sets. */
export const ruleWords = {
  tab: { vi: "Quy định", en: "Rules" },
  parts: { vi: "Các mục quy định", en: "Parts of the rules" },
  levels: { vi: "Mức nguy cơ", en: "Risk levels" },
  measures: { vi: "Biện pháp", en: "Measures" },
  ruleSets: { vi: "Bộ quy định", en: "Rule sets" },

  findArea: { vi: "Tìm địa bàn", en: "Find an area" },
  noAreas: { vi: "Chưa có địa bàn nào", en: "There are no areas yet" },
  noAreasHint: {
    vi: "Nạp danh mục địa bàn ở mục Địa điểm trước.",
    en: "Load the areas under Places first.",
  },
  moreAreas: {
    vi: "Còn {count} địa bàn nữa: gõ tên để tìm.",
    en: "{count} more {count|area|areas}: type a name to find one.",
  },
  levelUnset: { vi: "Chưa công bố", en: "None set" },
  since: { vi: "Từ {time}", en: "Since {time}" },
  ofArea: { vi: "theo {area}", en: "as {area}" },
  ahead: { vi: "Từ {time}: {level}", en: "From {time}: {level}" },
  areaEnded: { vi: "Địa giới đến {day}", en: "Area until {day}" },

  setLevel: { vi: "Công bố mức mới", en: "Set a level" },
  level: { vi: "Mức", en: "Level" },
  effect: { vi: "Hiệu lực từ", en: "Takes effect" },
  vietnamTime: { vi: "Giờ Việt Nam", en: "Việt Nam time" },
  publish: { vi: "Công bố", en: "Publish" },
  published: { vi: "Đã công bố", en: "Published" },
  history: { vi: "Lịch sử", en: "History" },
  noHistory: {
    vi: "Chưa công bố mức nào cho địa bàn này",
    en: "No level has been set for this area",
  },
  backToLevels: { vi: "Mức nguy cơ các địa bàn", en: "All risk levels" },
  onlyProvince: {
    vi: "Mức nguy cơ do tỉnh công bố. Địa bàn ban hành biện pháp nặng hơn ở mục Biện pháp.",
    en: "Levels are set by the province. An area orders harder measures under Measures.",
  },
  lowerTitle: { vi: "Hạ mức cần người thứ hai đồng ý", en: "Lowering needs a second person" },
  lowerHint: {
    vi: "Mức này thấp hơn mức đang hoặc sẽ áp dụng. Nêu lý do; người khác có quyền sẽ phê duyệt trong 24 giờ.",
    en: "This is lower than what is in force or published. Say why; somebody else who may do it approves it within 24 hours.",
  },
  propose: { vi: "Gửi đề nghị", en: "Propose" },
  proposed: { vi: "Đã gửi đề nghị hạ mức", en: "Lowering is proposed" },

  withdraw: { vi: "Rút lại", en: "Take back" },
  withdrawTitle: { vi: "Rút lại?", en: "Take it back?" },
  withdrawHint: {
    vi: "Nội dung này sẽ không có hiệu lực. Các máy ở chốt nhận được ngay khi có mạng.",
    en: "It will not take effect. Tablets hear of it as soon as they are in reach.",
  },

  noMeasures: { vi: "Chưa địa bàn nào có biện pháp riêng", en: "No area has a measure of its own" },
  noMeasuresHint: {
    vi: "Biện pháp theo phụ lục áp dụng theo mức nguy cơ. Địa bàn được ban hành sớm hơn hoặc nặng hơn.",
    en: "The annex applies by risk level. An area may order earlier or harder.",
  },
  basis: { vi: "Căn cứ", en: "Legal basis" },
  order: { vi: "Ban hành biện pháp", en: "Order a measure" },
  backToMeasures: { vi: "Biện pháp các địa bàn", en: "All measures" },
  measureArea: { vi: "Địa bàn", en: "Area" },
  measureVi: { vi: "Tên biện pháp, tiếng Việt", en: "Name in Vietnamese" },
  measureEn: { vi: "Tên biện pháp, tiếng Anh", en: "Name in English" },
  fromLevel: { vi: "Áp dụng từ mức", en: "From level" },
  orders: { vi: "Nội dung", en: "What it orders" },
  kinds: { vi: "Loại xe", en: "Kinds of vehicle" },
  purposes: { vi: "Mục đích", en: "Purposes" },
  all: { vi: "Tất cả", en: "All" },
  stopsAt: { vi: "Điểm cuối được dừng", en: "Endpoints where stopping is allowed" },
  most: { vi: "Số người nhiều nhất", en: "Most people aboard" },
  who: { vi: "Ai phải khai báo", en: "Who declares" },
  everyone: { vi: "Mọi người", en: "Everyone" },
  atRisk: { vi: "Người có nguy cơ", en: "Those at risk" },
  validHours: { vi: "Trong bao nhiêu giờ", en: "Hours a test is good for" },
  lift: { vi: "Bãi bỏ", en: "Lift" },
  liftTitle: { vi: "Bãi bỏ biện pháp?", en: "Lift this measure?" },
  liftHint: {
    vi: "Biện pháp hết hiệu lực ngay bây giờ.",
    en: "It is over from this moment.",
  },
  everyVehicle: { vi: "Mọi xe", en: "Every vehicle" },

  setNumber: { vi: "Bộ quy định số {version}", en: "Rule set {version}" },
  setContents: {
    vi: "{kinds} loại xe, {purposes} mục đích, {measures} biện pháp",
    en: "{kinds} {kinds|kind|kinds} of vehicle, {purposes} {purposes|purpose|purposes}, {measures} {measures|measure|measures}",
  },
  backToSets: { vi: "Các bộ quy định", en: "All rule sets" },
  publishSet: { vi: "Ban hành bộ mới", en: "Publish a rule set" },
  grace: { vi: "Ân hạn cho chuyến đang đi", en: "Grace for trips under way" },
  watch: { vi: "Theo dõi dài nhất", en: "Longest watch" },
  days: { vi: "{days} ngày", en: "{days} {days|day|days}" },
  hours: { vi: "{hours} giờ", en: "{hours} {hours|hour|hours}" },
  autoIssue: { vi: "Cấp giấy tự động", en: "Issued by rule" },
  autoIssueAfter: {
    vi: "đơn vị có từ {count} giấy trong 90 ngày, không vi phạm",
    en: "carriers with {count} or more clean passes in 90 days",
  },
  autoIssueNever: { vi: "không", en: "never" },
  odds: { vi: "Kiểm tra ngẫu nhiên", en: "Random inspection" },
  oddsOf: {
    vi: "{own}‰ (tự cấp {auto}‰)",
    en: "{own}‰ (issued unseen {auto}‰)",
  },
  scenario: { vi: "Kịch bản", en: "Scenario" },
  anyScenario: { vi: "Mọi kịch bản", en: "Any" },
  annex: { vi: "Phụ lục: biện pháp theo mức", en: "Annex: measures by level" },
  noAnnex: { vi: "Không có biện pháp nào", en: "No measures" },
  changesSince: { vi: "So với bộ số {version}", en: "Compared with rule set {version}" },
  noChanges: { vi: "Không khác gì", en: "Nothing is different" },
  added: { vi: "Thêm", en: "Added" },
  removed: { vi: "Bỏ", en: "Removed" },
  chooseFile: { vi: "Chọn tệp JSON", en: "Choose a JSON file" },
  fileHint: {
    vi: "Tệp theo dạng của data/rules/default.json. Số và giờ hiệu lực chọn ở đây.",
    en: "A file in the form of data/rules/default.json. Number and time of effect are chosen here.",
  },
  notJson: { vi: "Tệp này không phải JSON", en: "This file is not JSON" },
  fileWrong: { vi: "Tệp có chỗ chưa đúng", en: "The file has mistakes" },
  transit: { vi: "Quá cảnh", en: "In transit" },
  noCap: { vi: "Theo giấy", en: "As on the pass" },
} as const satisfies Record<string, Words>;
