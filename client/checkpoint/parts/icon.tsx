import type { ReactNode } from "react";

const drawings = {
  scan: <path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16" />,
  typed: <path d="M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M7 14h10" />,
  walkUp: (
    <path d="M2 6h11v10H2zM13 10h5l3 3v3h-8zM6 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" />
  ),
  coming: <path d="M8 3 5 21M16 3l3 18M12 4v3M12 11v3M12 18v3" />,
  recent: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.500 2" />,
  menu: <path d="M4 7h16M4 12h16M4 17h16" />,
  close: <path d="M6 6l12 12M18 6 6 18" />,
  back: <path d="M19 12H5m6-7-7 7 7 7" />,
  erase: <path d="M9 5h12v14H9l-6-7zM12 9l6 6M18 9l-6 6" />,
  convoy: (
    <path d="M2 9h6v7H2zM10 9h6v7h-6zM18 9h4v7h-4M4 18.500h.01M13 18.500h.01M20 18.500h.01" />
  ),
  turnCamera: (
    <path d="M4 8h3l2-3h6l2 3h3v11H4zM9 14a3 3 0 0 1 5.500-1.500M15 13a3 3 0 0 1-5.500 1.500M14.500 10.500v2h-2M9.500 16.500v-2h2" />
  ),
  torch: <path d="M13 2 5 14h6l-1 8 8-12h-6z" />,
  check: <path d="m4.500 12.500 5 5 10-11" />,
  send: <path d="M12 19V5m-6 6 6-6 6 6" />,
  warn: <path d="M12 4 2.800 20h18.400zM12 10v4.500M12 17v.500" />,
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  photo: <path d="M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15 9h.01" />,
  camera: (
    <path d="M4 8h3l2-3h6l2 3h3v11H4zM12 16.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Z" />
  ),
  print: <path d="M7 9V3h10v6M7 18H4v-9h16v9h-3M7 14h10v7H7z" />,
  undo: <path d="M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3" />,
  person: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 20c1-4 4-5.500 8-5.500s7 1.500 8 5.500" />,
  next: <path d="m9 5 7 7-7 7" />,
} as const satisfies Record<string, ReactNode>;
export type IconName = keyof typeof drawings;

/** Line icons in the colour of the text beside them. Decoration: words stand with them. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    {drawings[name]}
  </svg>
);
