import { type PassId, passId } from "../../shared/domain/pass.ts";

/** The pass an address names; an impossible id becomes one that no pass has, so that the page says "not found". */
export const passIdIn = (text: string): PassId =>
  passId.safeParse(text).data ?? passId.parse("0-99999-9999999");
