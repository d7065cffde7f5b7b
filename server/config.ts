import { resolve } from "node:path";
import { z } from "zod";
import { type LogLevel, logLevels } from "./log.ts";

export interface Config {
  readonly port: number;
  /** Undefined: every address of the machine. */
  readonly host: string | undefined;
  /** Absolute path of the folder that holds the database and, apart, the keys. */
  readonly data: string;
  /** Address of a PostgreSQL database; undefined: SQLite in `data`. */
  readonly databaseUrl: string | undefined;
  readonly adminPassword: string | undefined;
  /** Paths of the certificate and its key, PEM. */
  readonly tls: { readonly cert: string; readonly key: string } | null;
  /** Where browsers reach us; the first is used in links. Empty: wherever a call was sent to. */
  readonly origins: readonly string[];
  readonly log: LogLevel;
  /** Proxies in front whose X-Forwarded-* headers are believed. */
  readonly proxyHops: number;
}

/** Every variable there is, with what it does; `--help` prints this. */
export const variables = {
  GREENLANE_PORT: "Port to listen on (3000)",
  GREENLANE_HOST: "Address to listen on (all)",
  GREENLANE_DATA: "Folder of the database and the keys (data/var)",
  DATABASE_URL:
    "PostgreSQL database that several processes may share, e.g. postgresql://user:password@host/greenlane (none: SQLite in GREENLANE_DATA)",
  GREENLANE_ADMIN_PASSWORD:
    "At the first start, make the administrator `admin` with this password, 10 characters or more (else a one-time link is printed)",
  GREENLANE_TLS_CERT:
    "Certificate file, PEM; tablets need HTTPS, see `npm run lan-cert` (none: HTTP)",
  GREENLANE_TLS_KEY: "Its key file, PEM",
  GREENLANE_ORIGIN:
    "Where browsers reach the server, e.g. https://luongxanh.example; several separated by commas (the address of each call)",
  GREENLANE_LOG: `Least level to log: ${logLevels.join(", ")} (info)`,
  GREENLANE_PROXY: "How many reverse proxies stand in front and set X-Forwarded-* (0)",
} as const;
type Variable = keyof typeof variables;

const says = (sentence: string) => ({ error: sentence });

const origin = z
  .string()
  .transform((text) => text.trim().replace(/\/$/, ""))
  .refine(
    (text) =>
      URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text.toLowerCase(),
    {
      error: "must be like https://luongxanh.example, without a path",
    },
  )
  .transform((text) => text.toLowerCase());

const postgresAddress = z
  .string()
  .refine(
    (text) =>
      URL.canParse(text) &&
      /^postgres(ql)?:$/.test(new URL(text).protocol) &&
      new URL(text).host !== "" &&
      new URL(text).pathname.length > 1,
    says("must be like postgresql://user:password@host:5432/database"),
  );

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, says(`must be a whole number from ${least} to ${most}`))
    .transform(Number)
    .refine(
      (n) => n >= least && n <= most,
      says(`must be a whole number from ${least} to ${most}`),
    );

const environment = z
  .object({
    GREENLANE_PORT: whole(0, 65_535).optional(),
    GREENLANE_HOST: z.string().optional(),
    GREENLANE_DATA: z.string().optional(),
    DATABASE_URL: postgresAddress.optional(),
    GREENLANE_ADMIN_PASSWORD: z
      .string()
      .min(10, says("must have at least 10 characters"))
      .max(200, says("must have at most 200 characters"))
      .optional(),
    GREENLANE_TLS_CERT: z.string().optional(),
    GREENLANE_TLS_KEY: z.string().optional(),
    GREENLANE_ORIGIN: z
      .string()
      .transform((text) => text.split(","))
      .pipe(z.array(origin))
      .optional(),
    GREENLANE_LOG: z.enum(logLevels, says(`must be one of ${logLevels.join(", ")}`)).optional(),
    GREENLANE_PROXY: whole(0, 16).optional(),
  } satisfies Record<Variable, z.ZodType>)
  .refine((env) => !env.GREENLANE_TLS_CERT || env.GREENLANE_TLS_KEY, {
    path: ["GREENLANE_TLS_KEY"],
    error: "is needed with GREENLANE_TLS_CERT",
    when: () => true,
  })
  .refine((env) => !env.GREENLANE_TLS_KEY || env.GREENLANE_TLS_CERT, {
    path: ["GREENLANE_TLS_CERT"],
    error: "is needed with GREENLANE_TLS_KEY",
    when: () => true,
  });

const isOurs = (name: string): name is Variable => Object.hasOwn(variables, name);

/**
 * Reads the environment. An empty variable counts as absent; one with our prefix that does not exist is a slip of
 * the pen and a problem too. `here` is the folder that relative paths start from.
 */
export const readConfig = (
  env: Readonly<Record<string, string | undefined>>,
  here: string,
): { readonly config: Config } | { readonly problems: readonly string[] } => {
  const given = Object.entries(env).filter(
    ([name, value]) =>
      (name.startsWith("GREENLANE_") || isOurs(name)) && value !== undefined && value !== "",
  );
  const unknown = given
    .filter(([name]) => !isOurs(name))
    .map(([name]) => `${name} is not a variable of Greenlane; --help lists them all`);
  const parsed = environment.safeParse(Object.fromEntries(given));
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  const problems = [...unknown, ...wrong];
  if (!parsed.success || problems.length > 0) return { problems };
  const { data } = parsed;
  const { GREENLANE_TLS_CERT: cert, GREENLANE_TLS_KEY: key } = data;
  return {
    config: {
      port: data.GREENLANE_PORT ?? 3000,
      host: data.GREENLANE_HOST,
      data: resolve(here, data.GREENLANE_DATA ?? "data/var"),
      databaseUrl: data.DATABASE_URL,
      adminPassword: data.GREENLANE_ADMIN_PASSWORD,
      tls: cert && key ? { cert: resolve(here, cert), key: resolve(here, key) } : null,
      origins: data.GREENLANE_ORIGIN ?? [],
      log: data.GREENLANE_LOG ?? "info",
      proxyHops: data.GREENLANE_PROXY ?? 0,
    },
  };
};

/** What `--help` prints. */
export const help = (): string => {
  const widest = Math.max(...Object.keys(variables).map((name) => name.length));
  const lines = Object.entries(variables).map(
    ([name, what]) => `  ${name.padEnd(widest)}  ${what}`,
  );
  return `Greenlane: control of green-lane vehicles.\n\nUsage: npm start\n\nEnvironment (default in brackets):\n${lines.join("\n")}\n`;
};
