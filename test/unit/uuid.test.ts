import { describe, expect, test } from "vitest";
import { z } from "zod";
import { uuidv7 } from "../../shared/domain/uuid.ts";

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));

describe("UUIDv7", () => {
  test("is RFC 9562's own example for its time and random bits", () => {
    expect(uuidv7(0x017f22e279b0, bytes("0cc318c4dc0c0c07398f"))).toBe(
      "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    );
  });

  test("fixes version and variant whatever the random bytes are, and sorts by time", () => {
    const [early, late] = [uuidv7(1, bytes("ff".repeat(10))), uuidv7(2, bytes("00".repeat(10)))];
    expect(early).toBe("00000000-0001-7fff-bfff-ffffffffffff");
    expect(late).toBe("00000000-0002-7000-8000-000000000000");
    for (const id of [early, late]) expect(z.uuidv7().safeParse(id).success).toBe(true);
    expect(early < late).toBe(true);
  });
});
