import QRCode from "qrcode";

/** Modules of white around a code; readers need four (ISO 18004). */
const quietZone = 4;

const passSegments = (token: string): QRCode.QRCodeSegment[] => [
  { data: token, mode: "alphanumeric" },
];
const passOptions = { errorCorrectionLevel: "Q", margin: quietZone } as const;

/** [P4] A pass's QR as SVG: alphanumeric mode, error correction Q. */
export const passQrSvg = (token: string): Promise<string> =>
  QRCode.toString(passSegments(token), { ...passOptions, type: "svg" });

/** A pass's QR as PNG, eight pixels a module. */
export const passQrPng = (token: string): Promise<Buffer> =>
  QRCode.toBuffer(passSegments(token), { ...passOptions, type: "png", scale: 8 });

/** A link as SVG, for a tablet's camera. */
export const linkQrSvg = (link: string): Promise<string> =>
  QRCode.toString(link, { errorCorrectionLevel: "M", margin: quietZone, type: "svg" });

/** A link as half-block characters, for a terminal. */
export const linkQrText = (link: string): Promise<string> =>
  QRCode.toString(link, { errorCorrectionLevel: "L", margin: 2, type: "terminal", small: true });
