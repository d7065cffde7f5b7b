import type {
  Extension,
  ExtensionEntry,
  ExtensionReach,
  ExtensionState,
} from "../../shared/domain/extension-shape.ts";
import type { IsoTime } from "../../shared/domain/time.ts";
import type { Page } from "./ports.ts";

/** A mass extension as it is on record. */
export interface ExtensionRow extends Extension {
  /** Who asked for it. */
  readonly account: string;
  /** Where its passes lie, as far as they are found. */
  readonly lies: ExtensionReach;
  /** The last pass that was looked at, by its number in the store. */
  readonly lookedTo: number;
  /** Parts its passes are kept in, numbered from 0. */
  readonly parts: number;
  /** Parts that the step under way is through with. */
  readonly done: number;
  /** Who undid it, as an account. */
  readonly undo: {
    readonly by: string;
    readonly at: IsoTime;
    readonly reason: string;
  } | null;
  readonly forgotten: boolean;
  /** When anything of it changed last, ms. */
  readonly changedAt: number;
}

export interface ExtensionPart {
  readonly part: number;
  readonly entries: readonly ExtensionEntry[];
}

export interface ExtensionReads {
  extension(id: string): Promise<ExtensionRow | undefined>;
  /** Newest first. */
  findExtensions(query: {
    readonly cursor?: string | undefined;
    readonly limit: number;
  }): Promise<Page<ExtensionRow>>;
  /** In any of these states, the oldest first. */
  extensionsIn(states: readonly ExtensionState[]): Promise<readonly ExtensionRow[]>;
  /** From a part on, in order, at most `limit`. */
  extensionParts(id: string, from: number, limit: number): Promise<readonly ExtensionPart[]>;
}
export interface ExtensionWrites {
  putExtension(row: ExtensionRow): Promise<void>;
  /** Adds parts, or puts them in the place of those with their numbers. */
  putExtensionParts(id: string, parts: readonly ExtensionPart[]): Promise<void>;
  /** Forgets the passes of extensions at rest that changed last before a time (ms), at most twenty; answers of how many. */
  forgetExtended(before: number): Promise<number>;
}

/** States in which nothing goes on by itself. */
export const extensionAtRest = [
  "found",
  "done",
  "undone",
  "refused",
] as const satisfies readonly ExtensionState[];
