import { hash } from "node:crypto";
import type { NewCheck, NewManifest } from "../../shared/contract/manifests.ts";
import { identityBytes } from "../../shared/domain/identity-paper.ts";
import type { ListedPerson, Manifest } from "../../shared/domain/manifest-shape.ts";
import type { Plate } from "../../shared/domain/plate.ts";
import { uuidV7 } from "./a-device.ts";
import { at } from "./times.ts";

export const aSalt = "q83vEjRWeJCrze8SNFZ4kA";

/** What stands in a list for a number. */
export const hashOf = (number: string, salt = aSalt): string =>
  hash("sha256", identityBytes(Buffer.from(salt, "base64url"), number), "base64url");

/** Invented people, with numbers that no province gives out. */
export const an = { name: "Nguyễn Văn An", number: "999090004321" } as const;
export const be = { name: "Trần Thị Bé", number: "999195008765" } as const;
export const stranger = { name: "Lê Văn Lạ", number: "999088001111" } as const;

/** What the QR of somebody's card says. */
export const aCard = ({ name, number }: { name: string; number: string }): string =>
  [number, "", name, "01021990", "Nam", "Ấp 1, Tân Lập, Đồng Phú, Bình Phước", "02032021"].join(
    "|",
  );

export const aPerson = (
  { name, number }: { readonly name: string; readonly number: string },
  role: ListedPerson["role"] = "passenger",
): ListedPerson => ({ name, last: number.slice(-4), hash: hashOf(number), role });

/** The entry post lists two people at 09:00. */
export const aList = (change: Partial<NewManifest> = {}): NewManifest => ({
  id: uuidV7(Date.parse(change.at ?? at())),
  scan: uuidV7(Date.parse(change.at ?? at())),
  plate: "93C12345" as Plate,
  pass: null,
  salt: aSalt,
  people: [aPerson(an, "driver"), aPerson(be)],
  at: at(),
  offsetMs: 0,
  met: [],
  ...change,
});

/** A later post finds one of them, and somebody else. */
export const aComparison = (manifest: string, change: Partial<NewCheck> = {}): NewCheck => ({
  id: uuidV7(Date.parse(change.at ?? at("09:40"))),
  manifest,
  scan: uuidV7(Date.parse(at("09:40"))),
  present: [0],
  others: 1,
  at: at("09:40"),
  offsetMs: 0,
  met: [],
  ...change,
});

/** A list as a tablet is sent it. */
export const aManifest = (change: Partial<Manifest> = {}): Manifest => {
  const { at: madeAt, offsetMs: _, met: __, ...given } = aList();
  return {
    ...given,
    device: "tablet-1",
    checkpoint: "tan-lap",
    madeAt,
    receivedAt: madeAt,
    count: given.people.length,
    erasedAt: null,
    checks: [],
    ...change,
  };
};
