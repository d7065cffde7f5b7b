import type { Action } from "../../shared/domain/access.ts";
import { carrierWords } from "../../shared/text/applications.ts";
import { convoyWords } from "../../shared/text/convoy.ts";
import type { Words } from "../../shared/text/say.ts";
import { shellWords } from "../../shared/text/shell.ts";

/** A part of the desk in the navigation, and who may see it. */
export interface Section {
  readonly path: string;
  readonly words: Words;
  readonly allowed: (may: (action: Action) => boolean) => boolean;
}

export const sections: readonly Section[] = [
  { path: "/carrier", words: carrierWords.section, allowed: (may) => may("application.make") },
  { path: "/registry", words: shellWords.registry, allowed: (may) => may("pass.read") },
  {
    path: "/command",
    words: shellWords.command,
    // The whole board needs passes and trips; receivers and officers have screens of their own.
    allowed: (may) => may("pass.read") && may("trip.read") && may("sync"),
  },
  // An officer finds here what they escort.
  { path: "/convoys", words: convoyWords.convoys, allowed: (may) => may("convoy.read") },
  { path: "/endpoint", words: shellWords.endpoint, allowed: (may) => may("trip.confirm") },
  {
    path: "/admin",
    words: shellWords.admin,
    allowed: (may) =>
      (
        ["user.read", "reference.write", "device.manage", "proposal.read", "measure.set"] as const
      ).some((action) => may(action)),
  },
];

/** Where a person lands: whoever registers, at the registry; a commander, at the board; null: nowhere here. */
export const firstSection = (may: (action: Action) => boolean): string | null => {
  const open = sections.filter((section) => section.allowed(may)).map((section) => section.path);
  if (!may("pass.issue") && open.includes("/command")) return "/command";
  return open[0] ?? null;
};
