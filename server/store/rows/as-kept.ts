/** Text as JSON, or where somebody made it none, as it is: what is wrong with it is for the reader to say. */
export const parsed = (text: string | null): unknown => {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return text;
  }
};

/** A time as its shape has it, unless its column (ms) says another. */
export const laid = (time: unknown, column: number | null): string | null =>
  column === null
    ? null
    : typeof time === "string" && Date.parse(time) === column
      ? time
      : new Date(column).toISOString();
