const sharedLook: Readonly<Record<string, string>> = {
  O: "0",
  D: "0",
  I: "1",
  B: "8",
  S: "5",
  Z: "2",
};

/**
 * [P2] The same text for plates an eye or a camera may confuse (O/0, D/0, I/1, B/8, S/5, Z/2).
 * A key for finding suggestions; never a plate, never proof that two plates are one.
 */
export const plateLook = (value: string): string =>
  value.replace(/[ODIBSZ]/g, (letter) => sharedLook[letter] ?? letter);
