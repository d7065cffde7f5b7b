import { isIPv6 } from "node:net";

/** The eight groups of an IPv6 address, its zone left out. */
const groupsOf = (address: string): string[] => {
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const groups = (part: string): string[] => (part === "" ? [] : part.split(":"));
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const left = tail === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array<string>(Math.max(0, left)).fill("0"), ...after];
};

/**
 * Whom an address stands for, as a key of rate limits: IPv4 as it is, of IPv6 the /64 network, for one household or
 * machine holds all of its 2⁶⁴ addresses and could begin anew with each.
 */
export const addressKey = (address: string): string => {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  return groupsOf(address.toLowerCase())
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
};
