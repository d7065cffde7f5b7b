import { atPost, drive, minutes, type Timed } from "./journey.ts";
import { originAt } from "./origins.ts";
import type { DemoPass } from "./passes.ts";
import type { Seeded } from "./seeded.ts";
import type { Way } from "./ways.ts";

/** Codes that are not ours, as drivers really hold them out: another system's, a bank's, a health certificate. */
const foreign = [
  "https://luongxanh.drvn.gov.vn/tra-cuu?bs=61C12345",
  "00020101021138540010A00000072701240006970436011010123456780208QRIBFTTA53037045802VN6304A1B2",
  "HC1:6BF-TEST-CERTIFICATE-NOT-A-PASS",
  "https://tokhaiyte.vn/?qr=DEMO",
  "93C-123.45 DA KHAI BAO",
];

const lorry = 1;

const newPlate = (random: Seeded, way: Way): string => {
  const province = random.weighted(originAt(way.posts[0]!.checkpoint).provinces).number;
  return `${province}C-${random.whole(100, 999)}.${random.whole(10, 99)}`;
};

/** A vehicle without our pass, entered at the barrier and at every post after it. */
export const walkUp = (way: Way, enters: number, random: Seeded): Timed[] => {
  const shown = {
    by: "walk-up" as const,
    plate: newPlate(random, way),
    walkUp: { kind: lorry, endpoint: way.endpoint.id, corridor: way.corridor.id },
  };
  const ride = { way, shown, occupants: random.whole(1, 2), enters };
  const deeds = drive(ride, random);
  return random.chance(0.25)
    ? [atPost(ride, 0, enters, { otherwise: "turn-back", note: "Không rõ nơi giao hàng" })]
    : deeds;
};

/** Someone else's QR at the entry post; most are then entered as walk-ups. */
export const stranger = (way: Way, enters: number, random: Seeded): Timed[] => {
  const entered = walkUp(way, enters + minutes(2), random);
  const shown = { by: "foreign" as const, text: random.pick(foreign) };
  const ride = { way, shown, occupants: 1, enters };
  const refused = atPost(ride, 0, enters, { occupants: null, plateMatches: null, stopped: "none" });
  return random.chance(0.7) ? [refused, ...entered] : [{ ...refused, stopped: "turn-back" }];
};

/** A code copied from another vehicle's pass with its own plate put in: held for the police. */
export const forger = (pass: DemoPass, enters: number, random: Seeded): Timed[] => {
  const plate = newPlate(random, pass.way);
  const shown = { by: "forged" as const, pass: pass.number, plate };
  const ride = { way: pass.way, shown, occupants: random.whole(1, 3), enters };
  return [atPost(ride, 0, enters, { note: "Mã giả, bàn giao công an" })];
};
