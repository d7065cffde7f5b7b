import { formatPlate, type Plate as PlateText } from "../../shared/domain/plate.ts";
import style from "./plate.module.css";

/** A plate as it looks on the vehicle. */
export const Plate = ({
  value,
  size = "md",
}: {
  readonly value: PlateText;
  readonly size?: "sm" | "md" | "lg" | "xl";
}) => (
  <span className={`${style.plate} ${style[size]}`} data-testid="plate">
    {formatPlate(value)}
  </span>
);
