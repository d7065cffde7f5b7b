/** What is wrong with a screen as it is drawn now. */
export interface Fault {
  readonly rule: "sideways" | "cut-off" | "outside" | "small-target" | "out-of-reach";
  readonly selector: string;
  readonly detail: string;
}

/**
 * Runs in the page. Every piece of text lies within the window, within the boxes that clip it and within its own
 * button; whatever is tapped is 44 px high, at the barrier 64 px either way, and what decides over a vehicle is in reach
 * without scrolling.
 */
export const faultsOnScreen = (): Fault[] => {
  const faults: Fault[] = [];
  const told = new Set<string>();
  const styles = new Map<Element, CSSStyleDeclaration>();
  const styleOf = (element: Element): CSSStyleDeclaration => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };
  const one = (element: Element): string => {
    const id = element.getAttribute("data-testid");
    if (id) return `[data-testid=${id}]`;
    const classes = [...element.classList].filter((name) => !/^m_|__/.test(name)).slice(0, 2);
    return [element.tagName.toLowerCase(), ...classes].join(".");
  };
  const selectorOf = (element: Element): string => {
    const parents: string[] = [];
    for (let at: Element | null = element; at && parents.length < 4; at = at.parentElement) {
      parents.unshift(one(at));
      if (at.hasAttribute("data-testid")) break;
    }
    return parents.join(" > ");
  };
  const tell = (rule: Fault["rule"], element: Element, detail: string): void => {
    const selector = selectorOf(element);
    // A list of 200 rows says the same thing once.
    if (told.has(rule + selector)) return;
    told.add(rule + selector);
    faults.push({ rule, selector, detail });
  };
  const seen = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const forEars = (element: Element): boolean => {
    const { clipPath, overflow } = styleOf(element);
    return clipPath === "inset(50%)" || (element.clientWidth <= 1 && overflow !== "visible");
  };
  const window = document.documentElement.clientWidth;
  const clips = (how: string): boolean => how === "hidden" || how === "clip";
  const scrolls = (how: string): boolean => how === "auto" || how === "scroll";

  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth)
    tell("sideways", page, `${page.scrollWidth} px of content in ${page.clientWidth} px`);

  const inBoxes = (holder: Element, rect: DOMRect, text: string): void => {
    let [scrollsX, scrollsY] = [false, false];
    for (let box: Element | null = holder; box && box !== document.body; box = box.parentElement) {
      const style = styleOf(box);
      if (style.display === "inline" || style.display === "contents") continue;
      const edge = box.getBoundingClientRect();
      const across = Math.max(edge.left - rect.left, rect.right - edge.right);
      const down = Math.max(edge.top - rect.top, rect.bottom - edge.bottom);
      if (scrolls(style.overflowX)) {
        if (!scrollsX && box.scrollWidth > box.clientWidth + 1)
          tell("sideways", box, `${box.scrollWidth} px in a box of ${box.clientWidth} px`);
        scrollsX = true;
      }
      scrollsY ||= scrolls(style.overflowY);
      const holds =
        style.borderRightWidth !== "0px" ||
        !/^rgba\(.*, 0\)$/.test(style.backgroundColor) ||
        box.matches("button, a, label, [role=option], th, td, li");
      if (!scrollsX && across > 1.5 && (clips(style.overflowX) || holds))
        tell("cut-off", box, `"${text}" by ${Math.round(across)} px across`);
      // Letters reach a little over their line; half a line is too much.
      if (!scrollsY && down > 5 && (clips(style.overflowY) || holds))
        tell("cut-off", box, `"${text}" by ${Math.round(down)} px down`);
      if (style.position === "fixed") break;
    }
    if (!scrollsX && (rect.left < -1 || rect.right > window + 1))
      tell("outside", holder, `"${text}" reaches ${Math.round(rect.right)} of ${window} px`);
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const holder = node.parentElement;
    const text = node.textContent?.trim().slice(0, 40) ?? "";
    if (!holder || text === "" || /^(SCRIPT|STYLE|NOSCRIPT|TEXTAREA)$/.test(holder.tagName))
      continue;
    if (!seen(holder) || forEars(holder) || forEars(holder.parentElement ?? holder)) continue;
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) inBoxes(holder, rect, text);
  }

  const pen = document.createElement("canvas").getContext("2d")!;
  for (const field of document.querySelectorAll("input")) {
    const written = field.value || field.placeholder;
    if (written === "" || !seen(field) || /^(radio|checkbox|file|password)$/.test(field.type))
      continue;
    const style = field.value ? styleOf(field) : getComputedStyle(field, "::placeholder");
    const box = styleOf(field);
    // The shorthand is empty where figures are set apart, as ours are.
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const spaced = written.length * (Number.parseFloat(style.letterSpacing) || 0);
    const room =
      field.clientWidth - Number.parseFloat(box.paddingLeft) - Number.parseFloat(box.paddingRight);
    // What a person has typed scrolls with the cursor; a hint, or a choice made, is only ever read.
    const read = field.value === "" || field.readOnly;
    const width = pen.measureText(written).width + spaced;
    if (read && width > room + 1)
      tell(
        "cut-off",
        field,
        `"${written.slice(0, 40)}" is ${Math.round(width)} in ${Math.round(room)} px`,
      );
  }

  // With gloves on, and one thumb: everything the tablet has.
  const atBarrier = page.dataset.contrast !== undefined;
  const tappable =
    "button, a[href], input, select, textarea, [role=button], [role=tab], [role=option], summary";
  for (const element of document.querySelectorAll(tappable)) {
    const own = element instanceof HTMLInputElement && /^(radio|checkbox|file)$/.test(element.type);
    const target = own ? (element.closest("label") ?? element.labels?.[0]) : element;
    if (!target || target.closest("[inert]") || !seen(target) || forEars(target)) continue;
    // A link within a sentence is as tall as its line.
    if (styleOf(target).display === "inline") continue;
    const { width, height, left, top } = target.getBoundingClientRect();
    if (width <= 1 || height <= 1) continue;
    const id = element.getAttribute("data-testid") ?? "";
    const decides =
      /^(decide-|go-type|go-walk-up|record-again|occupants-|strips?-let-through)/.test(id);
    const least = atBarrier ? 64 : 44;
    if (height < least - 0.5) tell("small-target", target, `${Math.round(height)} px high`);
    if (atBarrier && width < least - 0.5)
      tell("small-target", target, `${Math.round(width)} px wide`);
    if (!decides || document.querySelector("dialog[open]")) continue;
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    if (!hit || !(target.contains(hit) || target.closest("fieldset[disabled]")))
      tell("out-of-reach", target, hit ? `lies under ${selectorOf(hit)}` : "lies off the screen");
  }
  return faults;
};
