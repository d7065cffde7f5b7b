export const schemes = ["auto", "light", "dark"] as const;
export type Scheme = (typeof schemes)[number];
const kept = "greenlane.scheme";

export const rememberedScheme = (): Scheme => {
  try {
    return schemes.find((one) => one === localStorage.getItem(kept)) ?? "auto";
  } catch {
    return "auto";
  }
};

/** Light for the sun, dark for the night, or as the device is set. Remembered in this browser. */
export const applyScheme = (scheme: Scheme): void => {
  document.documentElement.dataset.scheme = scheme;
  try {
    localStorage.setItem(kept, scheme);
  } catch {
    // Storage is off: the choice lasts as long as the page.
  }
};
