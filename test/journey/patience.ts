/** How long a journey waits for what a screen is to show, ms: far longer than it takes on a busy machine. */
export const patience = 30_000;
