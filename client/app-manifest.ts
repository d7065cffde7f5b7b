import { checkpointWords } from "../shared/text/checkpoint.ts";
import { tabletWords as words } from "../shared/text/tablet.ts";

const icon = (size: number, purpose: "any" | "maskable") => ({
  src: `/checkpoint/icon-${purpose === "maskable" ? "maskable-" : ""}${size}.png`,
  sizes: `${size}x${size}`,
  type: "image/png",
  purpose,
});

/** The tablet's page as an app on the home screen (W3C Web Application Manifest). */
export const appManifest = {
  id: "/checkpoint",
  start_url: "/checkpoint/",
  scope: "/checkpoint",
  lang: "vi",
  name: checkpointWords.title.vi,
  short_name: words.appName.vi,
  description: words.appDescription.vi,
  display: "standalone",
  orientation: "any",
  background_color: "#0e1411",
  theme_color: "#0f6b45",
  icons: [icon(192, "any"), icon(512, "any"), icon(192, "maskable"), icon(512, "maskable")],
} as const;
