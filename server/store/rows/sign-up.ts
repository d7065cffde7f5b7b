import type { SignUp } from "../../../shared/domain/sign-up-shape.ts";
import { ms } from "../../../shared/domain/time.ts";
import { parsed } from "./as-kept.ts";

/** A request's row: what it is found by follows from it. */
export const signUpColumns = (given: SignUp) => ({
  id: given.id,
  state: given.outcome?.what ?? "waiting",
  area: given.asked.area,
  movedAt: ms(given.outcome?.at ?? given.at),
  body: JSON.stringify(given),
});

export const toSignUp = (body: string): SignUp => JSON.parse(body) as SignUp;

/** What a row says that follows from the request; null where its body is none any more. */
const columnsOf = (body: unknown): Readonly<Record<string, unknown>> => {
  try {
    const { body: _, ...columns } = signUpColumns(body as SignUp);
    return columns;
  } catch {
    return {};
  }
};

/** The request as its row has it: a column is told only where it is another than follows from it. */
export const keptSignUp = (row: Readonly<Record<string, unknown>>): object => {
  const body = Object(parsed(String(row.body)));
  const kept = { state: row.state, area: row.area, movedAt: Number(row.moved_at) };
  const wanted = columnsOf(body);
  const otherwise = Object.entries(kept).filter(([name, value]) => wanted[name] !== value);
  return { ...body, ...Object.fromEntries(otherwise), id: row.id };
};
