import { expect, test } from "vitest";
import { addressOf } from "../../shared/contract/address.ts";

test("path and query are filled in and escaped", () => {
  expect(addressOf("/api/passes/:id/qr.svg", { id: "1-0/7?" })).toBe(
    "/api/passes/1-0%2F7%3F/qr.svg",
  );
  const asked = addressOf("/api/passes", {}, { q: "Đồng & Phú", after: 0, plate: "" });
  expect(asked).toBe("/api/passes?q=%C4%90%E1%BB%93ng%20%26%20Ph%C3%BA&after=0");
  expect(new URL(asked, "http://x").searchParams.get("q")).toBe("Đồng & Phú");
});

test("it stands as fetch sends it, so that a signature over it holds", () => {
  const asked = addressOf("/api/passes", {}, { q: `'"<>#%(1)!*~` });
  expect(new URL(asked, "http://x").href).toBe(`http://x${asked}`);
});

test("what is not given is not asked", () => {
  expect(addressOf("/api/trips", {}, { status: undefined, plate: null, cursor: "" })).toBe(
    "/api/trips",
  );
});
