import { remembered } from "./remembered.ts";

/** Light for the day, dark for the night, or as the device is set. */
export const scheme = remembered("scheme", ["auto", "light", "dark"], "auto");
/** High for full sun, or as the device is set. */
export const contrast = remembered("contrast", ["auto", "high"], "auto");

/** From now on the page looks as was chosen, or as the device is set. */
export const followAppearance = (): void => {
  const { dataset } = document.documentElement;
  const wished = matchMedia("(prefers-contrast: more)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = (): void => {
    const own = scheme.get();
    dataset.scheme = own !== "auto" ? own : dark.matches ? "dark" : "light";
    dataset.contrast = contrast.get() === "high" || wished.matches ? "high" : "usual";
  };
  show();
  scheme.subscribe(show);
  contrast.subscribe(show);
  wished.addEventListener("change", show);
  dark.addEventListener("change", show);
};
