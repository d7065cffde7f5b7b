import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type TokenVector, vectorsText } from "../../data/vectors/make-tokens.ts";
import type { VerifyingKey } from "../../shared/domain/cose.ts";
import { openToken } from "../../shared/domain/pass-token.ts";
import { verifyByNode } from "../build/issuing-key.ts";

const file = readFileSync(new URL("../../data/vectors/tokens.json", import.meta.url), "utf8");
const vectors = JSON.parse(file) as {
  readonly keys: readonly (Omit<VerifyingKey, "publicKey"> & { readonly publicKey: string })[];
  readonly tokens: readonly TokenVector[];
};
const keys: VerifyingKey[] = vectors.keys.map((key) => ({
  ...key,
  publicKey: Uint8Array.from(Buffer.from(key.publicKey, "base64url")),
}));

describe("the published vectors", () => {
  test.each(vectors.tokens.map((token) => [token.name, token] as const))(
    "[P6] %s",
    async (_, { text, expected }) => {
      expect(await openToken(text, keys, verifyByNode)).toEqual(expected);
    },
  );

  test("[P6] show every result there is, under names of their own", () => {
    expect(vectors.tokens.length).toBeGreaterThanOrEqual(60);
    expect(new Set(vectors.tokens.map(({ name }) => name)).size).toBe(vectors.tokens.length);
    expect(new Set(vectors.tokens.map(({ expected }) => expected.kind))).toEqual(
      new Set(["pass", "forged", "unknown-key", "damaged", "other-qr", "unreadable"]),
    );
  });

  test("[P6] are what the generator beside them writes", () => {
    expect(file).toBe(vectorsText());
  });
});
