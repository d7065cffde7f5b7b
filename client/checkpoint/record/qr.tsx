import { create } from "qrcode";
import { receiptWords } from "../../../shared/text/receipt.ts";

/** Modules of white around a code; readers need four (ISO 18004). */
const quietZone = 4;

/** A link as a QR code, drawn here for there may be no network. */
export const Qr = ({ link }: { readonly link: string }) => {
  const { size, data } = create(link, { errorCorrectionLevel: "M" }).modules;
  const dark = [...data].flatMap((on, place) =>
    on ? [`M${place % size} ${Math.floor(place / size)}h1v1h-1z`] : [],
  );
  const box = [-quietZone, -quietZone, size + 2 * quietZone, size + 2 * quietZone];
  return (
    <svg
      viewBox={box.join(" ")}
      shapeRendering="crispEdges"
      role="img"
      aria-label={receiptWords.qr.vi}
      data-testid="record-qr"
      data-link={link}
    >
      <rect x={box[0]} y={box[1]} width={box[2]} height={box[3]} fill="#fff" />
      <path d={dark.join("")} fill="#000" />
    </svg>
  );
};
