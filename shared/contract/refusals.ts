import type { ProblemCode } from "./problems.ts";
import type { Route } from "./route-shape.ts";
import { type RouteName, routes } from "./routes.ts";

/** What every route of its kind can be refused with before its handler is asked. */
const atTheDoor = (name: RouteName, route: Route): readonly ProblemCode[] => {
  // An upload is known by the signature in its body, whoever is signed in and wherever the page came from.
  const isUpload = name === "recordScans";
  return [
    ...(route.who === "anyone" || isUpload ? (["rate-limited"] as const) : []),
    ...(route.who === "anyone" || isUpload
      ? []
      : (["not-signed-in", "bad-signature", "not-allowed", "device-cut-off"] as const)),
    ...(route.method === "GET" || isUpload ? [] : (["wrong-origin"] as const)),
    ...(route.params ? (["not-found"] as const) : []),
    ...(route.query ? (["invalid-input"] as const) : []),
    ...(route.bytes ? (["unsupported-media-type", "too-large"] as const) : []),
    ...(route.body
      ? (["unsupported-media-type", "too-large", "malformed-json", "invalid-input"] as const)
      : []),
    // A read that was given up [S18], a database that is away [S11], or a server that is not yet set up.
    "not-ready",
    "internal",
  ];
};

/** [X24] Every problem a route may answer with: those of its door and those its handler refuses with. */
export const problemsOf = (name: RouteName): readonly ProblemCode[] => {
  const route: Route = routes[name];
  return [...new Set([...atTheDoor(name, route), ...(route.refuses ?? [])])];
};
