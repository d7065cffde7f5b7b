/** What turns the text after it round: nobody means it, and a name read backwards deceives. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

export const withoutTurning = (text: string): string => text.replace(turning, "");
