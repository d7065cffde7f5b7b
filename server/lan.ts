import { networkInterfaces } from "node:os";
import { join } from "node:path";

/** Networks whose addresses a local authority may certify: base address and bits, RFC 1918, 6598 and loopback. */
export const localNetworks = [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
] as const;

const number = (address: string): number =>
  address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

/** Does an IPv4 address lie in a network that never leaves the building? */
export const isLocal = (address: string): boolean =>
  localNetworks.some(([base, bits]) => {
    const size = 2 ** (32 - bits);
    return Math.floor(number(address) / size) === Math.floor(number(base) / size);
  });

/**
 * Addresses at which tablets on the same network reach this machine: private IPv4, wired and
 * wireless, in the order the system names them. Empty when there is no such network.
 */
export const lanAddresses = (interfaces = networkInterfaces()): readonly string[] =>
  Object.values(interfaces)
    .flatMap((cards) => cards ?? [])
    .filter((card) => card.family === "IPv4" && !card.internal && isLocal(card.address))
    .map((card) => card.address);

export interface LanFiles {
  readonly folder: string;
  /** The authority that tablets install; served as `/lan-ca.crt`. */
  readonly ca: string;
  readonly caKey: string;
  /** What `GREENLANE_TLS_CERT` and `GREENLANE_TLS_KEY` name. */
  readonly cert: string;
  readonly key: string;
}

/** Where `npm run lan-cert` keeps its files within the data folder. */
export const lanFiles = (dataFolder: string): LanFiles => {
  const folder = join(dataFolder, "tls");
  return {
    folder,
    ca: join(folder, "ca.crt"),
    caKey: join(folder, "ca.key"),
    cert: join(folder, "server.crt"),
    key: join(folder, "server.key"),
  };
};
