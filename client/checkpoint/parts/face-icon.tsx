import type { ReactNode } from "react";
import type { Face } from "../face.ts";

/** Each face is told apart by its drawing as well as its colour. */
const drawings: Readonly<Record<Face, ReactNode>> = {
  go: <path d="m12 26 9 9 16-20" />,
  inspect: <path d="M21 35a12 12 0 1 0 0-24 12 12 0 0 0 0 24ZM30 32l10 10" />,
  forged: <path d="M24 5 43 39H5ZM18 20l12 12M30 20 18 32" />,
  revoked: <path d="M24 42a18 18 0 1 0 0-36 18 18 0 0 0 0 36ZM11.500 11.500l25 25" />,
  expired: <path d="M24 42a18 18 0 1 0 0-36 18 18 0 0 0 0 36ZM24 13v11l8 6" />,
  "not-yet-valid": <path d="M8 12h32v28H8ZM8 20h32M16 6v8M32 6v8M24 26v5l4 3" />,
  mismatch: <path d="M5 15h38v18H5ZM13 39 35 9" />,
  crowded: (
    <path d="M16 21a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM32 21a6 6 0 1 0 0-12 6 6 0 0 0 0 12ZM5 38a11 11 0 0 1 22 0M24 30a11 11 0 0 1 19 8" />
  ),
  stop: <path d="M16 5h16l11 11v16L32 43H16L5 32V16ZM15 24h18" />,
  "cannot-check": <path d="M15 17a9 9 0 1 1 13 8c-3 2-4 3-4 7M24 39v1" />,
  unknown: <path d="M5 15h38v18H5ZM20 22a4 4 0 1 1 6 3c-2 1-2 1-2 2" />,
  damaged: <path d="M7 7h13v13H7ZM28 7h13v13H28ZM7 28h13v13H7ZM28 28l5 5-4 4 6 4" />,
  foreign: <path d="M7 7h13v13H7ZM28 7h13v13H28ZM7 28h13v13H7ZM28 28l13 13M41 28 28 41" />,
};

export const FaceIcon = ({ face }: { readonly face: Face }) => (
  <svg className="face-icon" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
    {drawings[face]}
  </svg>
);
