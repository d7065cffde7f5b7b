/** As a browser writes it: `fetch` would escape an apostrophe itself, and a signature would cover other text. */
const escaped = (text: unknown): string => encodeURIComponent(String(text)).replaceAll("'", "%27");

/**
 * Path and query under which a route is called: `/api/passes/:id` with `{ id: "1-0-7" }` and a query. What is
 * undefined, null or empty is not asked. A tablet signs exactly this text.
 */
export const addressOf = (path: string, params: object = {}, query: object = {}): string => {
  const given = new Map<string, unknown>(Object.entries(params));
  const filled = path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(given.get(name))),
  );
  const asked = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === null || value === ""
      ? []
      : [`${escaped(name)}=${escaped(value)}`],
  );
  return asked.length > 0 ? `${filled}?${asked.join("&")}` : filled;
};
