import { describe } from "vitest";
import { browserThere } from "./chromium.ts";
import { screensIn } from "./screens-chapters.ts";

describe.skipIf(!browserThere)("every screen in Vietnamese, in each of its states", () => {
  screensIn("vi");
});
