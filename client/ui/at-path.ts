/** What stands at a path like `basis.number` or `posts.0.km` in a value; undefined where nothing does. */
export const atPath = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (inside, key) => (inside as Readonly<Record<string, unknown>> | undefined)?.[key],
      value,
    );
