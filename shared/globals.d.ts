// Encoders exist unchanged on tablet and server and have no side effects, so the pure domain may use them.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
// Of what came after ES2023, this alone is known to every browser that a tablet may have (docs/operations.md).
interface String {
  toWellFormed(): string;
}
