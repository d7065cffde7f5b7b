/** What the person at the keyboard got wrong, or what is in the way: said in one sentence, without a trace. */
export class Sorry extends Error {}
