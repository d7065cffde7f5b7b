import "reflect-metadata";
import { readFileSync, rmSync, statSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { createServer, request } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as x509 from "@peculiar/x509";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isLocal, lanAddresses } from "../../server/lan.ts";
import { type LanCertificate, makeLanCertificate } from "../../server/lan-cert.ts";

const machine = { hostname: "Tram-Bien.example", addresses: ["192.168.1.20", "203.0.113.9"] };
const now = Date.now();
const day = 86_400_000;

let data: string;
let lan: LanCertificate;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "greenlane-lan-"));
  lan = await makeLanCertificate(data, machine, now);
});
afterAll(() => rmSync(data, { recursive: true }));

/** Serves with a certificate and asks it as `host`, trusting nothing but the authority. */
const greet = async (cert: string, key: string, host: string, ca: string): Promise<string> => {
  const server = createServer({ cert, key }, (_, answer) => answer.end("xin chào"));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  try {
    return await new Promise((done, fail) => {
      const servername = /^[\d.]+$/.test(host) ? "" : host;
      const lookup = { hostname: "127.0.0.1", headers: { host }, servername };
      const options = servername ? lookup : { ...lookup, hostname: host };
      request({ ...options, port, ca, agent: false }, (answer) => {
        answer.setEncoding("utf8").on("data", done).on("error", fail);
      })
        .on("error", fail)
        .end();
    });
  } finally {
    server.close();
  }
};

const text = (path: string) => readFileSync(path, "utf8");
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe("local authority and certificate", () => {
  test.for(["localhost", "127.0.0.1", "tram-bien.local", "tram-bien"])(
    "a tablet that trusts the authority reaches %s",
    async (host) => {
      const { cert, key, ca } = lan.files;
      expect(await greet(text(cert), text(key), host, text(ca))).toBe("xin chào");
    },
  );

  test("a tablet that trusts another authority does not", async () => {
    const other = await makeLanCertificate(join(data, "other"), machine, now);
    const { cert, key } = lan.files;
    await expect(greet(text(cert), text(key), "localhost", text(other.files.ca))).rejects.toThrow();
  });

  test("the authority cannot vouch for a name of the outside world", async () => {
    const { ca, caKey } = lan.files;
    const signing = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
    const keys = await crypto.subtle.generateKey(signing, true, ["sign", "verify"]);
    const stolen = await crypto.subtle.importKey(
      "pkcs8",
      x509.PemConverter.decodeFirst(text(caKey)),
      signing,
      false,
      ["sign"],
    );
    const cert = await x509.X509CertificateGenerator.create({
      subject: "CN=bank",
      issuer: new x509.X509Certificate(text(ca)).subject,
      notBefore: new Date(now - day),
      notAfter: new Date(now + day),
      signingAlgorithm: signing,
      signingKey: stolen,
      publicKey: keys.publicKey,
      extensions: [new x509.SubjectAlternativeNameExtension([{ type: "dns", value: "bank.vn" }])],
    });
    const key = x509.PemConverter.encode(
      await crypto.subtle.exportKey("pkcs8", keys.privateKey),
      "PRIVATE KEY",
    );
    await expect(greet(cert.toString("pem"), key, "bank.vn", text(ca))).rejects.toThrow(
      "permitted subtree violation",
    );
  });

  test("private keys are their owner's alone", () => {
    expect(mode(lan.files.key)).toBe("600");
    expect(mode(lan.files.caKey)).toBe("600");
    expect(mode(lan.files.folder)).toBe("700");
  });

  test("addresses outside private networks are left out", () => {
    expect(lan.addresses).toEqual(["127.0.0.1", "192.168.1.20"]);
    expect(isLocal("172.31.255.255")).toBe(true);
    expect(isLocal("172.32.0.0")).toBe(false);
  });

  test("a second run keeps both", async () => {
    const again = await makeLanCertificate(data, machine, now + day);
    expect(again.made).toEqual({ ca: false, cert: false });
    expect(again.fingerprint).toBe(lan.fingerprint);
  });

  test("a new address renews the certificate and keeps the authority", async () => {
    const moved = await makeLanCertificate(
      data,
      { ...machine, addresses: ["10.1.2.3"] },
      now + day,
    );
    expect(moved.made).toEqual({ ca: false, cert: true });
    expect(moved.fingerprint).toBe(lan.fingerprint);
  });

  test("near its end the certificate is renewed, and nine years on the authority too", async () => {
    const folder = join(data, "years");
    await makeLanCertificate(folder, machine, now);
    expect((await makeLanCertificate(folder, machine, now + 366 * day)).made).toEqual({
      ca: false,
      cert: false,
    });
    expect((await makeLanCertificate(folder, machine, now + 368 * day)).made).toEqual({
      ca: false,
      cert: true,
    });
    expect((await makeLanCertificate(folder, machine, now + 3630 * day)).made).toEqual({
      ca: true,
      cert: true,
    });
  });
});

test("addresses for tablets are private IPv4 of the machine's own cards", () => {
  const card = { netmask: "", mac: "", cidr: null };
  expect(
    lanAddresses({
      lo: [{ ...card, address: "127.0.0.1", family: "IPv4", internal: true }],
      eth0: [
        { ...card, address: "192.168.1.20", family: "IPv4", internal: false },
        { ...card, address: "fe80::1", family: "IPv6", internal: false, scopeid: 2 },
      ],
      wan: [{ ...card, address: "203.0.113.9", family: "IPv4", internal: false }],
    }),
  ).toEqual(["192.168.1.20"]);
});
