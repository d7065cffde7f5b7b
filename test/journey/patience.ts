/** How long a test waits for what is to come, ms: far longer than it takes on a busy machine. */
export const patience = 30_000;
