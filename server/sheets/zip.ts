/** A part of a zip file, packed. */
export interface PackedPart {
  readonly name: string;
  readonly packed: Buffer;
  /** Bytes before it was packed, and their CRC-32. */
  readonly size: number;
  readonly crc: number;
}

/** What is known of a part: all of it, or nothing yet of one that is packed while it is sent. */
interface Extent {
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
}
const unknown: Extent = { packed: 0, size: 0, crc: 0 };

/** Names are in UTF-8; what a part comes to stands behind it. */
const utf8 = 0x0800;
const toldBehind = 0x0008;

const extentOf = ({ packed, size, crc }: Extent): Buffer => {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32LE(crc, 0);
  bytes.writeUInt32LE(packed, 4);
  bytes.writeUInt32LE(size, 8);
  return bytes;
};

const headOf = (path: Buffer, extent: Extent, flags: number): Buffer => {
  const fixed = Buffer.alloc(10);
  fixed.writeUInt16LE(20, 0);
  fixed.writeUInt16LE(utf8 | flags, 2);
  fixed.writeUInt16LE(8, 4);
  // 1 January 1980: the same rows make the same file.
  fixed.writeUInt32LE(0x00210000, 6);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(path.length, 0);
  return Buffer.concat([fixed, extentOf(extent), lengths]);
};

/** A zip file (PKWARE's APPNOTE) as it is written from its first byte to its last, without anything that a small one needs not. */
export const makeZip = () => {
  const directory: Buffer[] = [];
  let at = 0;
  let count = 0;

  const put = (bytes: Buffer): Buffer => {
    at += bytes.length;
    return bytes;
  };
  const list = (path: Buffer, extent: Extent, flags: number, begins: number): void => {
    const place = Buffer.alloc(14);
    place.writeUInt32LE(begins, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00"), headOf(path, extent, flags), place, path);
    count += 1;
  };

  return {
    /** A part that is packed already. */
    whole: ({ name, packed, size, crc }: PackedPart): Buffer => {
      const path = Buffer.from(name);
      const extent = { packed: packed.length, size, crc };
      list(path, extent, 0, at);
      return put(Buffer.concat([Buffer.from("PK\x03\x04"), headOf(path, extent, 0), path, packed]));
    },
    /** A part that is packed while it is sent: what comes before it, and once all of it is sent what comes behind. */
    sent: (name: string) => {
      const path = Buffer.from(name);
      const begins = at;
      return {
        before: put(
          Buffer.concat([Buffer.from("PK\x03\x04"), headOf(path, unknown, toldBehind), path]),
        ),
        behind: (extent: Extent): Buffer => {
          at += extent.packed;
          list(path, extent, toldBehind, begins);
          return put(Buffer.concat([Buffer.from("PK\x07\x08"), extentOf(extent)]));
        },
      };
    },
    end: (): Buffer => {
      const listed = Buffer.concat(directory);
      const end = Buffer.alloc(22);
      end.write("PK\x05\x06", "latin1");
      end.writeUInt16LE(count, 8);
      end.writeUInt16LE(count, 10);
      end.writeUInt32LE(listed.length, 12);
      end.writeUInt32LE(at, 16);
      return Buffer.concat([listed, end]);
    },
  };
};

/** A zip file of parts. */
export const zipOf = (parts: readonly PackedPart[]): Buffer => {
  const zip = makeZip();
  const written = parts.map(zip.whole);
  return Buffer.concat([...written, zip.end()]);
};
