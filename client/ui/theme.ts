import {
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  Table,
} from "@mantine/core";

/** Deep green of the lane; shade 7 carries white text at 6:1. */
const lane: MantineColorsTuple = [
  "#eaf6f0",
  "#d4ebdf",
  "#a9d8c0",
  "#7ac49f",
  "#52b283",
  "#34a06d",
  "#1f8a59",
  "#0f6b45",
  "#0b5537",
  "#073f29",
];

/** Neutrals with a little green in them, so that cards, lines and text belong together. */
const gray: MantineColorsTuple = [
  "#f6f8f6",
  "#eef1ee",
  "#e2e7e3",
  "#d2d9d4",
  "#b9c3bc",
  "#8d998f",
  "#5a675f",
  "#434e47",
  "#2b342f",
  "#18201b",
];
const dark: MantineColorsTuple = [
  "#e4ebe6",
  "#c4cec7",
  "#a3afa7",
  "#8b978f",
  "#3c4841",
  "#2c3630",
  "#1d2621",
  "#141b17",
  "#0e1411",
  "#080c0a",
];
const red: MantineColorsTuple = [
  "#fdefee",
  "#fadbd8",
  "#f3b4ae",
  "#ec8a81",
  "#e5675c",
  "#df4d41",
  "#c9362b",
  "#b02a20",
  "#931f17",
  "#6f140e",
];

const choices = {
  defaultProps: { withScrollArea: false },
  styles: { options: { maxHeight: 300, overflowY: "auto" } },
} as const;

const controlHeight = "44px";
/** Words beside a box or a dot are what a finger meets. */
const fingertip = { display: "flex", alignItems: "center", minHeight: controlHeight } as const;

export const theme = createTheme({
  colors: { lane, gray, dark, red },
  primaryColor: "lane",
  primaryShade: { light: 7, dark: 7 },
  black: "#18201b",
  fontFamily: '"Be Vietnam Pro", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Roboto Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: "0.8125rem", sm: "0.875rem", md: "0.9375rem", lg: "1.0625rem", xl: "1.25rem" },
  lineHeights: { xs: "1.4", sm: "1.45", md: "1.55", lg: "1.5", xl: "1.4" },
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  defaultRadius: "md",
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2.25rem" },
  headings: {
    fontWeight: "700",
    sizes: {
      h1: { fontSize: "1.625rem", lineHeight: "1.25" },
      h2: { fontSize: "1.125rem", lineHeight: "1.35" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  shadows: {
    sm: "0 1px 2px rgb(11 40 27 / 0.06)",
    md: "0 4px 16px rgb(11 40 27 / 0.10)",
    lg: "0 12px 40px rgb(11 40 27 / 0.18)",
  },
  respectReducedMotion: true,
  cursorType: "pointer",
  components: {
    Button: { defaultProps: { size: "md" }, styles: { root: { height: controlHeight } } },
    ActionIcon: { defaultProps: { size: 44, variant: "subtle", color: "gray" } },
    // In the alert's own colour a yellow one's could not be read.
    Alert: { styles: { title: { color: "var(--mantine-color-text)" } } },
    CloseButton: { defaultProps: { size: 44, iconSize: 20 } },
    SegmentedControl: { styles: { label: { minHeight: 44, lineHeight: "36px" } } },
    Radio: { styles: { body: { alignItems: "center" }, label: fingertip } },
    Checkbox: { styles: { body: { alignItems: "center" }, label: fingertip } },
    // Fields are as tall as a fingertip; multi-line ones grow from there.
    Input: Input.extend({
      defaultProps: { size: "md" },
      vars: (_theme, props) => ({
        wrapper: props.multiline ? {} : { "--input-height": controlHeight },
      }),
    }),
    InputWrapper: {
      defaultProps: { size: "sm", inputWrapperOrder: ["label", "input", "error", "description"] },
      styles: {
        label: { marginBottom: 4, fontWeight: 600 },
        description: { marginTop: 4 },
        error: { marginTop: 4 },
      },
    },
    // The list of choices scrolls itself, so that it is known as the popup of its input.
    Select: choices,
    Autocomplete: choices,
    MultiSelect: choices,
    Modal: {
      defaultProps: {
        centered: true,
        radius: "lg",
        padding: "lg",
        overlayProps: { backgroundOpacity: 0.45 },
      },
      styles: { title: { fontWeight: 650, fontSize: "1.125rem" } },
    },
    Table: Table.extend({ defaultProps: { verticalSpacing: "sm", horizontalSpacing: "md" } }),
    Menu: { defaultProps: { radius: "md", shadow: "lg" }, styles: { item: { minHeight: 44 } } },
    Tooltip: { defaultProps: { openDelay: 300 } },
  },
});

/** The product's own colours, by scheme. Text pairs hold 4.5:1 or more on their grounds. */
export const variables: CSSVariablesResolver = () => ({
  variables: {
    "--gl-bar": "#0a4630",
    "--gl-bar-line": "#1f6045",
    "--gl-bar-text": "#e9f5ee",
    "--gl-bar-dim": "#a9cdbb",
  },
  light: {
    "--gl-ground": "#f3f5f2",
    "--gl-card": "#ffffff",
    "--gl-line": "#dde3de",
    "--gl-soft": "#eef2ef",
    "--gl-go": "#0f6b45",
    "--gl-go-ground": "#dff1e7",
    "--gl-inspect": "#7a4a00",
    "--gl-inspect-ground": "#fdeecb",
    "--gl-high": "#8a3a00",
    "--gl-high-ground": "#ffe2cc",
    "--gl-stop": "#a3231a",
    "--gl-stop-ground": "#fce3e0",
    "--gl-cannot": "#553c9a",
    "--gl-cannot-ground": "#ece6fa",
    "--gl-quiet": "#4a564f",
    "--gl-quiet-ground": "#e6ebe7",
    "--mantine-color-body": "#ffffff",
    "--mantine-color-dimmed": "#56625b",
    "--mantine-color-placeholder": "#667269",
    "--mantine-color-default-border": "#bfc9c2",
    "--mantine-color-error": "#b02a20",
    "--mantine-color-anchor": "#0f6b45",
  },
  dark: {
    "--gl-bar": "#0a3122",
    "--gl-bar-line": "#174a35",
    "--gl-ground": "#0e1411",
    "--gl-card": "#161e1a",
    "--gl-line": "#2c3630",
    "--gl-soft": "#1d2621",
    "--gl-go": "#8fdcb3",
    "--gl-go-ground": "#113825",
    "--gl-inspect": "#f5cd7a",
    "--gl-inspect-ground": "#3d2c07",
    "--gl-high": "#ffb98a",
    "--gl-high-ground": "#47210a",
    "--gl-stop": "#ffada5",
    "--gl-stop-ground": "#4a1713",
    "--gl-cannot": "#cdbcff",
    "--gl-cannot-ground": "#2e2352",
    "--gl-quiet": "#b9c4bc",
    "--gl-quiet-ground": "#28312c",
    "--mantine-color-body": "#161e1a",
    "--mantine-color-dimmed": "#a3afa7",
    "--mantine-color-placeholder": "#8b978f",
    "--mantine-color-default-border": "#3c4841",
    "--mantine-color-error": "#ff9c92",
    "--mantine-color-anchor": "#7ac49f",
  },
});
