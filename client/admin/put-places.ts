import type { Asking, Reply } from "../../shared/contract/routes.ts";
import { call } from "../api/call.ts";
import type { ImportKind, Recognised } from "./recognise.ts";

const routeOf = {
  areas: "putAreas",
  endpoints: "putEndpoints",
  checkpoints: "putCheckpoints",
  corridors: "putCorridors",
  carriers: "putCarriers",
} as const;

type PutRoute = (typeof routeOf)[ImportKind];

/** The server reads the items by the contract and says what is wrong with which. */
export const putPlaces = ({ kind, items }: Recognised): Promise<Reply<PutRoute>> =>
  call(routeOf[kind], { body: { items } } as Asking<PutRoute>);
