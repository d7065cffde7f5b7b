import type { CSSProperties } from "react";
import { formatPlate, type Plate } from "../../../shared/domain/plate.ts";

/** A plate as painted on the vehicle: black on white in any scheme, so that the eye compares like with like. */
export const PlateSign = ({
  value,
  size = "medium",
}: {
  readonly value: Plate;
  readonly size?: "small" | "medium" | "huge";
}) => {
  const written = formatPlate(value);
  return (
    <span
      className={`plate plate-${size}`}
      style={{ "--characters": written.length } as CSSProperties}
      data-testid="plate"
    >
      {written}
    </span>
  );
};
