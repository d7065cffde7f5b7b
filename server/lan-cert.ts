import "reflect-metadata";
import { createPrivateKey, randomBytes, X509Certificate } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { resolve } from "node:path";
import * as x509 from "@peculiar/x509";
import { isLocal, type LanFiles, lanAddresses, lanFiles, localNetworks } from "./lan.ts";

x509.cryptoProvider.set(crypto);

const signing = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" } as const;
const day = 86_400_000;
const caDays = 3650;
/** Apple refuses longer-lived server certificates even from an authority the owner trusts. */
const certDays = 397;
const renewDays = 30;

/** One DER element; contents under 64 kB. */
const der = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const body = Buffer.concat(parts);
  const n = body.length;
  const size = n < 128 ? [n] : n < 256 ? [0x81, n] : [0x82, n >> 8, n & 255];
  return new Uint8Array(Buffer.concat([Uint8Array.from([tag, ...size]), body]));
};

/**
 * The authority may vouch for local names and private addresses only (RFC 5280, 4.2.1.10, critical):
 * a tablet that trusts it gives nobody who steals its key a way to pose as a bank.
 */
const localOnly = (host: string): x509.Extension => {
  const names = ["localhost", "local", "lan", "internal", "home.arpa", host].map((name) =>
    der(0x30, der(0x82, Buffer.from(name, "ascii"))),
  );
  const networks = localNetworks.map(([base, bits]) => {
    const mask = new Uint8Array(4);
    new DataView(mask.buffer).setUint32(0, 2 ** 32 - 2 ** (32 - bits));
    return der(0x30, der(0x87, Uint8Array.from([...base.split(".").map(Number), ...mask])));
  });
  return new x509.Extension("2.5.29.30", true, der(0x30, der(0xa0, ...names, ...networks)));
};

const makeKeys = () => crypto.subtle.generateKey(signing, true, ["sign", "verify"]);

/** Positive and 127 bits of chance, as RFC 5280 asks of a serial number. */
const serial = (): string => {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.toString("hex");
};

const put = (path: string, text: string, mode: number): void => {
  writeFileSync(`${path}.new`, text, { mode });
  chmodSync(`${path}.new`, mode);
  renameSync(`${path}.new`, path);
};

const privatePem = async (key: CryptoKey): Promise<string> =>
  `${x509.PemConverter.encode(await crypto.subtle.exportKey("pkcs8", key), "PRIVATE KEY")}\n`;

const makeCa = async (files: LanFiles, host: string, now: number): Promise<void> => {
  const keys = await makeKeys();
  const name = `CN=Greenlane ${host}, O=Greenlane`;
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name,
    notBefore: new Date(now - day),
    notAfter: new Date(now + caDays * day),
    signingAlgorithm: signing,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      localOnly(host),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  put(files.caKey, await privatePem(keys.privateKey), 0o600);
  put(files.ca, `${ca.toString("pem")}\n`, 0o644);
};

const makeCert = async (
  files: LanFiles,
  names: readonly string[],
  addresses: readonly string[],
  now: number,
): Promise<void> => {
  const ca = new x509.X509Certificate(readFileSync(files.ca, "utf8"));
  const caKey = await crypto.subtle.importKey(
    "pkcs8",
    x509.PemConverter.decodeFirst(readFileSync(files.caKey, "utf8")),
    signing,
    false,
    ["sign"],
  );
  const keys = await makeKeys();
  const cert = await x509.X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: "CN=Greenlane, O=Greenlane",
    issuer: ca.subject,
    notBefore: new Date(now - day),
    notAfter: new Date(Math.min(now + certDays * day, ca.notAfter.getTime())),
    signingAlgorithm: signing,
    signingKey: caKey,
    publicKey: keys.publicKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        ...names.map((value) => ({ type: "dns" as const, value })),
        ...addresses.map((value) => ({ type: "ip" as const, value })),
      ]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(ca),
    ],
  });
  put(files.key, await privatePem(keys.privateKey), 0o600);
  put(files.cert, `${cert.toString("pem")}\n`, 0o644);
};

