import type { ReactNode } from "react";

/** Line icons of the desk, 24 × 24, in the colour of the text beside them. Decoration: words stand with them. */
const drawings = {
  lane: <path d="M7 3 4 21M17 3l3 18M12 4v3M12 11v3M12 18v3" />,
  plus: <path d="M12 5v14M5 12h14" />,
  minus: <path d="M5 12h14" />,
  search: <path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM20 20l-4.7-4.7" />,
  back: <path d="M19 12H5m6-7-7 7 7 7" />,
  next: <path d="m9 5 7 7-7 7" />,
  print: <path d="M7 9V3h10v6M7 18H4v-9h16v9h-3M7 14h10v7H7z" />,
  check: <path d="m4.5 12.5 5 5 10-11" />,
  eye: (
    <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Zm9.5 2.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z" />
  ),
  cross: <path d="M6 6l12 12M18 6 6 18" />,
  question: <path d="M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 17.5v.5" />,
  code: (
    <path d="M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 18h2v2h-2zM18 14h2M14 18v2" />
  ),
  user: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 21a7.5 7.5 0 0 1 15 0" />,
  tablet: <path d="M6 3h12v18H6zM11 18h2" />,
  place: (
    <path d="M12 21s7-6.2 7-11.5A7 7 0 0 0 5 9.5C5 14.8 12 21 12 21Zm0-9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z" />
  ),
  upload: <path d="M12 16V4m-5 5 5-5 5 5M4 16v4h16v-4" />,
  download: <path d="M12 4v12m-5-5 5 5 5-5M4 16v4h16v-4" />,
  clock: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm0-14v5l3.5 2" />,
  people: (
    <path d="M9 11.5A3.5 3.5 0 1 0 9 4.5a3.5 3.5 0 0 0 0 7ZM2.5 20a6.5 6.5 0 0 1 13 0M16 4.8a3.5 3.5 0 0 1 0 6.400M18 14.5a6.5 6.5 0 0 1 3.5 5.5" />
  ),
  lorry: (
    <path d="M2 6h11v10H2zM13 10h5l3.5 3v3H13zM6 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM17 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z" />
  ),
  road: <path d="M7 3 4 21M17 3l3 18M12 4v3M12 11v3M12 18v3" />,
  flag: <path d="M5 21V4h13l-2.5 4.5L18 13H5" />,
  out: <path d="M10 4H4v16h6M20 12H9m6-5 5 5-5 5" />,
  home: <path d="M4 11.5 12 4l8 7.5V20h-5.5v-5h-5v5H4z" />,
  warn: <path d="M12 4 2.8 20h18.400zM12 10v4.5M12 17v.5" />,
  inbox: <path d="M4 13 6.5 5h11L20 13v6H4zM4 13h5l1.5 2.5h3L15 13h5" />,
  sun: (
    <path d="M12 16.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.700 1.700M17.300 17.300 19 19M19 5l-1.700 1.700M6.700 17.300 5 19" />
  ),
  key: (
    <path d="M8 16.5a4.500 4.500 0 1 0 0-9 4.500 4.500 0 0 0 0 9Zm4.500-4.500H21v3.500M17 12v2.500" />
  ),
  edit: <path d="M4 20h4L19.5 8.5l-4-4L4 16zM13 7l4 4" />,
} as const satisfies Record<string, ReactNode>;
export type IconName = keyof typeof drawings;

export const Icon = ({ name, size = 20 }: { readonly name: IconName; readonly size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.9"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    {drawings[name]}
  </svg>
);
