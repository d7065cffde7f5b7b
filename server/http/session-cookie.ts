export interface SessionCookie {
  /** The value that a `Cookie` header carries, if any. */
  readonly read: (header: string | undefined) => string | undefined;
  /**
   * `Set-Cookie` that starts a session, or with null ends it. `at` is the server's clock, ms: the browser is told how
   * long from now, so that one whose own clock is wrong keeps its session.
   */
  readonly write: (
    session: { readonly cookie: string; readonly expiresAt: number } | null,
    at: number,
  ) => string;
}

/**
 * HttpOnly and SameSite=Strict; under TLS with the `__Host-` prefix, so that no neighbour on the domain can set it.
 * A link from elsewhere opens a static page whose own calls carry the cookie again, so Strict costs nothing.
 */
export const sessionCookie = (secure: boolean): SessionCookie => {
  const name = secure ? "__Host-greenlane" : "greenlane";
  const fixed = `Path=/; HttpOnly; SameSite=Strict${secure ? "; Secure" : ""}`;
  return {
    read: (header) => {
      for (const pair of header?.split(";") ?? []) {
        const [key, value] = pair.trim().split("=", 2);
        if (key === name && value) return value;
      }
      return undefined;
    },
    write: (session, at) =>
      session
        ? `${name}=${session.cookie}; ${fixed}; Max-Age=${Math.floor((session.expiresAt - at) / 1000)}`
        : `${name}=; ${fixed}; Max-Age=0`,
  };
};