const read = (path: string): X509Certificate | null =>
  existsSync(path) ? new X509Certificate(readFileSync(path)) : null;

const lastsPast = (cert: X509Certificate, time: number): boolean => Date.parse(cert.validTo) > time;

const keyFits = (cert: X509Certificate, keyPath: string): boolean =>
  existsSync(keyPath) && cert.checkPrivateKey(createPrivateKey(readFileSync(keyPath)));

export interface LanCertificate {
  readonly files: LanFiles;
  /** What was made anew just now; a new authority must be installed on every tablet again. */
  readonly made: { readonly ca: boolean; readonly cert: boolean };
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  /** SHA-256 of the authority's certificate, `AB:CD:…`: what people compare before they trust it. */
  readonly fingerprint: string;
}

/**
 * Makes, or keeps, a local authority and a server certificate in `tls` of the data folder. The
 * authority is kept until a month before its end; the certificate is renewed then too, and when the
 * machine has a name or address it does not cover. Addresses outside private networks are left out.
 */
export const makeLanCertificate = async (
  dataFolder: string,
  machine: { readonly hostname: string; readonly addresses: readonly string[] },
  now: number,
): Promise<LanCertificate> => {
  const files = lanFiles(dataFolder);
  mkdirSync(files.folder, { recursive: true, mode: 0o700 });
  const label = machine.hostname.toLowerCase().split(".")[0] ?? "";
  const host = /^[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?$/.test(label) ? label : "greenlane";
  const soon = now + renewDays * day;

  const oldCa = read(files.ca);
  const keepCa = oldCa !== null && keyFits(oldCa, files.caKey) && lastsPast(oldCa, soon);
  if (!keepCa) await makeCa(files, host, now);
  const ca = new X509Certificate(readFileSync(files.ca));

  // The bare name counts only if it is the one the authority was made for and so may vouch for.
  const bare = ca.subject.split("\n").includes(`CN=Greenlane ${host}`) ? [host] : [];
  const names = [...new Set(["localhost", `${host}.local`, ...bare])];
  const addresses = [...new Set(["127.0.0.1", ...machine.addresses.filter(isLocal)])];
  const cert = read(files.cert);
  const keepCert =
    cert !== null &&
    keyFits(cert, files.key) &&
    cert.verify(ca.publicKey) &&
    lastsPast(cert, soon) &&
    names.every((name) => cert.checkHost(name) !== undefined) &&
    addresses.every((address) => cert.checkIP(address) !== undefined);
  if (!keepCert) await makeCert(files, names, addresses, now);
  for (const key of [files.caKey, files.key]) chmodSync(key, 0o600);

  const made = { ca: !keepCa, cert: !keepCert };
  return { files, made, names, addresses, fingerprint: ca.fingerprint256 };
};

if (import.meta.main) {
  const data = resolve(process.env.GREENLANE_DATA ?? "data/var");
  const machine = { hostname: hostname(), addresses: lanAddresses() };
  const { files, made, names, addresses, fingerprint } = await makeLanCertificate(
    data,
    machine,
    Date.now(),
  );
  const port = process.env.GREENLANE_PORT ?? "3000";
  const reach = machine.addresses[0] ?? "THIS-MACHINE";
  process.stdout.write(`
${made.ca ? "Made a local authority." : "Kept the local authority."} ${made.cert ? "Made a new server certificate" : "The server certificate still holds"}
for ${[...names, ...addresses].join(", ")}.${machine.addresses.length ? "" : "\nThis machine is on no private network: tablets reach it only by a name above."}

1. Start the server with it:
   GREENLANE_TLS_CERT=${files.cert} GREENLANE_TLS_KEY=${files.key} npm start
2. On each tablet open https://${reach}:${port}/lan.html and follow the page.${made.ca ? "" : " Tablets that trust the authority need nothing."}
   The SHA-256 of the authority, to compare before trusting it:
   ${fingerprint}
3. Run this again when the machine's address changes, and once a year.

Keep ${files.caKey} as you would a key to the building.
`);
}
