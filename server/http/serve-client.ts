import { existsSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import express, { type Request, type Response, Router } from "express";
import helmet from "helmet";

/** Assets carry a hash of their content in their names, so a browser may keep them for ever. */
const yearSeconds = 31_536_000;

/** A browser told to keep to HTTPS on localhost would do so for every other server on that machine. */
const loopback = /^(localhost|127\.|\[::1\])/;

/** The host a call was sent to, unless it could break out of the policy it is written into. */
const ownHost = ({ headers: { host = "" } }: IncomingMessage): string =>
  /^[\w.:[\]-]{1,260}$/.test(host) ? host : "localhost";

/**
 * Scripts are ours only and never inline; zxing compiles WebAssembly; the desk's components style themselves inline;
 * the camera's picture and printed codes are blobs and data; nobody frames us.
 */
const policy = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'wasm-unsafe-eval'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    // Older browsers do not count the socket's scheme as 'self'.
    "connect-src": [
      "'self'",
      (request) => `ws://${ownHost(request)}`,
      (request) => `wss://${ownHost(request)}`,
    ],
    "worker-src": ["'self'", "blob:"],
    "media-src": ["'self'", "blob:", "data:"],
    "manifest-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
  },
});

const permissions = "camera=(self), microphone=(), geolocation=(), payment=(), usb=()";

const notBuilt =
  "The pages have not been built. Run `npm run build`, or start with `npm start`, which builds them.\n";

/** A browser that opens an address names HTML; scripts, pictures and programs accept anything, and get no page for it. */
const wantsPage = (request: Request): boolean =>
  (request.method === "GET" || request.method === "HEAD") &&
  (request.headers.accept?.includes("text/html") ?? false);

const sendPage = (response: Response, file: string): void => {
  if (existsSync(file)) response.sendFile(file, { headers: { "cache-control": "no-cache" } });
  else response.status(503).type("text/plain").send(notBuilt);
};

export interface ClientParts {
  /** Folder the pages were built into. */
  readonly dir: string;
  /** The local authority's certificate that tablets install, if one was made. */
  readonly lanCa: string | null;
  readonly secure: boolean;
}

/** The built pages: the tablet's under /checkpoint, the status page's under /s, the desk's for every other address a browser opens. */
export const serveClient = ({ dir, lanCa, secure }: ClientParts): Router => {
  const router = Router({ caseSensitive: true });
  router.use(
    policy,
    helmet({
      contentSecurityPolicy: false,
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
    }),
    (request, response, next) => {
      response.setHeader("permissions-policy", permissions);
      if (secure && !loopback.test(request.headers.host ?? ""))
        response.setHeader("strict-transport-security", `max-age=${yearSeconds}`);
      next();
    },
  );
  router.get("/lan-ca.crt", (_request, response, next) => {
    if (!lanCa || !existsSync(lanCa)) return next();
    response.type("application/x-x509-ca-cert").sendFile(lanCa, { dotfiles: "allow" });
  });
  router.use(
    "/assets",
    express.static(join(dir, "assets"), {
      immutable: true,
      maxAge: yearSeconds * 1000,
      index: false,
    }),
  );
  router.use(
    express.static(dir, {
      index: false,
      redirect: false,
      setHeaders: (response) => response.setHeader("cache-control", "no-cache"),
    }),
  );
  router.get("/checkpoint{/*rest}", (request, response, next) =>
    wantsPage(request) ? sendPage(response, join(dir, "checkpoint/index.html")) : next(),
  );
  router.get("/s{/*rest}", (request, response, next) => {
    if (!wantsPage(request)) return next();
    // Its address holds a code.
    response.setHeader("x-robots-tag", "noindex, nofollow");
    sendPage(response, join(dir, "status/index.html"));
  });
  router.get("/*rest", (request, response, next) =>
    wantsPage(request) ? sendPage(response, join(dir, "index.html")) : next(),
  );
  router.get("/", (_request, response) => sendPage(response, join(dir, "index.html")));
  return router;
};
