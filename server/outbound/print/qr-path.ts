import QRCode from "qrcode";

/** [G2] A pass's code as squares of one module, error correction Q: how many to a side, and the dark ones as rectangles of a path. */
export const qrPath = (token: string): { readonly side: number; readonly path: string } => {
  const { modules } = QRCode.create([{ data: token, mode: "alphanumeric" }], {
    errorCorrectionLevel: "Q",
  });
  const { size } = modules;
  const parts: string[] = [];
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      if (!modules.get(y, x)) continue;
      const from = x;
      while (x + 1 < size && modules.get(y, x + 1)) x += 1;
      parts.push(`${from} ${y} ${x + 1 - from} 1 re`);
    }
  return { side: size, path: parts.join(" ") };
};
