import type { Pass } from "../../shared/domain/pass.ts";
import { type Plate, parsePlate } from "../../shared/domain/plate.ts";
import type { Presented } from "../../shared/domain/verdict-input.ts";
import { forge } from "./forgery.ts";
import type { Shown } from "./happening.ts";
import type { OnFile } from "./on-file.ts";
import type { ScanDraft } from "./tablets.ts";

/** What a draft says of how the vehicle showed itself. */
export type Identity = Pick<ScanDraft, "how" | "text" | "pass" | "plate" | "walkUp"> & {
  readonly presented: Presented;
};

/** `plate`: what the officer writes down when the text is no pass of ours. */
const readText = async (onFile: OnFile, text: string, plate: Plate | null): Promise<Identity> => {
  const opened = await onFile.open(text);
  const presented: Presented = { by: "token", opened };
  if (opened.kind !== "pass")
    return { presented, how: "camera", text, pass: null, plate, walkUp: null };
  return { presented, how: "camera", text, pass: opened.id, plate: opened.plate, walkUp: null };
};

/** Reads what is shown as a tablet does. `passes` by number of the demo pass. */
export const identify = async (
  shown: Shown,
  onFile: OnFile,
  passes: ReadonlyMap<number, Pass>,
): Promise<Identity> => {
  switch (shown.by) {
    case "foreign":
      return readText(onFile, shown.text, null);
    case "walk-up":
      return {
        presented: { by: "walk-up", kind: shown.walkUp.kind },
        how: "walk-up",
        text: null,
        pass: null,
        plate: parsePlate(shown.plate),
        walkUp: shown.walkUp,
      };
    case "forged": {
      const opened = await onFile.open(passes.get(shown.pass)!.token);
      if (opened.kind !== "pass") throw new Error("a pass just issued cannot be read");
      return readText(onFile, forge(opened, shown.plate), parsePlate(shown.plate));
    }
    case "qr":
      return readText(onFile, passes.get(shown.pass)!.token, null);
    case "plate":
    case "code": {
      const { id, plate, shortCode } = passes.get(shown.pass)!;
      const text = shown.by === "code" ? shortCode : plate;
      return {
        presented: { by: "lookup", key: shown.by, text },
        how: shown.by,
        text: null,
        pass: id,
        plate,
        walkUp: null,
      };
    }
  }
};
