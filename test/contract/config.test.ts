import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { help, readConfig, variables } from "../../server/config.ts";

const here = "/srv/greenlane";
const problemsOf = (env: Record<string, string>) => {
  const read = readConfig(env, here);
  return "problems" in read ? read.problems : [];
};
const configOf = (env: Record<string, string>) => {
  const read = readConfig(env, here);
  if ("problems" in read) throw new Error(read.problems.join("; "));
  return read.config;
};

describe("configuration", () => {
  it("has a default for everything, and counts an empty variable as absent", () => {
    const usual = {
      port: 3000,
      host: undefined,
      data: "/srv/greenlane/data/var",
      databaseUrl: undefined,
      adminPassword: undefined,
      tls: null,
      origins: [],
      log: "info",
      proxyHops: 0,
    };
    expect(configOf({})).toEqual(usual);
    expect(configOf({ GREENLANE_PORT: "", GREENLANE_TLS_CERT: "", PATH: "/bin" })).toEqual(usual);
  });

  it("reads every variable", () => {
    expect(
      configOf({
        GREENLANE_PORT: "8443",
        GREENLANE_HOST: "10.0.0.5",
        GREENLANE_DATA: "/var/lib/greenlane",
        DATABASE_URL: "postgresql://greenlane:secret@db.example/greenlane",
        GREENLANE_ADMIN_PASSWORD: "0123456789",
        GREENLANE_TLS_CERT: "tls/server.crt",
        GREENLANE_TLS_KEY: "tls/server.key",
        GREENLANE_ORIGIN: "https://Luongxanh.example/, http://10.0.0.5:8443",
        GREENLANE_LOG: "debug",
        GREENLANE_PROXY: "1",
      }),
    ).toEqual({
      port: 8443,
      host: "10.0.0.5",
      data: "/var/lib/greenlane",
      databaseUrl: "postgresql://greenlane:secret@db.example/greenlane",
      adminPassword: "0123456789",
      tls: { cert: resolve(here, "tls/server.crt"), key: resolve(here, "tls/server.key") },
      origins: ["https://luongxanh.example", "http://10.0.0.5:8443"],
      log: "debug",
      proxyHops: 1,
    });
  });

  it("names every problem at once", () => {
    const problems = problemsOf({
      GREENLANE_PORT: "http",
      GREENLANE_ADMIN_PASSWORD: "ngắn",
      GREENLANE_TLS_CERT: "server.crt",
      GREENLANE_ORIGIN: "luongxanh.example",
      GREENLANE_LOG: "loud",
      GREENLANE_PROXY: "99",
      GREENLANE_PROT: "3000",
    });
    expect(problems.map((sentence) => sentence.split(" ")[0]).sort()).toEqual([
      "GREENLANE_ADMIN_PASSWORD",
      "GREENLANE_LOG",
      "GREENLANE_ORIGIN",
      "GREENLANE_PORT",
      "GREENLANE_PROT",
      "GREENLANE_PROXY",
      "GREENLANE_TLS_KEY",
    ]);
    expect(problems.join()).not.toContain("ngắn");
  });

  it.each([
    "db.example/greenlane",
    "mysql://root:hunter22@db.example/greenlane",
    "postgresql://root:hunter22@db.example",
    "postgresql://root:hunter22@db.example/",
    "postgresql:///greenlane",
  ])("database address %j is refused, without telling its password", (url) => {
    const problems = problemsOf({ DATABASE_URL: url });
    expect(problems).toEqual([expect.stringMatching(/^DATABASE_URL must be like postgresql:/)]);
    expect(problems.join()).not.toContain("hunter22");
  });

  it.each(["65536", "-1", "1.5", "0x10", " 80"])("port %j is refused", (port) => {
    expect(problemsOf({ GREENLANE_PORT: port })).toHaveLength(1);
  });

  it.each(["https://a.example/path", "ftp://a.example", "https://user@a.example", "*"])(
    "origin %j is refused",
    (origin) => {
      expect(problemsOf({ GREENLANE_ORIGIN: origin })).toHaveLength(1);
    },
  );

  it("help lists every variable", () => {
    for (const name of Object.keys(variables)) expect(help()).toContain(name);
  });
});
