import { encodeCanonical } from "./cbor.ts";

/**
 * Bytes whose SHA-256 is a scan's hash: canonical CBOR of the scan as it travels, so that tablet and
 * server hash the same content whatever the order of its JSON keys.
 */
export const scanBytes = (scan: Readonly<Record<string, unknown>>): Uint8Array =>
  encodeCanonical(scan);

/** What the device signs for an upload: purpose, device and every scan's hash (base64url), in order. */
export const batchMessage = (device: string, hashes: readonly string[]): Uint8Array =>
  new TextEncoder().encode(`GL1-batch\n${device}\n${hashes.join("\n")}`);

/**
 * What the device signs for any other call: purpose, device, method, path with query, its time in milliseconds
 * (corrected by the measured offset), and the SHA-256 (base64url) of the body where it has one. Good for five minutes
 * either way.
 */
export const callMessage = (
  device: string,
  method: string,
  path: string,
  at: number,
  content?: string,
): Uint8Array =>
  new TextEncoder().encode(
    ["GL1-call", device, method, path, at, ...(content === undefined ? [] : [content])].join("\n"),
  );

/** `Authorization` value for a device call; the signature is ECDSA P-256/SHA-256, IEEE P1363, base64url. */
export const deviceAuthorization = (device: string, at: number, signature: string): string =>
  `Greenlane-Device ${device}.${at}.${signature}`;
