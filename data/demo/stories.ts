import { atPost, drive, minutes, type Ride, type Timed, withCountAtEnd } from "./journey.ts";
import type { DemoPass } from "./passes.ts";
import type { Seeded } from "./seeded.ts";

/** What becomes of a registered vehicle that day. */
export type Story =
  | "plain"
  | "registers-first"
  | "by-plate"
  | "by-code"
  | "too-many-then-released"
  | "fewer-at-the-end"
  | "more-at-the-end"
  | "turned-back-inside"
  | "referred"
  | "wrong-plate"
  | "revoked-before"
  | "revoked-on-the-way"
  | "ending"
  | "early"
  | "stays-at-home";

const reasons = [
  "Chở người không có trong danh sách",
  "Đơn vị vận tải báo mất giấy",
  "Dùng giấy cho phương tiện khác",
  "Điểm giao hàng tạm đóng cửa",
];

/** Deeds of the vehicle from when it enters (ms after the day began), in order of time. */
export const tell = (story: Story, pass: DemoPass, enters: number, random: Seeded): Timed[] => {
  const { number, asks, way } = pass;
  const occupants = random.whole(asks.occupantsMax > 3 ? 3 : 1, asks.occupantsMax);
  const ride: Ride = { way, shown: { by: "qr", pass: number }, occupants, enters };
  const plain = (): Timed[] => drive(ride, random);
  /** Later than the first post where there is one, else the first. */
  const inside = Math.min(1, way.posts.length - 1);
  const onlyEntry = (more: Parameters<typeof atPost>[3]): Timed[] => [
    atPost(ride, 0, enters, more),
  ];
  /** As far as the post inside, where something else is decided. */
  const until = (more: Parameters<typeof atPost>[3]): Timed[] => {
    const way = plain().slice(0, inside + 1);
    return [...way.slice(0, inside), { ...atPost(ride, inside, way.at(-1)!.at), ...more }];
  };
  switch (story) {
    case "plain":
      return plain();
    case "registers-first":
      return [
        { at: enters - minutes(random.whole(25, 90)), does: "register", pass: number },
        ...plain(),
      ];
    case "by-plate":
    case "by-code":
      return drive(
        { ...ride, shown: { by: story === "by-plate" ? "plate" : "code", pass: number } },
        random,
      );
    case "too-many-then-released":
      return [
        atPost(ride, 0, enters, {
          occupants: asks.occupantsMax + random.whole(1, 2),
          note: "Quá số người, chờ người đi cùng xuống xe",
        }),
        ...drive(ride, random, 0, enters + minutes(random.whole(10, 25))),
      ];
    case "fewer-at-the-end":
      return withCountAtEnd(
        drive({ ...ride, occupants: asks.occupantsMax }, random),
        Math.max(1, asks.occupantsMax - random.whole(1, 2)),
      );
    case "more-at-the-end":
      return withCountAtEnd(drive({ ...ride, occupants: 1 }, random), 2);
    case "turned-back-inside":
      return until({ otherwise: "turn-back", note: "Giấy xét nghiệm quá 72 giờ" });
    case "referred":
      return until({ otherwise: "refer", note: "Lái xe sốt, chuyển y tế" });
    case "wrong-plate":
      return onlyEntry({
        plateMatches: false,
        stopped: random.pick(["hold", "turn-back"]),
        note: "Giấy của xe khác",
      });
    case "revoked-before":
      return [
        {
          at: enters - minutes(random.whole(20, 120)),
          does: "revoke",
          pass: number,
          reason: random.pick(reasons),
        },
        ...onlyEntry({ stopped: "turn-back" }),
      ];
    case "revoked-on-the-way": {
      const before = plain().slice(0, inside + 1);
      const [first, last] = [before[0]!.at, before.at(-1)!.at];
      const at = (first + last) / 2;
      return [
        ...before.slice(0, -1),
        { at, does: "revoke", pass: number, reason: random.pick(reasons) },
        before.at(-1)!,
      ];
    }
    case "ending":
    case "early":
      return onlyEntry({ stopped: "turn-back" });
    case "stays-at-home":
      return [];
  }
};
